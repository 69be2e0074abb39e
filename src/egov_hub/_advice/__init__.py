"""Advice: what was most likely meant by what is wrong.

Spelling that is near is not meaning that is near. So a word is only suggested if it is known to
mean the same (from a table), or if one typing mistake makes it the word that was written. Where
neither is so, the caller lists the words that its field takes.

=============  ===================================================================================
`spelling`     which known word a word is, but for one slip
`words`        what people write for the words of closed lists
`fields`       what people call the fields of records, and where to write what has no field
`countries`    what people call countries
`languages`    what people call languages
`ids`          the id that a name would make
=============  ===================================================================================

For dates see `egov_hub.values._date_advice`, for texts that are not JSON
`egov_hub.documents._broken_text`. All are imported when the first problem is found: good data never
pays for them. And all are look-ups that take a time which does not grow with what is known, so
that thousands of problems can have advice: see docs/decisions/0036.
"""
