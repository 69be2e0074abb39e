"""A row of a table as a spell of membership, or all problems of its cells."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from numbers import Integral
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from egov_hub import _parse
from egov_hub._advice import countries
from egov_hub._advice.spelling import suggestion
from egov_hub._wording import expected, plain, pointer, shown
from egov_hub.formats import Loss, LossCode, Refused
from egov_hub.formats.tables._lines import Line
from egov_hub.formats.tables._settings import Settings, read_date
from egov_hub.membership.changes import Membership
from egov_hub.membership.words import as_optional_departure, as_optional_hold, as_standing
from egov_hub.problems import Code, Location, Problem, ValidationError, refuse
from egov_hub.values.dates import PartialDate
from egov_hub.values.ids import (
    AllianceId,
    CountryCode,
    OrganizationId,
    PartyId,
    as_alliance_id,
    as_organization_id,
    as_party_id,
    country_called,
)
from egov_hub.values.sources import Citation
from egov_hub.values.text import Text, as_text

T = TypeVar("T")


@frozen
class Row:
    """What a row says.

    Attributes:
        line: Where it is, and its cells.
        alliance: The alliance; None if the table has only one, or if the cell cannot be read.
        spell: The spell; None if the row is left out.
        problems: What is wrong with it. If there are problems, there is no spell.
        losses: What it says but the spell does not.
    """

    line: Line
    alliance: AllianceId | None
    spell: Membership | None
    problems: tuple[Problem, ...]
    losses: tuple[Loss, ...]

    def refused(self, problems: tuple[Problem, ...]) -> Refused:
        """Return the row as it is put aside."""
        return Refused(problems, self.line.cells, self.line.line)


def place_of(line: Line, name: str, settings: Settings) -> Location:
    """Return the place of a field in a row: its cell, or the row if it has no cell."""
    heading = settings.headings.get(name)
    if heading is None:
        return line.location
    return Location(f"{line.location.path}{pointer(heading)}", line.line, heading)


def read_row(line: Line, settings: Settings) -> Row:
    """Return what a row says, or what is wrong with it."""
    if line.problems:
        return Row(line, None, None, line.problems, ())
    cells = _Cells(line, dict(line.cells), settings)
    alliance, spell = cells.alliance(), cells.spell()
    if cells.problems:
        return Row(line, alliance, None, tuple(cells.problems), ())
    return Row(line, alliance, spell, (), tuple(cells.losses))


@frozen
class _Cells:
    """The cells of one row while they are read, and what is found in them."""

    line: Line
    values: Mapping[str, object]
    settings: Settings
    problems: list[Problem] = field(factory=list[Problem], init=False)
    losses: list[Loss] = field(factory=list[Loss], init=False)

    def alliance(self) -> AllianceId | None:
        """Return the alliance; None if the table has only one, or if something is wrong."""
        if "alliance" not in self.settings.headings:
            return None
        return self._required("alliance", as_alliance_id)

    def spell(self) -> Membership | None:
        """Return the spell; None if there is none, or if something is wrong."""
        member = self._member()
        since, until = self._date("since"), self._date("until")
        if since is None and not self.problems:
            since = self._without_since(until)
        standing = self._word("standing", as_standing)
        hold = self._word("hold", as_optional_hold)
        how = self._word("how", as_optional_departure)
        through = self._parsed("through", self._as_body)
        label = self._label()
        cited = self._citations()
        if member is None or since is None or self.problems:
            return None
        try:
            return Membership(
                member,
                standing or self.settings.standing,
                since,
                until=until,
                hold=hold,
                through=through,
                how=how,
                label=label,
                cited=cited,
                until_cited=cited if until else (),
            )
        except ValidationError as error:
            for problem in error.problems:
                self._add(problem.path.split("/")[1], problem)
        return None

    # Fields

    def _label(self) -> Text | None:
        value = self._value("label")
        return value if isinstance(value, Text) else self._parsed("label", as_text)

    def _member(self) -> PartyId | None:
        value = self._value("member")
        if isinstance(value, (CountryCode, OrganizationId)):
            return value
        return self._required("member", self._as_party)

    def _as_party(self, text: str) -> PartyId:
        known = self.settings.parties.get(text)
        if known is not None:
            return known
        country = country_called(text)
        if country is None and len(text) == 2:
            # Otherwise a code in lower case would be the id of an organization.
            country = country_called(text.upper())
        if country is None:
            return self._as_other_party(text)
        if country != text:
            self._lose(LossCode.RESPELLED, "member", f"{shown(text)} is read as {country}.")
        return country

    def _as_other_party(self, text: str) -> PartyId:
        try:
            return as_party_id(text)
        except ValidationError:
            message = (
                f"{shown(text)} is not the code or the name of a country, nor "
                f"the id of an organization. Write one of these, or parties={{{shown(text)}: ...}}."
                f"{suggestion(*countries.meant(text))}"
            )
            raise refuse(Code.UNKNOWN_COUNTRY, message) from None

    def _as_body(self, text: str) -> OrganizationId:
        known = self.settings.parties.get(text, text)
        if isinstance(known, CountryCode):
            message = expected("the id of an organization", known)
            raise refuse(Code.WRONG_TYPE, message)
        return as_organization_id(known)

    def _without_since(self, until: PartialDate | None) -> PartialDate | None:
        """Return the first day of a row that does not state it; None if the row is left out."""
        heading = shown(self.settings.headings["since"])
        if self.settings.no_since == "unknown":
            message = f"The row has no date in {heading}, so the first day is unknown."
            self._lose(LossCode.ASSUMED, "since", message)
            return PartialDate("XXXX")
        if self.settings.no_since == "skip" and until is None:
            message = f"The row has no date in {heading}, so it is left out."
            self._lose(LossCode.LEFT_OUT, "since", message)
            return None
        message = (
            f"The row has no date in {heading}. Write XXXX for an unknown day, or read the table "
            'with no_since="unknown", or with "skip" to leave out rows without any date.'
        )
        self._add("since", Problem(Code.MISSING_KEY, "", message))
        return None

    def _citations(self) -> tuple[Citation, ...]:
        """Return the sources of the row; the printed words belong to the source named there."""
        all_rows = self.settings.cited
        printed = self._parsed("printed", _as_string)
        source = self._parsed("source", lambda text: Citation(text, printed=printed))
        if source:
            return (source, *(each for each in all_rows if each != source))
        if printed is None:
            return all_rows
        if len(all_rows) != 1:
            message = "The printed words have no source. Write it in the row, or write only one "
            message += "source in cited=[...]."
            self._add("printed", Problem(Code.NEEDLESS_FIELD, "", message))
            return all_rows
        return (evolve(all_rows[0], printed=printed),)

    # Cells

    def _value(self, name: str) -> object:
        """Return the value of a cell; None for an empty one, and for a field without a column."""
        if name not in self.settings.headings:
            return None
        found = self.values.get(self.settings.headings[name])
        if isinstance(found, str) and not isinstance(found, (CountryCode, OrganizationId)):
            found = plain(found).strip()
        # NA means empty in many tables, but as a member it is Namibia.
        empty = {""} if name == "member" else self.settings.empty
        return None if _is_missing(found) or (isinstance(found, str) and found in empty) else found

    def _parsed(self, name: str, parse: Callable[[str], T | None]) -> T | None:
        """Return the parsed text of a cell; None if the cell is empty, or if something is wrong."""
        value = self._value(name)
        if value is None:
            return None
        try:
            return parse(_as_string(value))
        except ValidationError as error:
            for problem in error.problems:
                self._add(name, problem)
        return None

    def _required(self, name: str, parse: Callable[[str], T]) -> T | None:
        if self._value(name) is None:
            heading = shown(self.settings.headings[name])
            message = f"The row has no value in {heading}. Write the {name}."
            self._add(name, Problem(Code.MISSING_KEY, "", message))
        return self._parsed(name, parse)

    def _word(self, name: str, parse: Callable[[Any], T | None]) -> T | None:
        words = self.settings.words
        return self._parsed(name, lambda text: parse(words.get(text, text)))

    def _date(self, name: str) -> PartialDate | None:
        value = self._value(name)
        if isinstance(value, datetime):
            # The methods of the base class, even if the caller's class has its own.
            if (of_day := datetime.time(value)) != time():
                message = f"The time of day ({of_day}) is not read."
                self._lose(LossCode.COARSER_DATE, name, message)
            value = datetime.date(value)
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, date):
            return PartialDate(date.isoformat(value))
        return self._parsed(name, lambda text: read_date(text, self.settings.dates))

    # What is found

    def _add(self, name: str, problem: Problem) -> None:
        where = place_of(self.line, name, self.settings)
        self.problems.append(
            evolve(problem, path=where.path, line=where.line, column=where.column, other=None)
        )

    def _lose(self, code: LossCode, name: str, message: str) -> None:
        where = place_of(self.line, name, self.settings)
        self.losses.append(Loss(code, where.path, message, line=where.line, column=where.column))


def _is_missing(value: object) -> bool:
    """Return whether a value is None, or one of the values that pandas uses: NaN, NaT or NA."""
    try:
        return value is None or bool(value != value)  # noqa: PLR0124 - only these differ from themselves
    except TypeError:
        # NA raises this, because its comparison is neither true nor false.
        return True
    except Exception:
        return False


def _as_string(value: object) -> str:
    """Return the text of a cell. Whole numbers get no point: empty cells make a column floats."""
    if isinstance(value, (Integral, float, Decimal)) and not isinstance(value, bool):
        return _parse.read(value, _number)
    if not isinstance(value, str):
        raise refuse(Code.WRONG_TYPE, expected("a text", value, "a text in quotes"))
    return plain(value)


def _number(value: Integral | float | Decimal) -> str:
    return f"{value:.0f}" if value % 1 == 0 else str(value)
