"""One change in a difference."""

from typing import Literal, TypeAlias

from attrs import evolve, field, frozen

from egov_hub import _parse
from egov_hub._wording import Word, printable
from egov_hub.membership.acts import MembershipAct, as_optional_act
from egov_hub.records import Record
from egov_hub.register.references import RecordRef, as_optional_record_ref
from egov_hub.values.answers import Answer, as_answer
from egov_hub.values.ids import CountryCode
from egov_hub.values.sources import Citation, as_citations, as_optional_string, said_by


class ChangeKind(Word):
    """The kind of a change.

    Example:
        >>> ChangeKind("added")
        <ChangeKind.ADDED: 'added'>
    """

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


ChangeKindLike: TypeAlias = ChangeKind | Literal["added", "removed", "changed"]
"""A `ChangeKind`, or its word."""


def as_change_kind(value: ChangeKindLike) -> ChangeKind:
    """Return the kind of a change."""
    return _parse.word(value, ChangeKind)


@frozen(repr=False)
class HubChange(Record):
    """One change from the old register to the new.

    Attributes:
        kind: Whether something was added, removed or changed.
        record: The record in which it changed; None if the hub's own id or name changed.
        path: The JSON Pointer in the record; empty for the whole record. It leads into the new
            record, or into the old record if something was removed.
        before: The old value, as a table shows it; None if there was none.
        after: The new value; None if there is none.
        act: The membership act, if the change is in a history: the new act, or the old act if it
            was removed.
        in_the_world: Whether it happened in the world, or only in the record.
        cited: The sources of the new value, or of the old value if it was removed.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> workshop = RecordRef("workshop", "w")
        >>> print(HubChange("changed", workshop, "/start", "2019", "2019-05-30"))
        workshop w /start: 2019, now 2019-05-30
    """

    kind: ChangeKind = field(converter=as_change_kind)
    record: RecordRef | None = field(converter=as_optional_record_ref)
    path: str = field(default="", converter=_parse.json_pointer)
    before: str | None = field(default=None, converter=as_optional_string)
    after: str | None = field(default=None, converter=as_optional_string)
    act: MembershipAct | None = field(default=None, converter=as_optional_act, kw_only=True)
    in_the_world: Answer = field(default=Answer.MAYBE, converter=as_answer, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __str__(self) -> str:
        """Return one line with the place, the old and new values, and the sources."""
        where = f"{self.record or 'hub'} {self.path}".rstrip()
        if self.kind is ChangeKind.CHANGED:
            what = f": {self.before}, now {self.after}"
        elif self.act:
            where = str(self.record or "hub")
            removed = "removed: " if self.kind is ChangeKind.REMOVED else ""
            what = f": {removed}{described(self.act)}"
        else:
            value = self.after or self.before
            what = f": {self.kind}{': ' if value else ''}{value or ''}"
        return printable(f"{where}{what}{said_by(self.cited)}")


def described(act: MembershipAct) -> str:
    """Return a membership act in words, with the name of a country."""
    text = str(evolve(act, cited=()))
    country = act.member
    return text.replace(country, country.name, 1) if isinstance(country, CountryCode) else text
