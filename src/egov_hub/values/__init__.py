"""Values: the days, words, ids and sources that records are made of. None of them can change."""
