"""The types of fields and their parts, and the records that occur many times in a document."""

from typing import Final

from egov_hub._types import alternatives, given_kind, is_optional, is_record, item_of
from egov_hub._wording import Word
from egov_hub.membership.changes import MembershipChange
from egov_hub.parties import Post
from egov_hub.register.outlines import FIELDS
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import CountryCode, Slug
from egov_hub.values.sources import Citation
from egov_hub.values.text import Text
from egov_hub.workshops import Attendance, CoOrganizer, Headcount, Place

__all__ = [
    "BASES",
    "MAY_BE_REPEATED",
    "REPEATED",
    "alternatives",
    "given_kind",
    "is_optional",
    "is_record",
    "item_of",
]

# The base types of all types with a JSON form, except records and one union.
BASES: Final = (Text, PartialDate, Slug, CountryCode, Word, Answer)
# Small records that occur many times in a document. Equal ones are read and written only once.
REPEATED: Final = (Attendance, Citation, CoOrganizer, Headcount, Place, Post)
# A party may change twice in the same way, and the ids of a hub's records already differ.
MAY_BE_REPEATED: Final = (MembershipChange, *FIELDS)
