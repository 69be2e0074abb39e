"""Findings, and the catalogue of their codes."""

from collections.abc import Collection
from typing import ClassVar, Final, Literal, Self, TypeAlias, cast

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._wording import Word, pointer, printable
from egov_hub.records import Record, fields_of
from egov_hub.register.hub import Hub, HubRecord, UnknownIdError, as_hub
from egov_hub.register.references import RecordRef, as_references
from egov_hub.values.sources import (
    Citation,
    Cited,
    as_citations,
    as_optional_string,
    said_by,
)


class Severity(Word):
    """How important a finding is.

    Example:
        >>> Severity("warning") is Severity.WARNING
        True
    """

    WARNING = "warning"
    """It is possible but probably a mistake. An editor should check it."""
    NOTE = "note"
    """It is good to know. Nothing has to change."""


_WARNING, _NOTE = Severity.WARNING, Severity.NOTE


class FindingCode(Word):
    """The catalogue of finding codes: stable words that programs can rely on.

    Each code is a string with a severity and a meaning. A warning is probably a mistake. A note is
    good to know, but nothing has to change.

    Attributes:
        severity: How important such a finding is.
        meaning: What the code means, in one sentence.

    Example:
        >>> FindingCode.WORKSHOP_BEFORE_LAUNCH.value
        'workshop-before-launch'
        >>> FindingCode.WORKSHOP_BEFORE_LAUNCH.meaning
        'The workshop is before the launch of its alliance.'
    """

    severity: Severity
    meaning: str

    def __new__(cls, value: str, severity: Severity = _NOTE, meaning: str = "") -> Self:
        """Store the word as the value, with its severity and meaning."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.severity = severity
        member.meaning = meaning
        return member

    WORKSHOP_BEFORE_LAUNCH = (
        "workshop-before-launch",
        _WARNING,
        "The workshop is before the launch of its alliance.",
    )
    WORKSHOP_AFTER_DISSOLUTION = (
        "workshop-after-dissolution",
        _WARNING,
        "The workshop is after the end of its alliance.",
    )
    PART_OUTSIDE_WHOLE = (
        "part-outside-whole",
        _WARNING,
        "The workshop is a part of another one, but not within its days or not in its country.",
    )
    RECORDED_TWICE = (
        "recorded-twice",
        _WARNING,
        "Workshops have nearly the same title, and may have the same day and place.",
    )
    STILL_ANNOUNCED = (
        "still-announced",
        _WARNING,
        "The workshop is recorded as announced or postponed, but one of its sources was published "
        "after it.",
    )
    CO_ORGANIZER_NOT_THERE = (
        "co-organizer-not-there",
        _WARNING,
        "A co-organizer was founded after the workshop, or was dissolved before it.",
    )
    POST_OUTSIDE_ITS_TIME = (
        "post-outside-its-time",
        _WARNING,
        "A person appears in a post that the person did not have at that time.",
    )
    ATTESTATION_CONTRADICTED = (
        "attestation-contradicted",
        _WARNING,
        "A source and the history contradict each other about the members.",
    )
    CLAIMS_CONTRADICT = (
        "claims-contradict",
        _WARNING,
        "Two sources contradict each other about the members on the same day.",
    )
    CLAIMS_DIFFER = (
        "claims-differ",
        _WARNING,
        "Two sources differ about the members on days that are near or may be the same.",
    )
    VALUES_CONTRADICT = (
        "values-contradict",
        _WARNING,
        "Two sources have values for a field, or numbers, that cannot both be true.",
    )
    TOTAL_DIFFERS = (
        "total-differs",
        _WARNING,
        "A printed total is lower than the number recorded.",
    )
    PARTS_DO_NOT_ADD_UP = (
        "parts-do-not-add-up",
        _WARNING,
        "A printed total is not the sum of its parts.",
    )
    JOINED_BEFORE_LAUNCH = (
        "joined-before-launch",
        _WARNING,
        "A party joined an alliance, or got a standing in it, before the alliance was launched.",
    )
    JOINED_BEFORE_FOUNDED = (
        "joined-before-founded",
        _WARNING,
        "An organization got a standing in an alliance, or filled a seat in it, before it was "
        "founded.",
    )
    INSIDE_AFTER_DISSOLUTION = (
        "inside-after-dissolution",
        _WARNING,
        "An organization still has a standing in an alliance after it was dissolved.",
    )
    ABSENCES_OF_ONE_DAY = (
        "absences-of-one-day",
        _WARNING,
        "Most absences in a history are of exactly one day: last days of spells may have been read "
        "as first days without membership.",
    )
    HISTORY_NOT_RECORDED = (
        "history-not-recorded",
        _NOTE,
        "Who belonged to an alliance is not recorded.",
    )
    ATTESTATION_UNDECIDED = (
        "attestation-undecided",
        _NOTE,
        "Whether a source about the members fits the history depends on unknown days.",
    )
    ROLES_DIFFER = (
        "roles-differ",
        _NOTE,
        "Two sources give an organization different roles in the same workshop.",
    )
    MEMBERS_NOT_RECORDED = (
        "members-not-recorded",
        _NOTE,
        "A source counts more members than are recorded.",
    )
    MEMBER_WITHOUT_ATTENDANCE = (
        "member-without-attendance",
        _NOTE,
        "The alliance's workshops have recorded attendance, but none of this member.",
    )
    ATTENDANCE_BY_NON_MEMBER = (
        "attendance-by-non-member",
        _NOTE,
        "A party attended a workshop of an alliance but did not belong to the alliance then.",
    )
    ONLY_EXPECTED = (
        "only-expected",
        _NOTE,
        "The workshop is only announced or postponed: its attendance or headcounts are expected.",
    )
    OUTCOME_NOT_RECORDED = (
        "outcome-not-recorded",
        _NOTE,
        "The workshop is recorded as announced or postponed, but the register has sources that "
        "were published after it.",
    )
    ONE_WITNESS = (
        "one-witness",
        _NOTE,
        "The record is based on one source, or on copies of one source.",
    )
    NO_WITNESS = ("no-witness", _NOTE, "No source is cited in the record.")
    ADVANCE_NOTICE_ONLY = (
        "advance-notice-only",
        _NOTE,
        "All sources of the workshop were published before it.",
    )
    INFERRED = ("inferred", _NOTE, "A fact is inferred from sources that do not state it.")
    BOUNDED_BY_PUBLICATION = (
        "bounded-by-publication",
        _NOTE,
        "The latest possible day is known only from the day on which the source was published.",
    )
    SAME_WORDS = (
        "same-words",
        _NOTE,
        "Words that look the same are written with different code points.",
    )
    NEVER_NAMED = ("never-named", _NOTE, "No other record refers to this record.")


FindingCodeLike: TypeAlias = (
    FindingCode
    | Literal[
        "workshop-before-launch",
        "workshop-after-dissolution",
        "part-outside-whole",
        "recorded-twice",
        "still-announced",
        "co-organizer-not-there",
        "post-outside-its-time",
        "attestation-contradicted",
        "claims-contradict",
        "claims-differ",
        "values-contradict",
        "total-differs",
        "parts-do-not-add-up",
        "joined-before-launch",
        "joined-before-founded",
        "inside-after-dissolution",
        "absences-of-one-day",
        "history-not-recorded",
        "attestation-undecided",
        "roles-differ",
        "members-not-recorded",
        "member-without-attendance",
        "attendance-by-non-member",
        "only-expected",
        "outcome-not-recorded",
        "one-witness",
        "no-witness",
        "advance-notice-only",
        "inferred",
        "bounded-by-publication",
        "same-words",
        "never-named",
    ]
)
"""A `FindingCode`, or its word."""


def as_finding_code(value: FindingCodeLike) -> FindingCode:
    """Return a code."""
    return _parse.word(value, FindingCode)


@frozen(repr=False)
class Finding(Record):
    """Something in a register that is possible, but should be checked by an editor.

    Something impossible is a `Problem`. It cannot be in a register.

    Attributes:
        code: The code, from the catalogue.
        message: What was found, for a person to read.
        about: The records that it is about. The path starts at the first of them.
        path: The JSON Pointer from the first record; empty for the whole record.
        cited: The sources that it is based on.
        fact: The name of the value at the path, such as "HR left"; `review` adds it.

    Raises:
        ValidationError: A field has an invalid value.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Alliance("e-government", "E-Government", launched="2018-06-09"),
        ...     Workshop("tashkent-2017", start="2017-05-30", alliance="e-government"),
        ... )
        >>> from egov_hub.findings import review
        >>> finding = review(hub)[0]
        >>> print(finding)
        warning: workshop tashkent-2017 /start: The workshop starts on 2017-05-30, but \
