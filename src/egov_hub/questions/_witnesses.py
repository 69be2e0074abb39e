"""The question of which sources each fact is based on."""

from collections.abc import Mapping

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._wording import printable
from egov_hub.records import Record
from egov_hub.register.hub import Hub, HubRecord, as_hub
from egov_hub.register.naming import item_at
from egov_hub.register.references import RecordRef, as_record_ref
from egov_hub.register.rivals import contradict
from egov_hub.register.witnesses import Fact, facts, independent, originals
from egov_hub.rows import Rows
from egov_hub.values.ids import SourceId
from egov_hub.values.sources import Citation, Source, as_citations, as_optional_string, said_by
from egov_hub.workshops import Workshop
from egov_hub.workshops.participants import as_number


@frozen(repr=False)
class Testimony(Record):
    """The sources that a fact is based on.

    Attributes:
        record: The record.
        path: The JSON Pointer to the fact in the record; empty for the record itself.
        witnesses: The number of independent sources. A source and its copies count once. A source
            with a value that contradicts the fact does not count.
        fact: Its name, such as "HR left"; None for the record itself.
        advance: Whether all these sources were certainly published before the event that they
            announce.
        inferred: Whether the fact is only inferred from the sources.
        cited: The sources.

    Example:
        >>> print(questions.Testimony(RecordRef("workshop", "seminar-1"), "", 1, inferred=True))
        workshop seminar-1: one witness, inferred
    """

    record: RecordRef = field(converter=as_record_ref)
    path: str = field(default="", converter=_parse.json_pointer)
    witnesses: int = field(default=0, converter=as_number)
    fact: str | None = field(default=None, converter=as_optional_string, kw_only=True)
    advance: bool = field(default=False, converter=_parse.truth, kw_only=True)
    inferred: bool = field(default=False, converter=_parse.truth, kw_only=True)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    @property
    def weak(self) -> bool:
        """Whether it has fewer than two witnesses, has only advance notices, or is inferred.

        Example:
            >>> questions.Testimony(RecordRef("workshop", "seminar-1"), "", 2).weak
            False
        """
        return self.witnesses < 2 or self.advance or self.inferred

    def __str__(self) -> str:
        """Return one line."""
        number = {0: "no witness", 1: "one witness"}.get(self.witnesses)
        basis = number or f"{self.witnesses} witnesses"
        basis += ", advance notice" if self.advance else ""
        basis += ", inferred" if self.inferred else ""
        fact = f" ({self.fact})" if self.fact else ""
        where = f"{self.record} {self.path}".rstrip()
        return printable(f"{where}{fact}: {basis}{said_by(self.cited)}")


def witnesses(hub: Hub) -> Rows[Testimony]:
    """Return the sources that each fact is based on, in the order of the hub's records.

    Facts are the records of the hub, except its sources; the parts of records that have their own
    citations, such as a membership change or an attendance; and each field for which a source is
    cited (`Citation.about`). A part without citations is based on the sources of the record that
    contains it. A source that is cited for a whole record or part is a witness of all its fields,
    unless it is also cited for that field. A source and its copies are one witness.

    Args:
        hub: The register.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Source("notice", "A workshop"),
        ...     Source("copy", "A workshop", copy_of="notice"),
        ...     Workshop(
        ...         "w",
        ...         start="2019",
        ...         cited=["notice", "copy", Citation("notice", about="/start", inferred=True)],
        ...     ),
        ... )
        >>> print(questions.witnesses(hub)[0])
        workshop w: one witness [notice, copy]
        >>> [row.weak for row in questions.witnesses(hub)]
        [True, True]
    """
    hub = _parse.argument("hub", as_hub, hub)
    original = originals(hub)
    rows = (
        _testimony(hub, original, record, fact)
        for record in hub.records
        if not isinstance(record, Source)
        for fact in facts(record)
        if fact.value is not None and (fact.cited or not fact.path)
    )
    return Rows(rows, of=Testimony, names=hub)


def _testimony(
    hub: Hub, original: Mapping[SourceId, SourceId], record: HubRecord, fact: Fact
) -> Testimony:
    its = [each.citation for each in fact.claims if not contradict(each.value, fact.value)]
    published = [hub.source(each.source).published for each in its]
    advance = isinstance(record, Workshop) and all(
        each and each.before(record.start).certainly for each in published
    )
    return Testimony(
        RecordRef.of(record),
        fact.path,
        len(independent(original, its)),
        fact=item_at(record, fact.path, hub),
        advance=bool(its) and advance,
        inferred=bool(its) and all(each.inferred for each in its),
        cited=fact.cited,
    )
