"""The contract of a serializer: an implementation that writes hubs as text and reads them."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar, Final, cast

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, DrawFn, SearchStrategy

from egov_hub.documents import JsonValue, dumps, loads
from egov_hub.register.hub import Hub
from egov_hub.testing._as_code import as_code
from egov_hub.testing._hubs import any_hubs
from egov_hub.testing._promises import Contract, broken, difference, search

__all__ = ["SerializerContract"]

LOSSLESS = "A hub that was written is read back equal in every field."
DETERMINISTIC = "Equal hubs are written as the same text."
STRICT = "A text that is not a document is refused."
ONLY_REFUSALS = "For any text, `read` raises only the exceptions in `refusal`."

UNKNOWN_KEY = "no such key"
OTHER_VALUES: Final[tuple[JsonValue, ...]] = (None, False, 0, 1.5, "", [], {}, [[]], {"": None})


class SerializerContract(Contract, ABC):
    """The tests of a serializer. Subclass it.

    For unittest, derive from `unittest.TestCase` as well. For pytest, start the name of the class
    with `Test`.

    Attributes:
        refusal: What `read` raises for a text that is not a document.

    Example:
        >>> class TestJson(SerializerContract):
        ...     def write(self, hub: Hub) -> str:
        ...         return dumps(hub)
        ...
        ...     def read(self, text: str) -> Hub:
        ...         return loads(text)
        >>> TestJson().test_lossless()
    """

    refusal: ClassVar[type[Exception] | tuple[type[Exception], ...]] = ValueError

    @abstractmethod
    def write(self, hub: Hub) -> str:
        """Return a hub as a document."""

    @abstractmethod
    def read(self, text: str) -> Hub:
        """Return the hub of a document, or raise a `refusal`."""

    def spoiled(self, document: str) -> SearchStrategy[str]:
        """Return texts that are similar to a document and must be refused.

        The default is for JSON whose outermost value is an object. The text is cut off, an object
        has an unknown key or a duplicate key, or a string is replaced by true. Override this for
        other formats.

        Args:
            document: A document that was written.
        """
        return spoiled_json(document)

    def test_lossless(self) -> None:
        """A hub that was written is read back equal in every field."""

        @given(any_hubs())
        def check(hub: Hub) -> None:
            code = [f"hub = {as_code(hub)}", "assert contract.read(contract.write(hub)) == hub"]
            try:
                got = self.read(self.write(hub))
            except Exception as error:
                raise broken(self, LOSSLESS, f"It raised {error!r}.", code) from error
            if got != hub:
                raise broken(self, LOSSLESS, difference(hub, got), code)

        search(self, check)

    def test_deterministic(self) -> None:
        """Equal hubs are written as the same text."""

        @given(any_hubs())
        def check(hub: Hub) -> None:
            # Equal sets can have another order of items.
            again = loads(dumps(hub))
            first, second = self.write(hub), self.write(again)
            if first != second:
                code = [
                    f"hub = {as_code(hub)}",
                    "assert contract.write(loads(dumps(hub))) == contract.write(hub)",
                ]
                raise broken(self, DETERMINISTIC, f"Expected {first!r}, got {second!r}.", code)

        search(self, check)

    def test_strict(self) -> None:
        """A text that is nearly a document is refused."""

        @given(any_hubs(), st.data())
        def check(hub: Hub, data: DataObject) -> None:
            text = data.draw(self.spoiled(self.write(hub)))
            if not self._refuses(text):
                raise broken(self, STRICT, "It was accepted.", _must_be_refused(text))

        search(self, check)

    def test_nothing_else_escapes(self) -> None:
        """Any text is a document or is refused: no other error is raised."""

        @given(any_hubs(), st.data())
        def check(hub: Hub, data: DataObject) -> None:
            self._refuses(data.draw(st.text() | other_values() | damaged(self.write(hub))))

        search(self, check)

    def _refuses(self, text: str) -> bool:
        try:
            self.read(text)
        except self.refusal:
            return True
        except Exception as error:
            saw = f"It raised {error!r}."
            raise broken(self, ONLY_REFUSALS, saw, _must_be_refused(text)) from error
        return False


def _must_be_refused(text: str) -> list[str]:
    return [
        f"text = {text!r}",
        "try:",
        "    contract.read(text)",
        "except contract.refusal:",
        "    pass",
        "else:",
        '    raise AssertionError("not refused")',
    ]


# Texts that are not documents, or may not be


def other_values() -> SearchStrategy[str]:
    """JSON texts that have nothing to do with a hub."""
    return st.sampled_from(OTHER_VALUES).map(json.dumps)


@st.composite
def spoiled_json(draw: DrawFn, document: str) -> str:
    """Texts that are similar to a JSON document and that a strict reader refuses."""
    way = draw(st.sampled_from(("cut off", "unknown key", "key twice", "wrong type")))
    if way == "cut off":
        whole = document.strip()
        return whole[: draw(st.integers(0, len(whole) - 1))]
    value = json.loads(document)
    places = list(_places(value))
    if way == "wrong type":
        holder, key = draw(st.sampled_from([at for at in places if isinstance(at[0][at[1]], str)]))
        holder[key] = True
        return json.dumps(value)
    holder, key = draw(st.sampled_from([at for at in places if isinstance(at[1], str)]))
    holder[UNKNOWN_KEY] = holder[key]
    text = json.dumps(value)
    return text if way == "unknown key" else text.replace(f'"{UNKNOWN_KEY}"', json.dumps(key))


@st.composite
def damaged(draw: DrawFn, document: str) -> str:
    """Texts in which a part of a document is removed or replaced. They may still be documents."""
    try:
        value = json.loads(document)
    except ValueError:
        start, end = sorted(draw(st.integers(0, len(document))) for _ in range(2))
        return document[:start] + draw(st.text()) + document[end:]
    holder, key = draw(st.sampled_from(list(_places(value))))
    if draw(st.booleans()):
        del holder[key]
    else:
        holder[key] = draw(st.sampled_from(OTHER_VALUES))
    return json.dumps(value)


def _places(value: object) -> Iterator[tuple[Any, Any]]:
    """Return every place in a JSON value: the object or list, and the key or index."""
    if isinstance(value, (dict, list)):
        holder = cast("Any", value)
        for key in list(holder) if isinstance(value, dict) else range(len(holder)):
            yield holder, key
            yield from _places(holder[key])
