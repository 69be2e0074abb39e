"""msgspec knows attrs classes, but not our rules: it writes what `loads` reads, or nothing."""

import hypothesis
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import egov_hub
from egov_hub import Hub, PartialDate, Record, Text, Workshop, loads, to_dict
from egov_hub.testing import SerializerContract
from tests.support.classes import RECORDS
from tests.support.effort import times

# What registers and answers are made of.
KINDS = [kind for kind in RECORDS if kind.__name__ in egov_hub.__all__]
FINDING = hypothesis.settings(
    derandomize=True, database=None, phases=[hypothesis.Phase.generate], max_examples=100
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_record_is_written_as_we_read_it_or_refused(kind: type[Record]) -> None:
    @times(0.4)
    @given(st.from_type(kind))
    def check(record: Record) -> None:
        try:
            written = msgspec.json.encode(record)
        except TypeError:
            return
        assert loads(written, kind) == record

    check()


@pytest.mark.parametrize("value", [Text(en="Hub"), PartialDate("2018?"), Workshop("w")], ids=repr)
def test_values_that_have_no_attributes_in_json_are_refused(value: object) -> None:
    for write in (msgspec.json.encode, msgspec.msgpack.encode, msgspec.to_builtins):
        with pytest.raises(TypeError, match=r"Encoding objects of type .* is unsupported"):
            write(value)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_record_is_read_without_its_rules(kind: type[Record]) -> None:
    with pytest.raises(TypeError):
        msgspec.json.Decoder(kind)


class WithStrings(SerializerContract[bytes]):
    """A serializer that writes each of our values as its `str`, and so loses languages."""

    settings = FINDING

    def write(self, hub: Hub) -> bytes:
        return msgspec.json.encode(hub, enc_hook=str)

    def read(self, document: bytes, /) -> Hub:
        return loads(document)


class TestRight(SerializerContract[bytes]):
    settings = hypothesis.settings(max_examples=10)

    def write(self, hub: Hub) -> bytes:
        return msgspec.json.encode(to_dict(hub))

    def read(self, document: bytes, /) -> Hub:
        return loads(document)


def test_the_contract_finds_what_msgspec_writes_by_attributes() -> None:
    with pytest.raises(AssertionError, match="A hub that was written is read back equal"):
        WithStrings().test_lossless()
