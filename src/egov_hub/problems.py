"""What is wrong with data: problems, their codes, and the error that carries them.

Every rule of the library reports what it finds as a `Problem`. Constructors and readers gather
all problems of a value before they raise one `ValidationError`, so that a person can correct them
all at once. A path is a JSON Pointer (RFC 6901) from the checked value to the place of the problem.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Self

from attrs import evolve, field, frozen

from egov_hub._calls import WIDTH, Printing, call, printing
from egov_hub._wording import Word, encodable, expected, place_of, plain, pointer, printable

if TYPE_CHECKING:
    from rich.console import Group

__all__ = ["Code", "Location", "Problem", "Scope", "ValidationError"]

MOST_PRINTED: Final = 20
"""How many problems an error prints; the others are only counted."""


class Scope(Word):
    """How much data must be read to find a problem, from the least to the most.

    A problem in a narrow scope is often the cause of problems in a wider one.

    Example:
        >>> Code.UNKNOWN_ID.scope
        <Scope.REGISTER: 'register'>
    """

    STRUCTURE = "structure"
    """The structure of the document: its syntax, its keys, the types of its values."""
    VALUE = "value"
    """A single value: a date, an id, a word."""
    RECORD = "record"
    """Several fields of one record."""
    HISTORY = "history"
    """The changes of a membership history, and the sources for them."""
    REGISTER = "register"
    """The records of a hub, and the references between them."""


_STRUCTURE, _VALUE, _RECORD, _HISTORY, _REGISTER = Scope


class Code(Word):
    """The list of problem codes: stable words that programs can rely on.

    Each code is a string with a scope and a meaning.

    Attributes:
        scope: How much data must be read to find the problem.
        meaning: One sentence for a person.

    Example:
        >>> Code.UNKNOWN_ID.value
        'unknown-id'
        >>> Code.UNKNOWN_ID.meaning
        'A reference names an id that no record of the hub has.'
    """

    scope: Scope
    meaning: str

    def __new__(cls, value: str, scope: Scope = Scope.STRUCTURE, meaning: str = "") -> Self:
        """Make a member whose value is the word, with its scope and meaning."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.scope = scope
        member.meaning = meaning
        return member

    INVALID_JSON = "invalid-json", _STRUCTURE, "The text is not JSON."
    DUPLICATE_KEY = "duplicate-key", _STRUCTURE, "An object has the same key twice."
    UNKNOWN_KEY = "unknown-key", _STRUCTURE, "An object has a key that its record does not have."
    MISSING_KEY = "missing-key", _STRUCTURE, "An object lacks a key that its record needs."
    WRONG_TYPE = "wrong-type", _STRUCTURE, "A value does not have the expected type."
    UNKNOWN_VERSION = "unknown-version", _STRUCTURE, "The document's version is not supported."
    SHARED_DATA = (
        "shared-data",
        _STRUCTURE,
        "The data has the same lists or objects in too many places, or contains itself.",
    )
    INVALID_YAML = (
        "invalid-yaml",
        _STRUCTURE,
        "The text is not YAML, or uses parts of YAML that a register does not need.",
    )
    INVALID_TABLE = "invalid-table", _STRUCTURE, "A table, or a line of one, cannot be read."
    UNEVEN_ROW = "uneven-row", _STRUCTURE, "A row does not fit the header of its table."

    INVALID_DATE = "invalid-date", _VALUE, "A date is written wrongly or is not in the calendar."
    UNSUPPORTED_DATE = "unsupported-date", _VALUE, "A date means something other than one day."
    INVALID_ID = (
        "invalid-id",
        _VALUE,
        "An id has other characters than a-z, 0-9 and single hyphens.",
    )
    UNKNOWN_COUNTRY = "unknown-country", _VALUE, "A country code is not in ISO 3166."
    UNKNOWN_LANGUAGE = "unknown-language", _VALUE, "A language tag is not in BCP 47."
    UNKNOWN_WORD = "unknown-word", _VALUE, "A word is not in the list that its field accepts."
    BLANK_TEXT = "blank-text", _VALUE, "A text has no visible character."
    UNWRITABLE_TEXT = "unwritable-text", _VALUE, "A text has an unpaired surrogate."
    INVALID_URL = "invalid-url", _VALUE, "A link is not a web address."
    OUT_OF_RANGE = "out-of-range", _VALUE, "A number is too small or too large for its field."
    DUPLICATE_ITEM = "duplicate-item", _VALUE, "A list has the same item twice."

    ENDS_BEFORE_START = (
        "ends-before-start",
        _RECORD,
        "Something ends, or has members, before it starts.",
    )
    EMPTY_ATTENDANCE = "empty-attendance", _RECORD, "An attendance names nobody."
    EMPTY_POST = "empty-post", _RECORD, "A post has neither a title nor an organization."
    UNKNOWN_FIELD = (
        "unknown-field",
        _RECORD,
        "A citation is about a field that its record does not have.",
    )
    NEEDLESS_FIELD = (
        "needless-field",
        _RECORD,
        "A field has no meaning with, or without, the value of another field.",
    )
    OVERLAPPING_ROSTER = "overlapping-roster", _RECORD, "A party is both certain and uncertain."

    IMPOSSIBLE_ORDER = (
        "impossible-order",
        _HISTORY,
        "The dates do not fit the order of the changes.",
    )
    IDLE_CHANGE = "idle-change", _HISTORY, "A change changes nothing."
    ABSENCE_OF_NO_DAYS = (
        "absence-of-no-days",
        _HISTORY,
        "A party returns on the day on which it leaves.",
    )
    ALREADY_INSIDE = "already-inside", _HISTORY, "A party joins where it already has a standing."
    NOT_INSIDE = "not-inside", _HISTORY, "A party leaves or changes while outside."
    OVERLAPPING_SPELLS = "overlapping-spells", _HISTORY, "Spells of one party have days in common."
    NOT_FOLLOWED = (
        "not-followed",
        _HISTORY,
        "A spell says that another follows it directly, but none does.",
    )
    UNDECIDED_ORDER = (
        "undecided-order",
        _HISTORY,
        "The dates do not show which list, or which spell, came first.",
    )
    CONFLICTING_ROSTERS = (
        "conflicting-rosters",
        _HISTORY,
        "Two member lists of one day disagree, or a list is not of the wanted standing.",
    )
    AFTER_DISSOLUTION = (
        "after-dissolution",
        _HISTORY,
        "A standing changes after the alliance was dissolved.",
    )
    UNKNOWN_WINDOW = (
        "unknown-window",
        _HISTORY,
        "An end of a window is not known, or is not a plain day, month or year.",
    )

    DUPLICATE_ID = "duplicate-id", _REGISTER, "Two records of one kind have the same id."
    UNKNOWN_ID = "unknown-id", _REGISTER, "A reference names an id that no record of the hub has."
    AMBIGUOUS_ID = "ambiguous-id", _REGISTER, "An id could mean records of several kinds."
    OWN_ANCESTOR = "own-ancestor", _REGISTER, "A record is in a cycle of references."
    CONFLICTING_RECORDS = (
        "conflicting-records",
        _REGISTER,
        "Two registers that are merged have different values in the same field.",
    )
    CONFLICTING_CHANGE = (
        "conflicting-change",
        _REGISTER,
        "A difference does not fit the register that it is applied to.",
    )


