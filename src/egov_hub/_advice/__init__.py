"""Advice: what the writer of a wrong value most likely meant.

Words with nearly the same spelling often have different meanings. So a word is only suggested if a
table says that it means the same, or if the written word is the same except for one typing mistake.
In other cases, the caller lists the words that its field accepts.

=============  ===================================================================================
`spelling`     the known word that differs from a word by at most one slip
`words`        what people write for the words of closed lists
`fields`       what people write for the fields of records, and for facts without a field
`countries`    what people write for countries
`languages`    what people write for languages
`ids`          the id that can be made from a name
=============  ===================================================================================

For dates, see `egov_hub.values._date_advice`; for texts that are not JSON, see
`egov_hub.documents._broken_text`. All modules are imported when the first problem is found, so they
take no time for good data. All look-ups take the same time with few or many known words, so
thousands of problems can have advice: see docs/decisions/0036.
"""
