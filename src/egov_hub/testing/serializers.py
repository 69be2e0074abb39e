"""The contract of a serializer: an implementation that writes hubs as documents and reads them."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar, Final, Generic, TypeVar, cast

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, DrawFn, SearchStrategy

from egov_hub.documents import JsonValue, dumps, loads
from egov_hub.register.hub import Hub
from egov_hub.testing._as_code import as_code
from egov_hub.testing._hubs import any_hubs
from egov_hub.testing._promises import Contract, broken, difference, misused, search, searching

__all__ = ["SerializerContract"]

# pytest shows no frame of this module when a test fails.
__tracebackhide__ = True

WRITES_ALL = "`write` takes every hub."
LOSSLESS = "A hub that was written is read back equal in every field."
DETERMINISTIC = "Equal hubs are written as the same document."
STRICT = "What is not a document is refused."
ONLY_REFUSALS = "Whatever is read, `read` raises only the exceptions in `refusal`."

Document = TypeVar("Document", str, bytes)

UNKNOWN_KEY = "no such key"
OTHER_VALUES: Final[tuple[JsonValue, ...]] = (None, False, 0, 1.5, "", [], {}, [[]], {"": None})


class SerializerContract(Contract, ABC, Generic[Document]):
    """The tests of a serializer. Subclass it, and say whether its documents are `str` or `bytes`.

    For unittest, derive from `unittest.TestCase` as well. For pytest, start the name of the class
    with `Test`.

    Attributes:
        refusal: The error that `read` raises for a value that is not a document.

    Example:
        >>> class TestJson(SerializerContract[str]):
        ...     def write(self, hub: Hub) -> str:
        ...         return dumps(hub)
        ...
        ...     def read(self, text: str) -> Hub:
        ...         return loads(text)
        >>> TestJson().test_lossless()
    """

    refusal: ClassVar[type[Exception] | tuple[type[Exception], ...]] = ValueError

    @abstractmethod
    def write(self, hub: Hub) -> Document:
        """Return a hub as a document."""

    @abstractmethod
    def read(self, document: Document, /) -> Hub:
        """Return the hub of a document, or raise a `refusal`."""

    def spoiled(self, document: Document) -> SearchStrategy[Document]:
        """Return values that are similar to a document, but must be refused.

        The default is for JSON whose outermost value is an object; bytes are UTF-8. The document is
        cut off, an object has an unknown key or a duplicate key, or a string is replaced by true.
        Override this for other formats.

        Args:
            document: A document that was written.
        """
        return _like(document, spoiled_json(_text(document)))

    @searching
    def test_lossless(self) -> None:
        """A hub that was written is read back equal in every field."""

        @given(any_hubs())
        def check(hub: Hub) -> None:
            code = [f"hub = {as_code(hub)}", "assert contract.read(contract.write(hub)) == hub"]
            document = self._written(hub)
            try:
                got = self.read(document)
            except Exception as error:
                raise broken(self, LOSSLESS, f"It raised {error!r}.", code) from error
            if got != hub:
                raise broken(self, LOSSLESS, difference(hub, got), code)

        search(self, check)

    @searching
    def test_deterministic(self) -> None:
        """Equal hubs are written as the same document."""

        @given(any_hubs())
        def check(hub: Hub) -> None:
            # Equal sets can have their items in another order.
            again = loads(dumps(hub))
            first, second = self._written(hub), self._written(again)
            if first != second:
                code = [
                    f"hub = {as_code(hub)}",
                    "assert contract.write(loads(dumps(hub))) == contract.write(hub)",
                ]
                raise broken(self, DETERMINISTIC, f"Expected {first!r}, got {second!r}.", code)

        search(self, check)

    @searching
    def test_strict(self) -> None:
        """A value that is nearly a document is refused."""

        @given(any_hubs(), st.data())
        def check(hub: Hub, data: DataObject) -> None:
            spoiled = self.spoiled(self._written(hub))
            if not isinstance(spoiled, SearchStrategy):
                instead = "Return a Hypothesis strategy."
                raise misused("`spoiled` returned", spoiled, instead)
            nearly = data.draw(spoiled)
            if not self._refuses(nearly):
                raise broken(self, STRICT, "It was accepted.", _must_be_refused(nearly))

        search(self, check)

    @searching
    def test_nothing_else_escapes(self) -> None:
        """Any value is a document or is refused: no other error is raised."""

        @given(any_hubs(), st.data())
        def check(hub: Hub, data: DataObject) -> None:
            self._refuses(data.draw(_anything(self._written(hub))))

        search(self, check)

    def _written(self, hub: Hub) -> Document:
        """Return a hub as a document."""
        try:
            document = self.write(hub)
        except Exception as error:
            code = [f"contract.write({as_code(hub)})"]
            raise broken(self, WRITES_ALL, f"It raised {error!r}.", code) from error
        if not isinstance(document, (str, bytes)):
            raise misused("`write` returned", document, "Return a text (str) or bytes.")
        return document

    def _refuses(self, document: Document) -> bool:
        kinds = self.refusal if isinstance(self.refusal, tuple) else (self.refusal,)
        if not all(isinstance(kind, type) and issubclass(kind, Exception) for kind in kinds):
            instead = "Write a class of exceptions, or a tuple of such classes."
            raise misused("`refusal` is", self.refusal, instead)
        try:
            self.read(document)
        except self.refusal:
            return True
        except Exception as error:
            saw = f"It raised {error!r}."
            raise broken(self, ONLY_REFUSALS, saw, _must_be_refused(document)) from error
        return False


def _must_be_refused(document: str | bytes) -> list[str]:
    return [
        f"document = {document!r}",
        "try:",
        "    contract.read(document)",
        "except contract.refusal:",
        "    pass",
        "else:",
        '    raise AssertionError("not refused")',
    ]


# Values that are not documents, or may not be


def _text(document: str | bytes) -> str:
    """Return a document as text; bytes that are not UTF-8 become other characters."""
    return document if isinstance(document, str) else document.decode(errors="replace")


def _like(document: Document, texts: SearchStrategy[str]) -> SearchStrategy[Document]:
    """Return texts in the type of a document: text or bytes."""
    made: SearchStrategy[Any] = texts if isinstance(document, str) else texts.map(str.encode)
    return made


def _anything(document: Document) -> SearchStrategy[Document]:
    """Any text or bytes, values of JSON, and damaged documents."""
    texts = _like(document, other_values() | damaged(_text(document)))
    return st.from_type(type(document)) | texts


def other_values() -> SearchStrategy[str]:
    """JSON texts that are not related to a hub."""
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
