"""The hooks by which a caller's own cattrs converter reads and writes our types."""

from cattrs import Converter

from egov_hub._wording import Word
from egov_hub.documents import _reading, _slow_reading, _writing
from egov_hub.records import Record
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import CountryCode, Slug
from egov_hub.values.text import Text

# The bases of all our types, except records and one union.
_BASES = (Text, PartialDate, Slug, CountryCode, Word, Answer)


def configure_converter(converter: Converter) -> None:
    """Put hooks for the library's types on a converter."""
    for base in _BASES:
        converter.register_structure_hook(base, _slow_reading.read)
        converter.register_unstructure_hook(base, _writing.to_json)
    converter.register_structure_hook_func(_slow_reading.is_party, _slow_reading.read)
    converter.register_structure_hook(Record, _reading.from_dict)
    converter.register_unstructure_hook(Record, _writing.to_json)