def _as_code(value: Code | str) -> Code:
    if isinstance(value, Code):
        return value
    if isinstance(value, str) and (code := _CODES.get(plain(value))):
        return code
    raise refuse(Code.UNKNOWN_WORD, expected("a Code", value, 'a word like "unknown-id"'))


_CODES: Final = {code.value: code for code in Code}


# What fields use to parse what problems, and what is like them, are made of.


def as_message(value: str) -> str:
    """Return a message."""
    if not isinstance(value, str):
        raise refuse(Code.WRONG_TYPE, expected("a message", value, "a text in quotes"))
    return encodable(value)


def as_path(value: str) -> str:
    """Return a JSON Pointer."""
    path = encodable(value) if isinstance(value, str) else None
    if path is None or (path and not path.startswith("/")):
        raise refuse(Code.WRONG_TYPE, expected("a JSON Pointer", value, 'one like "/id"'))
    return path


def as_line(value: int | None) -> int | None:
    """Return the number of a line."""
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or int.bit_length(value) > 63:
        raise refuse(Code.WRONG_TYPE, expected("the number of a line", value))
    return int.__int__(value)


def as_column(value: int | str | None) -> int | str | None:
    """Return the heading of a column, or its number."""
    return encodable(value) if isinstance(value, str) else as_line(value)


