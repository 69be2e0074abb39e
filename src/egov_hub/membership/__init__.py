"""Membership: when parties belonged, in what standing, and how certain this is.

The records are in `changes` and `rosters`, their vocabulary is in `words`, and the questions about
them are in `history`. `_timeline` works out which days follow from others.
"""
