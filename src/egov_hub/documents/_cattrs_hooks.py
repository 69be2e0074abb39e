"""The hooks with which a caller's own cattrs converter reads and writes our types."""

from cattrs import BaseConverter, Converter

from egov_hub import _parse
from egov_hub.documents import _reading, _slow_reading, _writing
from egov_hub.documents._field_types import BASES
from egov_hub.records import Record
from egov_hub.values.text import Text


def _as_converter(value: BaseConverter) -> BaseConverter:
    return _parse.instance(value, BaseConverter)


def _is_record_or_text(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, (Record, Text))


def make_converter() -> Converter:
    """Return a new converter with the hooks."""
    fresh = Converter()
    configure_converter(fresh)
    return fresh


def configure_converter(converter: Converter) -> None:
    """Add hooks for the library's types to a converter."""
    _parse.argument("converter", _as_converter, converter)
    for base in BASES:
        converter.register_structure_hook(base, _slow_reading.read)
        if base is not Text:
            converter.register_unstructure_hook(base, _writing.to_json)
    converter.register_unstructure_hook_factory(_is_record_or_text, _writing.writer_of_field)
    converter.register_structure_hook_func(_slow_reading.is_party, _slow_reading.read)
    converter.register_structure_hook(Record, _reading.from_dict)