@frozen(repr=False)
class Location:
    """A place in a checked value, in a text, or in a table.

    Attributes:
        path: The JSON Pointer (RFC 6901) to the place; empty for the value as a whole. Where each
            line is a value, as in JSON Lines and in tables, it starts at the line.
        line: The line of the text, from 1.
        column: In a table the heading of the column; in another text the number of the character
            in its line, from 1.

    Raises:
        ValidationError: A field has a value of another type.

    Example:
        >>> print(Location("/Since", line=4, column="Since"))
        line 4, column "Since"
    """

    path: str = field(default="", converter=as_path)
    line: int | None = field(default=None, converter=as_line)
    column: int | str | None = field(default=None, converter=as_column)

    def under(self, *parts: str | int) -> Self:
        """Return the same place with the given keys and indices before its path.

        Example:
            >>> Location("/on").under("changes", 3)
            Location('/changes/3/on')
        """
        return evolve(self, path=pointer(*parts) + self.path)

    def __plain__(self) -> "Location | str":
        # A place without a line is written as its path: see `_as_location`.
        return self.path if self == Location(self.path) else self

    def __repr__(self) -> str:
        """Return the call that makes this place again."""
        return call(self)

    def __str__(self) -> str:
        """Return the place as a message shows it."""
        return place_of(printable(self.path), self.line, self.column) or "(the value itself)"


def _as_location(value: Location | str | None) -> Location | None:
    return value if value is None or isinstance(value, Location) else Location(value)


@frozen(repr=False)
class Problem:
    r"""One thing that is wrong, where, and what to write instead.

    UTF-8 can encode the path and the message: an unpaired surrogate in them is written as JSON
    writes it, such as `\ud800`. `locate` gives the position of a value for the path so written.

    Attributes:
        code: The code of this kind of problem.
        path: The JSON Pointer (RFC 6901) to the place; empty for the value as a whole.
        message: What was expected, what was found, and what to write instead.
        line: The line of the text, from 1; for files, for JSON Lines, for tables, and for a text
            that is not JSON.
        column: For tables the heading of the column; for files, and for a text that is not JSON,
            the number of the character in its line, from 1.
        other: A second place that has to do with the problem: that of the other of two values
            which do not fit together.

    Raises:
        ValidationError: The code is not in the list, or a field has a value of another type.

    Example:
        >>> print(Problem("blank-text", "/title/en", "The text is blank."))
        /title/en: The text is blank. [blank-text]
        >>> print(Problem("duplicate-item", "/2", "The same item is listed twice.", other="/0"))
        /2: The same item is listed twice. See /0. [duplicate-item]
    """

    code: Code = field(converter=_as_code)
    path: str = field(converter=as_path)
    message: str = field(converter=as_message)
    line: int | None = field(default=None, converter=as_line)
    column: int | str | None = field(default=None, converter=as_column)
    other: Location | None = field(default=None, converter=_as_location, kw_only=True)

    @property
    def location(self) -> Location:
        """The place of the problem.

        Example:
            >>> Problem("blank-text", "/title/en", "The text is blank.").location
            Location('/title/en')
        """
        return Location(self.path, self.line, self.column)

    def under(self, *parts: str | int) -> Self:
        """Return the same problem with the given keys and indices before its paths.

        Example:
            >>> Problem("unknown-key", "/on", "...").under("changes", 3).path
            '/changes/3/on'
        """
        other = self.other.under(*parts) if self.other else None
        return evolve(self, path=pointer(*parts) + self.path, other=other)

    def __repr__(self) -> str:
        """Return the call that makes this problem again."""
        return call(self)

    @property
    def _repr_pretty_(self) -> Printing:
        return printing(call(self, WIDTH))

    def __str__(self) -> str:
        """Return the place, the message, the other place and the code in one line."""
        see = f" See {self.other}." if self.other else ""
        return f"{self.location}: {self.message}{see} [{self.code}]"


