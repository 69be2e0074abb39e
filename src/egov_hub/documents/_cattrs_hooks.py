"""The hooks that let a caller's own cattrs converter read and write our types."""

from cattrs import Converter

from egov_hub._wording import Word
from egov_hub.documents import _explained_reading, _reading, _writing
from egov_hub.records import Record
from egov_hub.values.answers import Answer
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import CountryCode, Slug
from egov_hub.values.text import Text

# The bases of all types that are ours, but for records and one union.
_BASES = (Text, PartialDate, Slug, CountryCode, Word, Answer)


def configure_converter(converter: Converter) -> None:
    """Put hooks for the library's types on a converter."""
    for base in _BASES:
        converter.register_structure_hook(base, _explained_reading.read)
        converter.register_unstructure_hook(base, _writing.to_json)
    converter.register_structure_hook_func(_explained_reading.is_party, _explained_reading.read)
    converter.register_structure_hook(Record, _reading.from_dict)
    converter.register_unstructure_hook(Record, _writing.to_json)
