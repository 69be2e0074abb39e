"""What a finding is, and the catalogue of their codes."""

from collections.abc import Collection
from difflib import get_close_matches
from typing import Final, Self

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._wording import Word, pointer
from egov_hub.membership.acts import said_by
from egov_hub.records import Record
from egov_hub.register.hub import Hub, HubRecord, UnknownIdError, as_hub
from egov_hub.register.references import RecordRef, as_references
from egov_hub.values.ids import SourceId
from egov_hub.values.sources import Citation, as_citations


class Severity(Word):
    """How much a finding weighs.

    Example:
        >>> Severity("warning") is Severity.WARNING
        True
    """

    WARNING = "warning"
    """It can be true but is probably a mistake: worth an editor's look."""
    NOTE = "note"
    """Worth knowing, no reason to change anything."""


_WARNING, _NOTE = Severity.WARNING, Severity.NOTE


class FindingCode(Word):
    """The catalogue of finding codes: stable words that programs can rely on.

    Each code is a string and knows what it means. A warning is probably a mistake; a note is worth
    knowing, and need not change anything.

    Attributes:
        severity: How much such a finding weighs.
        meaning: One sentence for a person.

    Example:
        >>> FindingCode.WORKSHOP_BEFORE_LAUNCH.value
        'workshop-before-launch'
        >>> FindingCode.WORKSHOP_BEFORE_LAUNCH.meaning
        'A workshop lies before the launch of its alliance.'
    """

    severity: Severity
    meaning: str

    def __new__(cls, value: str, severity: Severity = _NOTE, meaning: str = "") -> Self:
        """Keep the word as the value, and severity and meaning beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.severity = severity
        member.meaning = meaning
        return member

    WORKSHOP_BEFORE_LAUNCH = (
        "workshop-before-launch",
        _WARNING,
        "A workshop lies before the launch of its alliance.",
    )
    WORKSHOP_AFTER_DISSOLUTION = (
        "workshop-after-dissolution",
        _WARNING,
        "A workshop lies after the end of its alliance.",
    )
    RECORDED_TWICE = (
        "recorded-twice",
        _WARNING,
        "Two workshops have nearly the same title, and may have been on the same day and place.",
    )
    STILL_ANNOUNCED = (
        "still-announced",
        _WARNING,
        "A workshop is recorded as announced or put off, but one of its sources is of a later day.",
    )
    CO_ORGANIZER_NOT_THERE = (
        "co-organizer-not-there",
        _WARNING,
        "A co-organizer was founded after the workshop, or dissolved before it.",
    )
    POST_OUTSIDE_ITS_TIME = (
        "post-outside-its-time",
        _WARNING,
        "Somebody appears in a post that was not held then.",
    )
    ATTESTATION_CONTRADICTED = (
        "attestation-contradicted",
        _WARNING,
        "What a source says of the members cannot be so by the history.",
    )
    CLAIMS_CONTRADICT = (
        "claims-contradict",
        _WARNING,
        "Two sources say of one day what cannot both be so.",
    )
    CLAIMS_DIFFER = (
        "claims-differ",
        _WARNING,
        "Two sources say different things of the members, of days that are near or may be one.",
    )
    TOTAL_DIFFERS = (
        "total-differs",
        _WARNING,
        "A printed total is lower than the number of those recorded.",
    )
    PARTS_DO_NOT_ADD_UP = (
        "parts-do-not-add-up",
        _WARNING,
        "A printed total is not the sum of its parts.",
    )
    JOINED_BEFORE_LAUNCH = (
        "joined-before-launch",
        _WARNING,
        "Somebody joined an alliance before it was launched.",
    )
    JOINED_BEFORE_FOUNDED = (
        "joined-before-founded",
        _WARNING,
        "An organization joined an alliance, or filled a seat in it, before it was founded.",
    )
    INSIDE_AFTER_DISSOLUTION = (
        "inside-after-dissolution",
        _WARNING,
        "An organization still has a standing in an alliance after it was dissolved.",
    )
    ABSENCES_OF_ONE_DAY = (
        "absences-of-one-day",
        _WARNING,
        "Most absences in a history are of exactly one day: last days may be taken for first ones.",
    )
    HISTORY_NOT_RECORDED = (
        "history-not-recorded",
        _NOTE,
        "Who belonged to an alliance is not recorded.",
    )
    ATTESTATION_UNDECIDED = (
        "attestation-undecided",
        _NOTE,
        "Whether what a source says of the members is so depends on days that are not known.",
    )
    ROLES_DIFFER = (
        "roles-differ",
        _NOTE,
        "Two sources give an organization different roles in one workshop.",
    )
    MEMBERS_NOT_RECORDED = (
        "members-not-recorded",
        _NOTE,
        "A source counts more members than are recorded.",
    )
    MEMBER_WITHOUT_ATTENDANCE = (
        "member-without-attendance",
        _NOTE,
        "No attendance of a member is recorded at its alliance's workshops; that of others is.",
    )
    ATTENDANCE_BY_NON_MEMBER = (
        "attendance-by-non-member",
        _NOTE,
        "Somebody attended a workshop of an alliance without belonging to it then.",
    )
    OUTCOME_NOT_RECORDED = (
        "outcome-not-recorded",
        _NOTE,
        "A workshop is recorded as announced or put off, and the register knows of later days.",
    )
    ONE_WITNESS = (
        "one-witness",
        _NOTE,
        "A record rests on one source, or on copies of one.",
    )
    NO_WITNESS = ("no-witness", _NOTE, "A record cites no source, and nothing in it does.")
    ADVANCE_NOTICE_ONLY = (
        "advance-notice-only",
        _NOTE,
        "All that a workshop rests on was published before it.",
    )
    INFERRED = ("inferred", _NOTE, "A fact is concluded from sources that do not say it.")
    BOUNDED_BY_PUBLICATION = (
        "bounded-by-publication",
        _NOTE,
        "That a day was not later is known only from the day on which the source was published.",
    )
    NEVER_NAMED = ("never-named", _NOTE, "No other record names this one.")


def as_finding_code(value: FindingCode | str) -> FindingCode:
    """Return a code."""
    return _parse.word(value, FindingCode)


@frozen(repr=False)
class Finding(Record):
    """Something in a register that can be true, and that an editor should look at.

    What cannot be true is a `Problem`, and makes no register.

    Attributes:
        code: What it is, from the catalogue.
        message: One sentence: what it is about, in values.
        about: The records it is about; the first of them holds what the path leads to.
        path: JSON Pointer, seen from the first record; empty: it is the record as a whole.
        cited: The sources that it rests on.

    Raises:
        ValidationError: A field does not hold what it should.

    Example:
        >>> hub = Hub("hub", "Hub").put(
        ...     Alliance("e-government", "E-Government", launched="2018-06-09"),
        ...     Workshop("tashkent-2017", start="2017-05-30", alliance="e-government"),
        ... )
        >>> from egov_hub.findings import review
        >>> finding = review(hub)[0]
        >>> print(finding)
        warning: workshop tashkent-2017 /start: It starts on 2017-05-30, but e-government was \
