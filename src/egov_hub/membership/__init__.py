"""Membership: from when to when parties belonged, in what standing, and how surely that is known.

`changes` and `rosters` have the records, `words` their vocabulary, and `history` what is asked of
them. How days follow from each other is in `_timeline`.
"""
