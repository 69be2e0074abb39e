"""Which column of a table contains which field of a membership."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from attrs import field, frozen

from egov_hub import _parse
from egov_hub._advice.fields import on_field
from egov_hub._wording import as_key, expected, plain, pointer, shown
from egov_hub.problems import Code, Problem, ValidationError, refuse

# Values that are not texts are refused later, with all other problems.


def _as_heading(value: str) -> str:
    return plain(value) if isinstance(value, str) else value


def _as_optional_heading(value: str | None) -> str | None:
    return None if value is None else _as_heading(value)


@frozen(kw_only=True)
class Columns:
    """Which column of a table contains which field of a membership, by its heading.

    A field without a column is not read. A mapping with the same keys works as well, so the columns
    can be stored in a file next to the table.

    Attributes:
        member: The party: a code or name of a country, or the id of an organization.
        since: The first day.
        until: The end; an empty cell means that there is none.
        standing: The standing; an empty cell means the standing that the caller gives for all rows.
        hold: Why the standing is on hold.
        through: The body that fills the seat.
        how: How the party left.
        label: The alliance's own word for the standing.
        alliance: The id of the alliance, if the table has several.
        source: The id of the source for the row.
        printed: The words of the source, as printed.

    Raises:
        ValidationError: A heading is not a text, is blank, or is used twice.

    Example:
        >>> from egov_hub.formats.tables import Columns
        >>> Columns(member="Country", since="From").until is None
        True
        >>> Columns(member="Country", since="Country")
        Traceback (most recent call last):
            ...
        egov_hub.problems.ValidationError: 1 problem:
        1. /since: The column "Country" is named twice. Name each column once. See /member. \
[duplicate-item]
    """

    member: str = field(converter=_as_heading)
    since: str = field(converter=_as_heading)
    until: str | None = field(default=None, converter=_as_optional_heading)
    standing: str | None = field(default=None, converter=_as_optional_heading)
    hold: str | None = field(default=None, converter=_as_optional_heading)
    through: str | None = field(default=None, converter=_as_optional_heading)
    how: str | None = field(default=None, converter=_as_optional_heading)
    label: str | None = field(default=None, converter=_as_optional_heading)
    alliance: str | None = field(default=None, converter=_as_optional_heading)
    source: str | None = field(default=None, converter=_as_optional_heading)
    printed: str | None = field(default=None, converter=_as_optional_heading)

    def __attrs_post_init__(self) -> None:
        if problems := list(_problems_of(self._headings())):
            raise ValidationError(problems)

    def named(self) -> dict[str, str]:
        """Return the headings of the fields that have one, by field.

        Example:
            >>> from egov_hub.formats.tables import Columns
            >>> Columns(member="Country", since="From").named()
            {'member': 'Country', 'since': 'From'}
        """
        return {name: heading for name, heading in self._headings().items() if heading}

    def _headings(self) -> dict[str, str | None]:
        return {name: getattr(self, name) for name in attrs.fields_dict(type(self))}


_FIELDS = tuple(attrs.fields_dict(Columns))


def _problems_of(headings: Mapping[str, object]) -> Iterator[Problem]:
    """Return what is wrong with the headings of fields."""
    first: dict[str, str] = {}
    for name, heading in headings.items():
        if heading is None and name not in ("member", "since"):
            continue
        if not isinstance(heading, str) or not heading.strip():
            message = expected("the heading of a column", heading, "it in quotes")
            yield Problem(Code.WRONG_TYPE, f"/{name}", message)
        elif first.setdefault(heading, name) != name:
            message = f"The column {shown(heading)} is named twice. Name each column once."
            other = f"/{first[heading]}"
            yield Problem(Code.DUPLICATE_ITEM, f"/{name}", message, other=other)


def as_columns(value: Columns | Mapping[str, str]) -> Columns:
    """Return columns, from columns or from a mapping of fields to headings."""
    if isinstance(value, Columns):
        return value
    if not isinstance(value, Mapping):
        advice = '{"member": "Country", "since": "From"}'
        raise refuse(Code.WRONG_TYPE, expected("the columns of a table", value, advice))
    given: dict[Any, Any] = _parse.read(value, dict)
    named = {as_key(name): _as_heading(heading) for name, heading in given.items()}
    problems = [
        Problem(Code.MISSING_KEY, "", f'Name the column of "{name}".')
        for name in ("member", "since")
        if name not in named
    ]
    for name in named:
        if name not in _FIELDS:
            hint = on_field(name, "Membership", _FIELDS)
            message = f"{shown(name)} is not a field of a membership.{hint}"
            problems.append(Problem(Code.UNKNOWN_KEY, pointer(name), message))
    problems += _problems_of({name: named[name] for name in _FIELDS if name in named})
    if problems:
        raise ValidationError(problems)
    return Columns(**named)
