"""What is told of a difference: one thing that is other than it was."""

from attrs import evolve, field, frozen

from egov_hub import _parse
from egov_hub._wording import Word, printable
from egov_hub.membership.acts import MembershipAct, as_optional_act, said_by
from egov_hub.records import Record
from egov_hub.register.references import RecordRef, as_optional_record_ref
from egov_hub.values.answers import Answer, as_answer
from egov_hub.values.ids import CountryCode
from egov_hub.values.sources import Citation, as_citations, as_optional_string


class ChangeKind(Word):
    """What was done to something.

    Example:
        >>> ChangeKind("added")
        <ChangeKind.ADDED: 'added'>
    """

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


def as_change_kind(value: ChangeKind | str) -> ChangeKind:
    """Return what was done to something."""
    return _parse.word(value, ChangeKind)


@frozen(repr=False)
class HubChange(Record):
    """One thing that is other in the new register than in the old.

    Attributes:
        kind: What was done to it.
        record: The record in which it stands; None: it is the hub's own id or name.
        path: Where in it, as a JSON Pointer; empty: it is the record as a whole. It leads into the
            new record, or, of what was removed, into the old.
        before: What it was, as a table says it; None: it was not there.
        after: What it is; None: it is not there any more.
        act: What happened to a membership, where the change is one in a history: as it is told
            now, or, of what was removed, as it was told.
        in_the_world: Whether it happened in the world since, or only in the record.
        cited: The sources for what it is now; of what was removed, for what it was.

    Raises:
        ValidationError: A field does not hold what it should.

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
        """Return one line: where, what it was and is, according to what."""
        where = f"{self.record or 'hub'} {self.path}".rstrip()
        if self.kind is ChangeKind.CHANGED:
            what = f": {self.before}, now {self.after}"
        elif self.act:
            where = str(self.record or "hub")
            what = f": {'not so: ' if self.kind is ChangeKind.REMOVED else ''}{told(self.act)}"
        else:
            said = self.after or self.before
            what = f": {self.kind}{': ' if said else ''}{said or ''}"
        return printable(f"{where}{what}{said_by(self.cited)}")


def told(act: MembershipAct) -> str:
    """Return what happened to a membership, with the name of a country."""
    told = str(evolve(act, cited=()))
    country = act.member
    return told.replace(country, country.name, 1) if isinstance(country, CountryCode) else told