E-Government was launched on 2018-06-09. [workshop-before-launch]
        >>> finding.pointer(hub)
        '/workshops/0/start'
    """

    __shows__: ClassVar[tuple[str, ...]] = ("severity",)

    code: FindingCode = field(converter=as_finding_code)
    message: str = field(converter=_parse.string)
    about: tuple[RecordRef, ...] = field(default=(), converter=as_references)
    path: str = field(default="", converter=_parse.json_pointer)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations)
    fact: str | None = field(default=None, converter=as_optional_string, kw_only=True)

    @property
    def severity(self) -> Severity:
        """How important it is; its code decides this.

        Example:
            >>> Finding("inferred", "The year is not printed.").severity
            <Severity.NOTE: 'note'>
        """
        return self.code.severity

    def pointer(self, hub: Hub) -> str:
        """Return the JSON Pointer to it in the document of the hub, for use with `locate`.

        If it is about a field that is not written because it has its default, the pointer leads to
        the object that would contain the field.

        Raises:
            UnknownIdError: The hub does not have the first record that the finding is about.

        Example:
            >>> from egov_hub.register.references import RecordRef
            >>> hub = Hub("hub", "Hub", sources=[Source("notice", "A notice")])
            >>> Finding("never-named", "Nothing.", [RecordRef("source", "notice")]).pointer(hub)
            '/sources/0'
        """
        known = _parse.argument("hub", as_hub, hub)
        if not self.about:
            return self.path
        place = place_of(known, self.about[0])
        index = int(place.rpartition("/")[2])
        record = getattr(known, self.about[0].kind.field)[index]
        return place + _written_part_of(record, self.path)

    def __str__(self) -> str:
        """Return one line with the severity, place, message, code and sources."""
        where = f"{self.about[0]} " if self.about else ""
        place = f"{where}{self.path}".rstrip() or "(the register)"
        place += f" ({self.fact})" if self.fact else ""
        said = f"{self.severity}: {place}: {self.message} [{self.code}]{said_by(self.cited)}"
        return printable(said)


def _written_part_of(record: Record, path: str) -> str:
    """Return a JSON Pointer without the last steps, if these lead to something not written."""
    value: object = record
    written = ""
    for step in path.split("/")[1:]:
        if isinstance(value, Record):
            attribute = fields_of(type(value))[step]
            value = getattr(value, attribute.name)
            if value == attribute.default:
                break
        elif isinstance(value, tuple):
            value = cast("tuple[object, ...]", value)[int(step)]
        written += f"/{step}"
    return written


def place_of(hub: Hub, ref: RecordRef) -> str:
    """Return the JSON Pointer to a record of a hub."""
    ids = [str(record.id) for record in getattr(hub, ref.kind.field)]
    if ref.id not in ids:
        raise UnknownIdError(ref.kind, ref.id, ids)
    return pointer(ref.kind.field, ids.index(ref.id))


def finding(
    code: FindingCode,
    record: HubRecord,
    path: str,
    message: str,
    cited: Cited = (),
    others: Collection[HubRecord] = (),
) -> Finding:
    """Return a finding about records, based on the given sources or those of the first record."""
    about = [RecordRef.of(each) for each in (record, *others)]
    sources = cited or getattr(record, "cited", ())
    return Finding(code, message, about, path, as_citations(sources))


ORDER: Final = {code: place for place, code in enumerate(FindingCode)}
"""The position of each code in the catalogue, with warnings before notes."""
