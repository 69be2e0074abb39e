"""Writing YAML in block style, with quotes if a reader of YAML 1.1 or 1.2 would guess a type."""

import re
from collections.abc import Callable
from sys import maxsize
from typing import Any, Final, cast

import yaml

from egov_hub.documents import to_dict
from egov_hub.documents.versions import SCHEMA
from egov_hub.records import Record

# The types of this library are not complete.
_DUMP: Final[Any] = cast("Any", yaml).dump
# Numbers in YAML 1.2 that PyYAML, which follows 1.1, does not read as numbers.
_NUMBER_OF_1_2: Final = re.compile(r"[-+]?(0o[0-7]+|(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?)")
# Characters that a reader could change if there were no quotes: line ends, and invisible ones.
_UNSEEN: Final = re.compile(
    r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


class _Dumper(yaml.SafeDumper):
    """Writes strings so that they are read as strings."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - as PyYAML has it
        """Write equal values in full."""
        return True


def _represent_text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    quotes = '"' if _UNSEEN.search(text) else "'" if _NUMBER_OF_1_2.fullmatch(text) else None
    represent: Callable[..., yaml.ScalarNode] = cast("Any", dumper).represent_scalar
    return represent("tag:yaml.org,2002:str", text, style=quotes)


_Dumper.add_representer(str, _represent_text)


def text(record: Record, schema: str | None = None) -> str:
    """Return a record as YAML text, with `$schema` if a hub has one."""
    value = to_dict(record)
    if schema is not None:
        value = {SCHEMA: schema, **value}
    written: str = _DUMP(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=maxsize)
    return written
