"""Coverage-guided fuzzing of what reads the data of others: does anything but its own error escape?

`python -m fuzz TARGET --minutes 10` runs one target of the table in `targets`.
"""
