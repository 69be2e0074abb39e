"""Where facts come from: sources, and citations of them.

A hub has each source once. Records and single facts cite it, with the words as printed where these
say less than the record, or something else.
"""

import re
from collections.abc import Collection
from typing import Final, TypeAlias

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._wording import shown
from egov_hub.problems import Code, refuse
from egov_hub.records import Record
from egov_hub.values.dates import PartialDate, as_optional_partial_date
from egov_hub.values.ids import SourceId, as_optional_source_id, as_source_id
from egov_hub.values.text import Text, as_optional_text

__all__ = ["Citation", "Cited", "Source", "as_citations"]

# A register may become a web page, and a click on a link must not run a script or open a file: so
# only these schemes, and a host. The rest may be odd, as in old notices, but without the characters
# that no address has, and that browsers remove or change. There is no name before the host ("@"),
# which would look like a host. The pattern means the same in Python and in the schema.
_SCHEME: Final = "([Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])"
_NEVER: Final = r'\s\x00-\x1F\x7F-\x9F\uFEFF<>"\\'
_LABEL: Final = rf"[^{_NEVER}/?#@:.%\[\]]+"
_HOST: Final = rf"({_LABEL}(\.{_LABEL})*\.?|\[[0-9A-Fa-f:.]+\])"
URL: Final = re.compile(rf"{_SCHEME}://{_HOST}(:[0-9]+)?([/?#][^{_NEVER}]*)?")


def as_url(value: str) -> str:
    """Return the address of a web page or of a file on the web."""
    value = _parse.string(value)
    if not URL.fullmatch(value):
        message = (
            f"{shown(value)} is not a web address. Start it with https://, http:// or ftp:// and a "
            "host, as in https://example.org/news/1."
        )
        raise refuse(Code.INVALID_URL, message)
    return value


def as_optional_url(value: str | None) -> str | None:
    """Return None for None, else a web address."""
    return None if value is None else as_url(value)


def as_urls(value: Collection[str]) -> tuple[str, ...]:
    """Return web addresses, none of them twice."""
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
        ValidationError: A field has a wrong value.

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


@frozen(repr=False)
class Citation(Record):
    """A statement that a source says so, and in what words.

    Attributes:
        source: The source.
        printed: The words as printed, where they say less than the record, or something else.
        locator: The place in the source: a page, a section, a paragraph.
        inferred: Whether the source does not say it, but it follows from what the source says: for
            example, a year that is not printed, but follows from a weekday.

    Raises:
        ValidationError: A field has a wrong value.

    Example:
        >>> Citation("hub-news-38338", printed="Last year")
        Citation('hub-news-38338', printed='Last year')
    """

    source: SourceId = field(converter=as_source_id)
    printed: str | None = field(default=None, converter=as_optional_string, kw_only=True)
    locator: str | None = field(default=None, converter=as_optional_string, kw_only=True)
    inferred: bool = field(default=False, converter=_parse.truth, kw_only=True)

    def __plain__(self) -> "Citation | str":
        # A citation with a source only is written as its id: see `as_citation`.
        return self.source if self == Citation(self.source) else self


def as_citation(value: Citation | SourceId | str) -> Citation:
    """Return a citation, given one or the id of a source."""
    return value if isinstance(value, Citation) else Citation(value)


Cited: TypeAlias = Collection[Citation | SourceId | str]
"""What a constructor takes for citations: each as such, or as the id of a source."""


def as_citations(value: Cited) -> tuple[Citation, ...]:
    """Return citations, none of them twice, each given as a citation or as the id of a source.

    Raises:
        ValidationError: An item is neither, or occurs twice.

    Example:
        >>> as_citations(["hub-news-38338"])
        (Citation('hub-news-38338'),)
    """
    return _parse.distinct(value, as_citation)


def named_once(cited: Collection[Citation]) -> str:
    """Return the ids of the cited sources, each once, as lines and tables show them."""
    return ", ".join(dict.fromkeys(citation.source for citation in cited))
