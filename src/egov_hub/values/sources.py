"""Where facts come from: sources, and citations of them.

A hub has each source once. Records and single facts cite it. If the printed words say less than the
record, or something else, the citation has these words.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import ClassVar, Final, TypeAlias

from attrs import evolve, field, frozen

from egov_hub import _parse
from egov_hub._wording import expected, shown
from egov_hub.problems import Code, Problem, refuse
from egov_hub.records import Record, Rules, only_with, rules
from egov_hub.values.dates import PartialDate, as_optional_partial_date, as_partial_date
from egov_hub.values.ids import SourceId, as_optional_source_id, as_source_id
from egov_hub.values.text import Text, as_optional_text, as_text

__all__ = ["Citation", "Cited", "Said", "SaidLike", "Source", "as_citations"]

# A register may become a web page, and a click on a link must not run a script or open a file. So
# only these schemes are allowed, and a host is required. The rest may be unusual, as in old
# notices, but must not have characters that no address has, because browsers remove or change them.
# A user name before the host ("@") is not allowed, because it would look like a host. The pattern
# means the same in Python and in the schema.
_SCHEME: Final = "([Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])"
_NEVER: Final = r'\s\x00-\x1F\x7F-\x9F\uFEFF<>"\\'
_LABEL: Final = rf"[^{_NEVER}/?#@:.%\[\]]+"
_HOST: Final = rf"({_LABEL}(\.{_LABEL})*\.?|\[[0-9A-Fa-f:.]+\])"
# It is compiled at the first unusual address, because that takes a hundredth of the import.
URL: Final = rf"{_SCHEME}://{_HOST}(:[0-9]+)?([/?#][^{_NEVER}]*)?"
# Most addresses match this pattern, too. It has only ASCII, so it needs a third of the time.
USUAL_URL: Final = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(/[!#-;=?-\[\]-~]*)?")


def as_url(value: str) -> str:
    """Return the address of a web page or of a file on the web."""
    if type(value) is str and USUAL_URL.fullmatch(value):
        return value
    value = _parse.string(value)
    if not re.fullmatch(URL, value):
        from egov_hub._advice.spelling import suggestion

        with_scheme = f"https://{value}"
        is_host = re.fullmatch(URL, with_scheme) and "." in value.partition("/")[0]
        hint = suggestion(with_scheme) if is_host else ""
        hint = hint or " Start it with https://, http:// or ftp:// and a host."
        message = f"{shown(value)} is not a web address.{hint}"
        raise refuse(Code.INVALID_URL, message)
    return value


def as_optional_url(value: str | None) -> str | None:
    """Return None for None, else a web address."""
    return None if value is None else as_url(value)


def as_urls(value: Collection[str]) -> tuple[str, ...]:
    """Return web addresses, without duplicates."""
    return _parse.distinct(value, as_url)


def as_optional_string(value: str | None) -> str | None:
    """Return None for None, else a string that is not blank."""
    return None if value is None else _parse.string(value)


@frozen(repr=False)
class Source(Record):
    """A text that facts were taken from: a notice, a report, a decree.

    Attributes:
        id: Its id in the hub.
        title: Its title as printed; None: it has none.
        url: The web address at which it was found: `https`, `http` or `ftp`.
        publisher: Who published it, as printed.
        published: The day on which it was published.
        accessed: The day on which it was read.
        copy_of: The source of which it is a copy. Two copies of one notice are one witness.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> notice = Source("hub-news-38338", "A workshop in Tashkent", published="[2019-05-31..]")
        >>> copy = Source("infotimes", "A workshop in Tashkent", copy_of=notice.id)
        >>> copy.copy_of
        'hub-news-38338'
    """

    id: SourceId = field(converter=as_source_id)
    title: Text | None = field(default=None, converter=as_optional_text)
    url: str | None = field(default=None, converter=as_optional_url, kw_only=True)
    publisher: Text | None = field(default=None, converter=as_optional_text, kw_only=True)
    published: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    accessed: PartialDate | None = field(
        default=None, converter=as_optional_partial_date, kw_only=True
    )
    copy_of: SourceId | None = field(default=None, converter=as_optional_source_id, kw_only=True)


Said: TypeAlias = str | int | bool | Text
"""A source's value for a field, as in JSON: dates, ids and words of a list are strings."""

SaidLike: TypeAlias = Said | date | PartialDate | Mapping[str, str]
"""What a constructor takes for `Said`: also a date, and words by language."""


def as_optional_said(value: SaidLike | None) -> Said | None:
    """Return None for None, else the value of a source, in its JSON form."""
    given: object = value
    match value:
        case None | bool():
            return value
        case int():
            return _parse.whole_number(value, 0)
        case _ if isinstance(given, float) and given.is_integer():
            # JSON has only one kind of number, and some programs write all of them with a point.
            return _parse.whole_number(int(given), 0)
        case str():
            return _parse.string(value.value if isinstance(value, Enum) else value)
        case PartialDate() | date():
            return as_partial_date(value).text
        case Text() | Mapping():
            return as_text(value)
        case _:
            write = "a text, a number, true or false, or words by language"
            raise refuse(Code.WRONG_TYPE, expected("one value", value, write))


def as_optional_about(value: str | None) -> str | None:
    """Return None for None, else the JSON Pointer to a field; a first slash may be left out."""
    if value is None:
        return None
    path = _parse.string(value)
    return path if path.startswith("/") else f"/{path}"


def _with_its_type(said: Said | None) -> tuple[type, Said | None]:
    """Return a form of a source's value in which true is not equal to 1."""
    return type(said), said


