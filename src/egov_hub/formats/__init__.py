"""Other formats: what their readers and writers return, and how they report what was lost.

Each format is a separate module, which is imported by its name: `egov_hub.formats.tables`. Here is
only what the formats share. A format rarely has a place for everything that a record says, and a
record rarely has a place for everything that a document says. Everything without a place is
reported as a `Loss`, so that nothing is lost without notice.
"""

from collections import Counter
from collections.abc import Collection
from typing import Generic, Self, TypeVar

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._calls import call
from egov_hub._wording import Word, expected, plain
from egov_hub.problems import (
    Code,
    Location,
    Problem,
    as_column,
    as_line,
    as_message,
    as_path,
    refuse,
)
from egov_hub.register.references import RecordRef

__all__ = [
    "Loss",
    "LossCode",
    "LossError",
    "Losses",
    "Read",
    "Refused",
    "Written",
]

T_co = TypeVar("T_co", covariant=True)


class LossCode(Word):
    """The catalogue of the codes of losses: stable words that programs can rely on.

    Attributes:
        meaning: What the code means, in one sentence.

    Example:
        >>> LossCode.RESPELLED.meaning
        'The same thing is written in another way.'
    """

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """Store the word as the value, with its meaning."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    NO_SUCH_FIELD = "no-such-field", "There is no field for a value."
    COARSER_DATE = "coarser-date", "A date or time is written less exactly."
    DATE_LEFT_OUT = "date-left-out", "A date is left out, because it cannot be written."
    QUALIFIER_LOST = "qualifier-lost", "The mark of an uncertain or approximate date is lost."
    WORD_WIDENED = "word-widened", "A word is replaced by a more general one."
    RESPELLED = "respelled", "The same thing is written in another way."
    MERGED = "merged", "Several things have become one."
    LEFT_OUT = "left-out", "A part of the document or of the record is left out."
    NOT_INCLUDED = (
        "not-included",
        "The document refers to something that it does not include.",
    )
    ASSUMED = "assumed", "Something that the document does not say is assumed."


def _as_code(value: LossCode | str) -> LossCode:
    return _parse.word(value, LossCode)


def _as_about(value: RecordRef | None) -> RecordRef | None:
    return None if value is None else _parse.instance(value, RecordRef)


@frozen(repr=False)
class Loss:
    """Something that was lost, or had to be assumed, between a document and records.

    Attributes:
        code: The code, from the catalogue.
        path: The JSON Pointer to the place of the loss: in the other document if it was read, in
            the record if it was written.
        message: What was lost, for a person to read.
        about: The record that the loss is about.
        line: The line of the text, from 1.
        column: In a table, the heading of the column. In another text, the number of the character
            in its line, from 1.

    Raises:
        ValidationError: The code is not in the catalogue, or a field has a value of another type.

    Example:
        >>> loss = Loss("respelled", "/Country", '"ALB" is read as AL.', line=2, column="Country")
        >>> print(loss)
        line 2, column "Country": "ALB" is read as AL. [respelled]
    """

    code: LossCode = field(converter=_as_code)
    path: str = field(converter=as_path)
    message: str = field(converter=as_message)
    about: RecordRef | None = field(default=None, converter=_as_about)
    line: int | None = field(default=None, converter=as_line)
    column: int | str | None = field(default=None, converter=as_column)

    @property
    def location(self) -> Location:
        """The place of what was lost.

        Example:
            >>> Loss("left-out", "/0", "The row has no date.", line=2).location.line
            2
        """
        return Location(self.path, self.line, self.column)

    @property
    def kind(self) -> tuple[LossCode, str]:
        """The code, and the path without its numbers: losses of the same kind are printed together.

        Example:
            >>> Loss("respelled", "/memberships/9/area", "...").kind
            (<LossCode.RESPELLED: 'respelled'>, '/memberships/*/area')
        """
        parts = self.path.split("/")
        return self.code, "/".join("*" if part.isdecimal() else part for part in parts)

    def __repr__(self) -> str:
        """Return the call that makes an equal loss."""
        return call(self)

    def __str__(self) -> str:
        """Return the place, the message and the code in one line."""
        about = f"{self.about} " if self.about else ""
        return f"{about}{self.location}: {self.message} [{self.code}]"


def _a_loss(value: Loss) -> Loss:
    return _parse.instance(value, Loss)


class Losses(tuple[Loss, ...]):
    """Losses in the order of the document: a tuple that is printed with a line for each kind.

    Args:
        losses: The losses.

    Raises:
        ValidationError: The argument is not a list of losses.

    Example:
        >>> two = [Loss("respelled", f"/{row}/Country", f"Row {row}.") for row in (0, 1)]
        >>> print(Losses([*two, Loss("left-out", "/Note", 'The column "Note" is not read.')]))
        /0/Country: Row 0. [respelled] (and 1 more of this kind)
        /Note: The column "Note" is not read. [left-out]
        >>> print(Losses())
        (none)
    """

    __slots__ = ()

    def __new__(cls, losses: Collection[Loss] = ()) -> Self:
        """Check the losses."""
        return super().__new__(cls, _parse.several(losses, _a_loss))

    def __str__(self) -> str:
        """Return a line for each kind: its first loss, and how many more losses it has."""
        counts = Counter(loss.kind for loss in self)
        # The losses are put in from the last to the first, so the first loss of each kind remains.
        first = {loss.kind: loss for loss in reversed(self)}
        lines = (
            f"{first[kind]}{f' (and {count - 1} more of this kind)' if count > 1 else ''}"
            for kind, count in counts.items()
        )
        return "\n".join(lines) or "(none)"

    def __repr__(self) -> str:
        """Return the call that makes equal losses."""
        return f"{type(self).__name__}([{', '.join(map(repr, self))}])"


class LossError(ValueError):
    """Something was lost or refused, but this was not allowed: see `losses` and `refused`.

    Args:
        losses: What was lost.
        refused: What was refused.

    Raises:
        ValidationError: An argument is not a list of losses, or of refused parts.

    Example:
        >>> try:
        ...     Written("...", [Loss("coarser-date", "/start", "The day is lost.")]).lossless()
        ... except LossError as error:
        ...     print(error)
        Something was lost:
        /start: The day is lost. [coarser-date]
    """

    def __init__(self, losses: Collection[Loss], refused: "Collection[Refused]" = ()) -> None:
        """Store what was lost, and what was refused."""
        # Unpickling calls this method with `args`.
        super().__init__(Losses(losses), _as_refused(refused))

    @property
    def losses(self) -> Losses:
        """What was lost.

        Example:
            >>> LossError([]).losses
            Losses([])
        """
        found: Losses = self.args[0]
        return found

    @property
    def refused(self) -> "tuple[Refused, ...]":
        """What was refused.

        Example:
            >>> LossError([]).refused
            ()
        """
        found: tuple[Refused, ...] = self.args[1]
        return found

    def __str__(self) -> str:
        """Return what was lost, by kind, and what was refused."""
        lost = ["Something was lost:", str(self.losses)] if self.losses else []
        refused = ["Something was refused:", *map(str, self.refused)] if self.refused else []
        return "\n".join([*lost, *refused])


def _as_problems(value: Collection[Problem]) -> tuple[Problem, ...]:
    return _parse.several(value, lambda item: _parse.instance(item, Problem))


def _as_row(value: Collection[tuple[str, object]]) -> tuple[tuple[str, object], ...]:
    return _parse.several(value, _a_cell)


def _a_cell(value: tuple[str, object]) -> tuple[str, object]:
    cell = _parse.several(value, lambda item: item)
    if len(cell) != 2 or not isinstance(cell[0], str):
        raise refuse(Code.WRONG_TYPE, expected("a heading and a value", value, '["Country", "AZ"]'))
    return plain(cell[0]), cell[1]


@frozen(repr=False)
class Refused:
    """A part of a document that could not be read and was put aside.

    Attributes:
        problems: All problems that it has.
        row: Its content: the value of each heading or key. `dict(refused.row)` makes a dict.
        line: The number of the line on which it begins, from 1.

    Raises:
        ValidationError: A field has a value of another type.

    Example:
        >>> problem = Problem("blank-text", "/0/Note", "The text is blank.")
        >>> print(Refused([problem], [("Country", "AZ"), ("Note", " ")]))
        /0/Note: The text is blank. [blank-text]
    """

    problems: tuple[Problem, ...] = field(converter=_as_problems)
    row: tuple[tuple[str, object], ...] = field(default=(), converter=_as_row)
    line: int | None = field(default=None, converter=as_line)

    def __repr__(self) -> str:
        """Return the call that makes this again."""
        return call(self)

    def __str__(self) -> str:
        """Return a line for each problem."""
        return "\n".join(map(str, self.problems))


def _as_losses(value: Collection[Loss]) -> Losses:
    return Losses(value)


def _as_refused(value: Collection[Refused]) -> tuple[Refused, ...]:
    return _parse.several(value, lambda item: _parse.instance(item, Refused))


@frozen(repr=False)
class Read(Generic[T_co]):
    """What was read from a document of another format.

    Attributes:
        value: The records.
        losses: What the document says but `value` does not, and what was assumed.
        refused: What could not be read and was put aside, if the caller asked for this.

    Raises:
        ValidationError: A field has a value of another type.

    Example:
        >>> read = Read(Place("UZ"), [Loss("left-out", "/zip", "The zip code is not read.")])
        >>> read.value, str(read.losses)
        (Place('UZ'), '/zip: The zip code is not read. [left-out]')
    """

    value: T_co
    losses: Losses = field(default=Losses(), converter=_as_losses)
    refused: tuple[Refused, ...] = field(default=(), converter=_as_refused)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the refused parts, without repeats.

        Example:
            >>> Read(Place("UZ")).problems
            ()
        """
        return tuple(dict.fromkeys(each for part in self.refused for each in part.problems))

    def lossless(self) -> T_co:
        """Return the value, if nothing was lost, assumed or refused.

        Raises:
            LossError: Something was lost.

        Example:
            >>> Read(Place("UZ")).lossless()
            Place('UZ')
        """
        if self.losses or self.refused:
            raise LossError(self.losses, self.refused)
        return self.value

    def __repr__(self) -> str:
        """Return the call that makes this again."""
        return call(self)


@frozen(repr=False)
class Written:
    """The text of a document of another format, made from records.

    Attributes:
        text: The text.
        losses: What the records say but the text does not.

    Raises:
        ValidationError: A field has a value of another type.

    Example:
        >>> Written("...").lossless()
        '...'
    """

    text: str = field(converter=as_message)
    losses: Losses = field(default=Losses(), converter=_as_losses)

    def lossless(self) -> str:
        """Return the text, if nothing was lost.

        Raises:
            LossError: Something was lost.

        Example:
            >>> Written("...", [Loss("coarser-date", "/start", "The day is lost.")]).lossless()
            Traceback (most recent call last):
                ...
            egov_hub.formats.LossError: Something was lost:
            /start: The day is lost. [coarser-date]
        """
        if self.losses:
            raise LossError(self.losses)
        return self.text

    def __repr__(self) -> str:
        """Return the call that makes this again."""
        return call(self)
