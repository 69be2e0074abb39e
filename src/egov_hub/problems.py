"""What is wrong with data: problems, their codes, and the error that carries them.

Every rule of the library reports what it finds as a `Problem`. Constructors and readers gather
all problems of a value before they raise one `ValidationError`, so that a person mends a document
in one go. A path is a JSON Pointer (RFC 6901) from the value at hand to the place of the problem.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import Self

from attrs import evolve, field, frozen

__all__ = ["Code", "Problem", "Severity", "ValidationError"]


class Severity(StrEnum):
    """How much a problem weighs.

    Example:
        >>> Severity("error") is Severity.ERROR
        True
    """

    ERROR = "error"
    """It cannot be true, or cannot be read: the value is refused."""
    WARNING = "warning"
    """It can be true but is probably a mistake: worth an editor's look."""
    NOTE = "note"
    """Worth knowing, no reason to change anything."""


class Code(StrEnum):
    """The catalogue of problem codes: stable words that programs can rely on.

    Each code is a string and knows what it means.

    Example:
        >>> Code.UNKNOWN_ID.value
        'unknown-id'
        >>> Code.UNKNOWN_ID.meaning
        'A reference names an id that no record of the hub has.'
    """

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """Keep the word as the value and its meaning beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    # The form of a document
    INVALID_JSON = "invalid-json", "The text is no JSON."
    DUPLICATE_KEY = "duplicate-key", "An object holds the same key twice."
    UNKNOWN_KEY = "unknown-key", "An object holds a key that its kind of record has not."
    MISSING_KEY = "missing-key", "An object lacks a key that its kind of record must have."
    WRONG_TYPE = "wrong-type", "A value is of another type than its place takes."
    UNKNOWN_VERSION = "unknown-version", "The document is of a format version not read here."

    # Single values
    INVALID_DATE = "invalid-date", "A date is badly written or not in the calendar."
    UNSUPPORTED_DATE = "unsupported-date", "A date says something other than one day in time."
    INVALID_ID = "invalid-id", "An id is no lower-case slug."
    UNKNOWN_COUNTRY = "unknown-country", "A country code is not in ISO 3166."
    UNKNOWN_LANGUAGE = "unknown-language", "A language tag is not in BCP 47."
    UNKNOWN_WORD = "unknown-word", "A word is not in the closed list its place takes."
    BLANK_TEXT = "blank-text", "A text has no visible character."
    UNWRITABLE_TEXT = "unwritable-text", "A text holds half a character and is no Unicode text."
    INVALID_URL = "invalid-url", "A link is no absolute URL."
    OUT_OF_RANGE = "out-of-range", "A number is smaller or larger than its place takes."
    DUPLICATE_ITEM = "duplicate-item", "A list names the same thing twice."

    # One record
    ENDS_BEFORE_START = "ends-before-start", "Something ends before it starts."
    EMPTY_ATTENDANCE = "empty-attendance", "An attendance names nobody."
    ORDINAL_WITHOUT_SERIES = "ordinal-without-series", "An ordinal counts within no series."
    NEEDLESS_FIELD = "needless-field", "A field says something that its record has no use for."
    OVERLAPPING_ROSTER = "overlapping-roster", "A party is both certain and uncertain."

    # The history of membership
    IMPOSSIBLE_ORDER = "impossible-order", "No choice of days puts the changes in their order."
    IDLE_CHANGE = "idle-change", "A change changes nothing."
    ALREADY_INSIDE = "already-inside", "A party joins where it already has a standing."
    NOT_INSIDE = "not-inside", "A party leaves or changes where it has no standing."
    OVERLAPPING_SPELLS = "overlapping-spells", "A spell starts before the one before it ends."
    UNDECIDED_ORDER = "undecided-order", "The dates do not say which of two claims came first."
    CONFLICTING_ROSTERS = (
        "conflicting-rosters",
        "Two member lists of one day contradict each other.",
    )
    AFTER_DISSOLUTION = "after-dissolution", "Something happens after the alliance was dissolved."
    UNKNOWN_WINDOW = "unknown-window", "A window has an end that is no day, month or year."

    # The register
    DUPLICATE_ID = "duplicate-id", "Two records of one kind have the same id."
    UNKNOWN_ID = "unknown-id", "A reference names an id that no record of the hub has."
    AMBIGUOUS_ID = "ambiguous-id", "An id could mean records of several kinds."
    OWN_ANCESTOR = "own-ancestor", "A record stands above, before or behind itself."


def _as_code(value: Code | str) -> Code:
    return Code(value)


def _a_path(_: object, __: object, path: str) -> None:
    if path and not path.startswith("/"):
        message = f'a JSON Pointer is empty or starts with "/": {path!r}'
        raise ValueError(message)


@frozen
class Problem:
    """One thing that is wrong, where, and what to write instead.

    Attributes:
        code: The stable word for this kind of problem.
        path: JSON Pointer (RFC 6901) to the place; empty for the value as a whole.
        message: One sentence for a person: it names the value and says what is expected.
        severity: How much it weighs; problems that refuse a value are errors.

    Example:
        >>> print(Problem("invalid-date", "/start", '"2019-13" has no month 13.'))
        /start: "2019-13" has no month 13. [invalid-date]
    """

    code: Code = field(converter=_as_code)
    path: str = field(validator=_a_path)
    message: str
    severity: Severity = field(default=Severity.ERROR, converter=Severity)

    def under(self, *parts: str | int) -> Self:
        """Return the same problem seen from further up, below the given keys and indices.

        Example:
            >>> Problem("unknown-key", "/on", "...").under("changes", 3).path
            '/changes/3/on'
        """
        return evolve(self, path=pointer(*parts) + self.path)

    def __str__(self) -> str:
        """Return place, message and code in one line."""
        return f"{self.path or '(the value itself)'}: {self.message} [{self.code}]"


class ValidationError(ValueError):
    """Data was refused; `problems` holds every reason, never only the first.

    Attributes:
        problems: All problems found, in the order of the data.

    Example:
        >>> try:
        ...     Source("A Notice", "A notice", published="2019-13")
        ... except ValidationError as error:
        ...     print(error)
        2 problems:
        1. /id: "A Notice" is no id: write lower-case letters and digits, with single hyphens between; did you mean "a-notice"? [invalid-id]
        2. /published: "2019-13" has no month 13: months run from 01 to 12. [invalid-date]
    """  # noqa: E501 - the example shows messages as they are printed

    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take the problems, at least one."""
        self.problems = tuple(problems)
        if not self.problems:
            message = "a ValidationError needs at least one problem"
            raise ValueError(message)
        # `args` is what pickling hands back to this method.
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return the problems as a numbered list."""
        count = len(self.problems)
        lines = [f"{count} problem{'s' if count > 1 else ''}:"]
        lines += [f"{number}. {problem}" for number, problem in enumerate(self.problems, 1)]
        return "\n".join(lines)


def pointer(*parts: str | int) -> str:
    """Return the JSON Pointer that leads through the given keys and indices.

    Example:
        >>> pointer("workshops", 3, "a/b")
        '/workshops/3/a~1b'
    """
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def refuse(code: Code, message: str) -> ValidationError:
    """Return an error with one problem of the value at hand, ready to be raised."""
    return ValidationError([Problem(code, "", message)])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the end of a message that offers the known word nearest to a wrong one, if any.

    Example:
        >>> did_you_mean("titel", ["title", "start"])
        '; did you mean "title"?'
        >>> did_you_mean("xyz", ["title", "start"])
        ''
    """
    near = get_close_matches(word, list(known), n=1)
    return f"; did you mean {shown(near[0])}?" if near else ""


def shown(value: object) -> str:
    """Return a value as a message shows it: strings in double quotes, long ones cut.

    Example:
        >>> print(shown("AZ"), shown(5), shown(None), shown([1, 2]))
        "AZ" 5 null a list
    """
    match value:
        case str():
            # What cannot be printed, or would forge a line of the list, is shown by its escape.
            safe = "".join(
                character
                if character.isprintable()
                else character.encode("unicode_escape").decode()
                for character in value
            )
            return f'"{safe}"' if len(safe) <= 60 else f'"{safe[:57]}..."'
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() if abs(value) < 10**18:
            return str(value)
        case int() | float():
            return "a number"
        case list() | tuple():
            return "a list"
        case dict():
            return "an object"
        case _:
            return f"a value of type {type(value).__name__}"
