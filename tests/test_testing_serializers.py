"""The contract of a serializer takes right ones, and tells what is wrong with wrong ones."""

import base64
import json
import re
import unittest
import zlib
from collections.abc import Callable

import hypothesis
import pytest
from attrs import evolve
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

from egov_hub import Hub, Text, dumps, loads
from egov_hub.testing import SerializerContract
from egov_hub.testing.serializers import damaged, spoiled_json

FEW = hypothesis.settings(max_examples=30)
FEWER = hypothesis.settings(max_examples=10)
FINDING = hypothesis.settings(
    derandomize=True, database=None, phases=[hypothesis.Phase.generate], max_examples=100
)


class TestJson(SerializerContract[str]):
    settings = FEW

    def write(self, hub: Hub) -> str:
        return dumps(hub)

    def read(self, text: str) -> Hub:
        return loads(text)


class TestBase64(SerializerContract[str], unittest.TestCase):
    """A format that is not JSON, with texts of its own that are none."""

    settings = FEW

    def write(self, hub: Hub) -> str:
        return base64.b64encode(dumps(hub).encode()).decode()

    def read(self, text: str) -> Hub:
        return loads(base64.b64decode(text, validate=True))

    def spoiled(self, document: str) -> SearchStrategy[str]:
        return st.sampled_from("*é").map(lambda mark: document + mark)


class TestUtf8(SerializerContract[bytes]):
    settings = FEWER

    def write(self, hub: Hub) -> bytes:
        return dumps(hub).encode()

    def read(self, document: bytes) -> Hub:
        assert isinstance(document, bytes)
        return loads(document)


class TestCompressed(SerializerContract[bytes]):
    """Documents that are not UTF-8."""

    settings = FEWER
    refusal = (ValueError, zlib.error)

    def write(self, hub: Hub) -> bytes:
        return zlib.compress(dumps(hub).encode())

    def read(self, document: bytes) -> Hub:
        return loads(zlib.decompress(document))

    def spoiled(self, document: bytes) -> SearchStrategy[bytes]:
        return st.integers(0, len(document) - 1).map(lambda end: document[:end])


class Wrong(TestJson):
    settings = FINDING


class Drops(Wrong):
    def write(self, hub: Hub) -> str:
        return dumps(evolve(hub, name=Text(str(hub.name))))


class CannotWrite(Wrong):
    def write(self, hub: Hub) -> str:
        message = "no room"
        raise OSError(message)


class CannotRead(Wrong):
    def read(self, text: str) -> Hub:
        message = "no room"
        raise OSError(message)


class GivesNone(Wrong):
    def read(self, text: str) -> Hub:
        return None  # type: ignore[return-value] # that is what is wrong with it


class Counts(Wrong):
    written = 0

    def write(self, hub: Hub) -> str:
        self.written += 1
        return dumps(hub) + " " * self.written


class Tolerates(Wrong):
    """Passes over keys that it does not know."""

    def read(self, text: str) -> Hub:
        value = json.loads(text)
        return loads(json.dumps({key: value[key] for key in value if key != "no such key"}))


class LetsErrorsEscape(Wrong):
    def read(self, text: str) -> Hub:
        json.loads(text)["name"]
        return loads(text)


WRITES_ALL = "`write` takes every hub.\n"
LOSSLESS = "A hub that was written is read back equal in every field.\n"
DETERMINISTIC = "Equal hubs are written as the same document.\n"
STRICT = "What is not a document is refused.\n"
ONLY_REFUSALS = "Whatever is read, `read` raises only the exceptions in `refusal`.\n"


@pytest.mark.parametrize(
    ("contract", "test", "message"),
    [
        (Drops(), "test_lossless", LOSSLESS + "At /name"),
        (CannotWrite(), "test_lossless", WRITES_ALL + "It raised OSError('no room')."),
        (CannotWrite(), "test_strict", WRITES_ALL + "It raised OSError('no room')."),
        (CannotRead(), "test_lossless", LOSSLESS + "It raised OSError('no room')."),
        (GivesNone(), "test_lossless", LOSSLESS + "Expected a Hub, got None."),
        (Counts(), "test_deterministic", DETERMINISTIC),
        (Tolerates(), "test_strict", STRICT + "It was accepted."),
        (LetsErrorsEscape(), "test_nothing_else_escapes", ONLY_REFUSALS + "It raised "),
    ],
)
def test_a_wrong_serializer_is_found_and_its_code_fails_again(
    contract: SerializerContract[str], test: str, message: str
) -> None:
    with pytest.raises(AssertionError) as failure:
        getattr(contract, test)()
    said = str(failure.value)
    assert said.startswith(message)
    _, _, code = said.partition("To reproduce it, run this:\n\n")
    with pytest.raises((AssertionError, OSError, LookupError, TypeError)):
        exec(code, {})  # noqa: S102 - it was printed to be run


DOCUMENT = dumps(Hub("hub", "Hub"))


SPOILED: list[Callable[[str], bool]] = [
    lambda text: "hub" not in text,
    lambda text: '"no such key"' in text,
    lambda text: text.count('"id"') == 2,
    lambda text: "true" in text,
]
DAMAGED: list[tuple[str, Callable[[str], bool]]] = [
    (DOCUMENT, lambda text: '"id"' not in text),
    (DOCUMENT, lambda text: "1.5" in text),
    ("no JSON", lambda text: text != "no JSON"),
]


@pytest.mark.parametrize("is_so", SPOILED)
def test_a_document_is_spoiled_in_each_way(is_so: Callable[[str], bool]) -> None:
    assert is_so(hypothesis.find(spoiled_json(DOCUMENT), is_so))


@pytest.mark.parametrize(("document", "is_so"), DAMAGED)
def test_a_document_is_damaged_in_each_way(document: str, is_so: Callable[[str], bool]) -> None:
    assert is_so(hypothesis.find(damaged(document), is_so))


class WritesNone(Wrong):
    def write(self, hub: Hub) -> str:
        return None  # type: ignore[return-value] # that is what is wrong with it


class SpoilsWithoutStrategy(Wrong):
    def spoiled(self, document: str) -> SearchStrategy[str]:
        return [document]  # type: ignore[return-value] # that is what is wrong with it


class RefusesWithText(Wrong):
    refusal = "no"  # type: ignore[assignment] # that is what is wrong with it


class HasNoSettings(Wrong):
    settings = 100  # type: ignore[assignment] # that is what is wrong with it


@pytest.mark.parametrize(
    ("contract", "test", "message"),
    [
        (WritesNone(), "test_lossless", "`write` returned None. Return a text (str) or bytes."),
        (WritesNone(), "test_strict", "`write` returned None. Return a text (str) or bytes."),
        (SpoilsWithoutStrategy(), "test_strict", "`spoiled` returned "),
        (RefusesWithText(), "test_strict", "`refusal` is 'no'. Write a class of "),
        (HasNoSettings(), "test_lossless", "`settings` is 100. Write `settings = "),
    ],
)
def test_misuse_names_the_member(
    contract: SerializerContract[str], test: str, message: str
) -> None:
    with pytest.raises(InvalidArgument, match=re.escape(message)):
        getattr(contract, test)()