@only_with("says")
def _says_it_of_a_field(about: str | None, says: Said | None) -> Iterator[Problem]:
    if says is not None and about is None:
        message = '"says" needs the field that has this value. Write "about", like "/start".'
        yield Problem(Code.NEEDLESS_FIELD, "/says", message)


@frozen(repr=False)
class Citation(Record):
    """A reference to the source of a whole record, or of one of its fields.

    Attributes:
        source: The source.
        printed: The words as printed, if they say less than the record, or something else.
        locator: The place in the source: a page, a section, a paragraph.
        about: The JSON Pointer to the field that the source is cited for, such as `/start` or
            `/place/city`; None: the whole record. The first slash may be left out.
        says: The value of that field in the source, if it is another value, or says less; None: the
            value that the record has. It is written as in JSON: dates, ids and words are strings.
        inferred: Whether the source does not say this directly, but it follows from what the source
            says. For example, a year that is not printed may follow from a weekday.

    Raises:
        ValidationError: A field has an invalid value, or `says` is given without `about`. The
            record that has the citation checks both: it must have that field, and the value must be
            valid for the field.

    Example:
        >>> Citation("hub-news-38338", printed="Last year")
        Citation('hub-news-38338', printed='Last year')
        >>> other = Citation("agenda", about="start", says="2019-05-29")
        >>> other.about
        '/start'
        >>> Workshop("tashkent-2019", start="2019-05-30", cited=["hub-news-38338", other]).start
        PartialDate('2019-05-30')
        >>> Workshop("w", cited=[Citation("agenda", about="start", says="May")])
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. /cited/0/says: "May" has no year. Write the year, too, or XXXX for an unknown day. \
[invalid-date]
    """

    __rules__: ClassVar[Rules] = rules(_says_it_of_a_field)

    source: SourceId = field(converter=as_source_id)
    printed: str | None = field(default=None, converter=as_optional_string, kw_only=True)
    locator: str | None = field(default=None, converter=as_optional_string, kw_only=True)
    about: str | None = field(default=None, converter=as_optional_about, kw_only=True)
    says: Said | None = field(
        default=None, converter=as_optional_said, kw_only=True, eq=_with_its_type, repr=repr
    )
    inferred: bool = field(default=False, converter=_parse.truth, kw_only=True)

    def __plain__(self) -> "Citation | str":
        # A citation with a source only is written as its id: see `as_citation`.
        return self.source if self == Citation(self.source) else self

    def __str__(self) -> str:
        """Return the source, and what makes the citation weak, as it is shown in lines.

        Example:
            >>> print(Citation("ogp-turkey", printed="withdrawn"))
            ogp-turkey: "withdrawn"
            >>> print(Citation("agenda", about="/start", says="2019-05-29", inferred=True))
            agenda: 2019-05-29, inferred
        """
        return _line([self])


def _line(cited: Collection[Citation]) -> str:
    """Return the source of some citations, its values or words, and whether all are inferred.

    It is inferred if all of them are.
    """
    words: dict[str, None] = {}
    for each in cited:
        for said in (each.says, each.printed):
            if said is not None:
                quoted = said is each.printed or isinstance(said, Text)
                written = shown(str(said)) if quoted else str(said)
                words[written] = None
    (source,) = {each.source for each in cited}
    inferred = ", inferred" if all(each.inferred for each in cited) else ""
    return f"{source}{': ' if words else ''}{', '.join(words)}{inferred}"


def as_citation(value: Citation | SourceId | str) -> Citation:
    """Return a citation, given one or the id of a source."""
    return value if isinstance(value, Citation) else Citation(value)


Cited: TypeAlias = Collection[Citation | SourceId | str]
"""What a constructor takes for citations: each is a citation, or the id of a source."""


def as_citations(value: Cited) -> tuple[Citation, ...]:
    """Return citations, without duplicates, each given as a citation or as the id of a source.

    Raises:
        ValidationError: An item is neither, or occurs twice.

    Example:
        >>> as_citations(["hub-news-38338"])
        (Citation('hub-news-38338'),)
    """
    return _parse.distinct(value, as_citation)


def of_the_whole(cited: Collection[Citation]) -> tuple[Citation, ...]:
    """Return the citations for one thing as citations for the whole of another.

    The citations for the whole record stay. If there are none, the citations for its fields become
    citations for the whole, without what they say about a field.

    Example:
        >>> from egov_hub.values.sources import of_the_whole
        >>> of_the_whole([Citation("notice", about="/start", says="2019")])
        (Citation('notice'),)
    """
    whole = [each for each in cited if each.about is None]
    bare = [evolve(each, about=None, says=None, inferred=False) for each in cited]
    return tuple(dict.fromkeys(whole or bare))


def said_by(cited: Collection[Citation]) -> str:
    """Return the end of a line of text that is based on some sources: each source once.

    Example:
        >>> from egov_hub.values.sources import said_by
        >>> said_by([Citation("notice"), Citation("agenda", about="/start", says="2019")])
        ' [notice; agenda: 2019]'
    """
    return f" [{listed(cited)}]" if cited else ""


def listed(cited: Collection[Citation]) -> str:
    """Return sources as lines and tables list them: each once, with its different values.

    Example:
        >>> from egov_hub.values.sources import listed
        >>> listed([Citation("notice", inferred=True), Citation("agenda")])
        'notice, inferred; agenda'
    """
    by_source: dict[str, list[Citation]] = {}
    for citation in cited:
        by_source.setdefault(citation.source, []).append(citation)
    lines = list(map(_line, by_source.values()))
    between = "; " if any("," in line or ":" in line for line in lines) else ", "
    return between.join(lines)


def named_once(cited: Collection[Citation]) -> str:
    """Return the ids of the cited sources, each once, as summaries show them."""
    return ", ".join(dict.fromkeys(citation.source for citation in cited))