launched on 2018-06-09. [workshop-before-launch]
        >>> finding.pointer(hub)
        '/workshops/0/start'
    """

    code: FindingCode = field(converter=as_finding_code)
    message: str = field(converter=_parse.string)
    about: tuple[RecordRef, ...] = field(default=(), converter=as_references)
    path: str = field(default="", converter=_parse.json_pointer)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations)

    @property
    def severity(self) -> Severity:
        """How much it weighs, by its code.

        Example:
            >>> Finding("inferred", "The year is not printed.").severity
            <Severity.NOTE: 'note'>
        """
        return self.code.severity

    def pointer(self, hub: Hub) -> str:
        """Return the JSON Pointer to it in the document of the hub, as `locate` takes it.

        Raises:
            UnknownIdError: The hub does not hold the first record that the finding is about.

        Example:
            >>> from egov_hub.register.references import RecordRef
            >>> hub = Hub("hub", "Hub", sources=[Source("notice", "A notice")])
            >>> Finding("never-named", "Nothing.", [RecordRef("source", "notice")]).pointer(hub)
            '/sources/0'
        """
        known = _parse.argument("hub", as_hub, hub)
        return (place_of(known, self.about[0]) if self.about else "") + self.path

    def __str__(self) -> str:
        """Return one line: how much it weighs, where it is, what it is, its code and sources."""
        where = f"{self.about[0]} " if self.about else ""
        place = f"{where}{self.path}".rstrip() or "(the register)"
        return f"{self.severity}: {place}: {self.message} [{self.code}]{said_by(self.cited)}"


def place_of(hub: Hub, ref: RecordRef) -> str:
    """Return the JSON Pointer to a record of a hub."""
    ids = [str(record.id) for record in getattr(hub, ref.kind.field)]
    if ref.id not in ids:
        raise UnknownIdError(ref.kind, ref.id, tuple(get_close_matches(ref.id, ids)))
    return pointer(ref.kind.field, ids.index(ref.id))


def finding(
    code: FindingCode,
    record: HubRecord,
    path: str,
    message: str,
    cited: Collection[Citation | SourceId | str] = (),
    others: Collection[HubRecord] = (),
) -> Finding:
    """Return a finding about a record, and others; it rests on sources, or on the record's."""
    about = [RecordRef.of(each) for each in (record, *others)]
    sources = cited or getattr(record, "cited", ())
    return Finding(code, message, about, path, as_citations(sources))


ORDER: Final = {code: place for place, code in enumerate(FindingCode)}
"""The place of each code in the catalogue, which puts warnings before notes."""
