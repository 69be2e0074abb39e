"""Coverage-guided fuzzing of all readers: does one raise anything except its own error?

`python -m fuzz TARGET --minutes 10` runs one target of the table in `targets`.
"""