class ValidationError(ValueError):
    """Data is wrong; `problems` has every problem, not only the first.

    Printed, it is a numbered list: the narrowest scope first, because a problem there may be the
    cause of others. A long list is cut, and the rest is counted; `problems` has all. Where they are
    in a file, each line starts with `file:line:column`, which editors and terminals can follow;
    [rich](https://rich.readthedocs.io) also shows the line of the file, with a caret.

    Args:
        problems: The problems, at least one.
        file: The file that was read, if there is one.
        text: Its content. Only the lines with the problems that are printed are kept.

    Raises:
        TypeError: The argument is not an iterable of problems.
        ValueError: There are no problems.

    Example:
        >>> try:
        ...     Source("A Notice", "A notice", published="2019-13")
        ... except ValidationError as error:
        ...     print(error)
        2 problems:
        1. /id: "A Notice" is not an id. Write lower-case letters and digits with single hyphens between them. Did you mean "a-notice"? [invalid-id]
        2. /published: "2019-13" has the month 13. Write a month from 01 to 12. [invalid-date]
    """  # noqa: E501 - the example shows messages as they are printed

    file: str | None
    """The file in which the problems are, as it was named by who read it; None: in no file."""

    def __init__(
        self, problems: Iterable[Problem], *, file: str | None = None, text: str | None = None
    ) -> None:
        """Take the problems, at least one, and where they are."""
        found = tuple(problems)
        if not all(isinstance(each, Problem) for each in found):
            message = "A ValidationError has an item that is not a Problem."
            raise TypeError(message)
        if not found:
            message = "A ValidationError needs at least one problem."
            raise ValueError(message)
        # Unpickling calls this method with `args`, and then sets the attributes.
        super().__init__(found)
        self.file = file
        self._excerpts: list[tuple[str, str] | None] = [None] * MOST_PRINTED
        if text is not None:
            lines = text.split("\n")
            self._excerpts = [_excerpt(problem, lines) for problem in self._printed()]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems found, in the order of the data.

        Example:
            >>> try:
            ...     CountryCode("uz")
            ... except ValidationError as error:
            ...     print(error.problems[0].code)
            unknown-country
        """
        found: tuple[Problem, ...] = self.args[0]
        return found

    def _printed(self) -> list[Problem]:
        """Return the problems that are printed, the narrowest scope first."""
        return self._ranked()[:MOST_PRINTED]

    def _ranked(self) -> list[Problem]:
        scopes = list(Scope)
        return sorted(self.problems, key=lambda problem: scopes.index(problem.code.scope))

    def _heading(self) -> str:
        count = len(self.problems)
        return f"{count} problem{'s' if count > 1 else ''}:"

    def _counted(self) -> list[str]:
        """Return the line that counts the problems that are not printed, if there are any."""
        left_out = self._ranked()[MOST_PRINTED:]
        if not left_out:
            return []
        counts = Counter(problem.code for problem in left_out)
        kinds = ", ".join(f"{count} {code}" for code, count in counts.most_common())
        return [f"... and {len(left_out)} more ({kinds}): .problems has all."]

    def _place(self, problem: Problem) -> str:
        """Return the place of a problem in the file, as editors and terminals can follow it."""
        place = (printable(self.file or ""), problem.line, problem.column)
        return ":".join(str(part) for part in place if part is not None)

    def __str__(self) -> str:
        """Return the problems as a numbered list, the narrowest scope first."""
        lines = [self._heading()]
        for number, problem in enumerate(self._printed(), 1):
            said = str(problem)
            if self.file is not None:
                said = f"{self._place(problem)}: {evolve(problem, line=None, column=None)}"
            lines.append(f"{number}. {said}")
        return "\n".join([*lines, *self._counted()])

    def __rich__(self) -> "Group":
        """Return the problems for rich: each with the line of its file, and a caret below it."""
        from rich.cells import cell_len
        from rich.console import Group
        from rich.text import Text

        # `Text`, because rich would read markup in strings.
        lines = [Text(self._heading(), style="bold")]
        for problem, excerpt in zip(self._printed(), self._excerpts, strict=False):
            place = str(problem.location) if self.file is None else self._place(problem)
            see = f" See {problem.other}." if problem.other else ""
            message = f": {problem.message}{see}"
            lines.append(Text.assemble((place, "bold"), message, (f" [{problem.code}]", "dim")))
            if excerpt:
                before, after = excerpt
                number = f"{problem.line:>6} | "
                lines.append(Text.assemble((number, "dim"), before, after, no_wrap=True))
                below = " " * (cell_len(number) + cell_len(before))
                lines.append(Text(f"{below}^", style="bold red", no_wrap=True))
        return Group(*lines, *map(Text, self._counted()))


_BEFORE, _AFTER = 30, 60
"""Of a long line, so many characters before and after the start of a problem are shown."""


def _excerpt(problem: Problem, lines: Sequence[str]) -> tuple[str, str] | None:
    """Return what is before and after the start of a problem in its line, if that is known."""
    if problem.line is None or not isinstance(problem.column, int) or problem.line > len(lines):
        return None
    line, start = lines[problem.line - 1], problem.column - 1
    return printable(line[max(start - _BEFORE, 0) : start]), printable(line[start:][:_AFTER])


def refuse(code: Code, message: str) -> ValidationError:
    """Return an error with one problem of the checked value as a whole, ready to be raised."""
    return ValidationError([Problem(code, "", message)])
