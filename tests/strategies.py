"""Hypothesis strategies for the records, built without filtering, and realistic where it counts."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from egov_hub import (
    Alliance,
    AllianceKind,
    Appearance,
    Attendance,
    Attestation,
    Citation,
    CoOrganizer,
    CountQualifier,
    CountryCode,
    CountUnit,
    Departure,
    FormerName,
    Guide,
    Headcount,
    Hub,
    Identifier,
    LearningPhase,
    Membership,
    MembershipChange,
    MembershipHistory,
    Mode,
    Organization,
    OrganizationId,
    OrganizationKind,
    Part,
    PartialDate,
    PartyId,
    Person,
    PhaseReached,
    Place,
    Plan,
    Post,
    Remark,
    Role,
    Roster,
    Source,
    Standing,
    Succession,
    SuccessionManner,
    Text,
    Workshop,
    WorkshopFormat,
    WorkshopKind,
    WorkshopStatus,
)

T = TypeVar("T")

COUNTRIES = ("AM", "AZ", "EE", "GE", "KG", "KR", "KZ", "PT", "SU", "TJ", "UZ", "XK")
LANGUAGES = ("und", "en", "ru", "kk", "uz", "ka", "hy", "ko", "zh-Hans", "sr-Latn", "pt-BR")
ALPHABET = st.characters(codec="utf-8", exclude_categories=["Cs"])


def lists(items: SearchStrategy[T], most: int = 2) -> SearchStrategy[list[T]]:
    """Short lists in which nothing stands twice."""
    return st.lists(items, max_size=most, unique=True)


def some(items: SearchStrategy[T]) -> SearchStrategy[T | None]:
    return st.none() | items


# Values


def days(earliest: date = date(1, 1, 1), latest: date = date(9999, 12, 31)) -> SearchStrategy[date]:
    return st.dates(earliest, latest)


@st.composite
def partial_dates(draw: DrawFn, days: SearchStrategy[date] = days()) -> PartialDate:  # noqa: B008
    """Dates of every form, around drawn days."""
    form = draw(st.sampled_from(("day", "month", "year", "before", "after", "between", "unknown")))
    if form == "unknown":
        return PartialDate("XXXX")
    cut = draw(st.sampled_from((10, 7, 4)))
    texts = sorted(day.isoformat()[:cut] for day in (draw(days), draw(days)))
    if form in ("day", "month", "year"):
        length = {"day": 10, "month": 7, "year": 4}[form]
        written = draw(days).isoformat()[:length]
        return PartialDate(written + draw(st.sampled_from(("", "?", "~", "%"))))
    ends = {"before": ("", texts[1]), "after": (texts[0], ""), "between": (texts[0], texts[1])}
    return PartialDate("[{}..{}]".format(*ends[form]))


def words() -> SearchStrategy[str]:
    """Strings that say something: a visible character, then anything Unicode has."""
    visible = st.sampled_from("Aé中Хხ١*“")
    rest = st.text(ALPHABET, max_size=8)
    return st.builds("".join, st.tuples(visible, rest))


def texts() -> SearchStrategy[Text]:
    return st.builds(
        Text, st.dictionaries(st.sampled_from(LANGUAGES), words(), min_size=1, max_size=3)
    )


def slugs() -> SearchStrategy[str]:
    return st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)


def country_codes() -> SearchStrategy[CountryCode]:
    return st.sampled_from(COUNTRIES).map(CountryCode)


def organization_ids() -> SearchStrategy[OrganizationId]:
    return slugs().map(OrganizationId)


def party_ids() -> SearchStrategy[PartyId]:
    return country_codes() | organization_ids()


def urls() -> SearchStrategy[str]:
    return slugs().map("https://example.org/{}".format)


def identifiers() -> SearchStrategy[Identifier]:
    return st.builds(Identifier, st.sampled_from(("wikidata", "ror", "isni", "lei")), words())


def citations(sources: SearchStrategy[str] = slugs()) -> SearchStrategy[Citation]:  # noqa: B008
    return st.builds(Citation, sources, some(words()), some(words()))


def sources() -> SearchStrategy[Source]:
    return st.builds(
        Source,
        slugs(),
        texts(),
        url=some(urls()),
        publisher=some(texts()),
        published=some(partial_dates()),
        accessed=some(partial_dates()),
        copy_of=some(slugs()),
    )


def start_and_end() -> SearchStrategy[tuple[PartialDate, PartialDate | None]]:
    """Two dates of which the second does not certainly lie before the first."""

    def in_order(
        pair: tuple[PartialDate, PartialDate | None],
    ) -> tuple[PartialDate, PartialDate | None]:
        start, end = pair
        return (end, start) if end and end.before(start).certainly else pair

    return st.tuples(partial_dates(), some(partial_dates())).map(in_order)


# Parties


def former_names() -> SearchStrategy[FormerName]:
    return st.builds(FormerName, texts(), some(partial_dates()))


def successions(organizations: SearchStrategy[str] = slugs()) -> SearchStrategy[Succession]:  # noqa: B008
    return st.builds(Succession, organizations, partial_dates(), st.sampled_from(SuccessionManner))


@st.composite
def organizations(draw: DrawFn) -> Organization:
    founded, dissolved = draw(start_and_end())
    return Organization(
        draw(slugs()),
        draw(texts()),
        kind=draw(some(st.sampled_from(OrganizationKind))),
        country=draw(some(country_codes())),
        parent=draw(some(slugs())),
        founded=founded,
        dissolved=dissolved,
        former_names=draw(lists(former_names())),
        other_names=draw(lists(texts())),
        succeeds=draw(lists(successions())),
        identifiers=draw(lists(identifiers())),
        links=draw(lists(urls())),
        cited=draw(lists(citations())),
    )


@st.composite
def posts(draw: DrawFn, organizations: SearchStrategy[str] = slugs()) -> Post:  # noqa: B008
    since, until = draw(start_and_end())
    return Post(draw(texts()), draw(some(organizations)), since, until)


def people() -> SearchStrategy[Person]:
    return st.builds(
        Person,
        slugs(),
        texts(),
        other_names=lists(texts()),
        posts=lists(posts()),
        identifiers=lists(identifiers()),
        cited=lists(citations()),
    )


# Membership


def membership_changes(
    members: SearchStrategy[PartyId] = party_ids(),  # noqa: B008
    days: SearchStrategy[PartialDate] = partial_dates(),  # noqa: B008
) -> SearchStrategy[MembershipChange]:
    inside = st.builds(
        MembershipChange,
        members,
        days,
        st.sampled_from(Standing),
        through=some(slugs()),
        label=some(texts()),
        cited=lists(citations()),
    )
    outside = st.builds(
        MembershipChange,
        members,
        days,
        st.none(),
        how=some(st.sampled_from(Departure)),
        cited=lists(citations()),
    )
    return inside | outside


@st.composite
def dates_in_order(
    draw: DrawFn, count: int, first: date = date(2010, 1, 1), span: int = 4000
) -> list[PartialDate]:
    """Dates, around strictly increasing days, that can be in their order."""
    offsets = draw(
        st.lists(st.integers(0, span), min_size=count, max_size=count, unique=True).map(sorted)
    )
    return [draw(dates_around(first + timedelta(offset))) for offset in offsets]


@st.composite
def dates_around(draw: DrawFn, day: date, slack: int = 400) -> PartialDate:
    """Dates of every form that may be the given day."""
    form = draw(st.sampled_from(("day", "month", "year", "before", "after", "between", "unknown")))
    if form in ("day", "month", "year"):
        return PartialDate(day.isoformat()[: {"day": 10, "month": 7, "year": 4}[form]])
    if form == "unknown":
        return PartialDate("XXXX")
    below, above = (timedelta(draw(st.integers(0, slack))) for _ in range(2))
    return PartialDate.between(
        None if form == "before" else day - below, None if form == "after" else day + above
    )


@st.composite
def changes_of(draw: DrawFn, member: PartyId, most: int = 5) -> list[MembershipChange]:
    """The changes of one member: in order, each changing something."""
    count = draw(st.integers(1, most))
    found: list[MembershipChange] = []
    for on in draw(dates_in_order(count)):
        inside = found and found[-1].to
        to = draw(st.sampled_from((*Standing, None))) if inside else draw(st.sampled_from(Standing))
        through = draw(some(slugs())) if to else None
        cited = draw(lists(citations(), 1))
        if found and (to, through) == (found[-1].to, found[-1].through):
            to, through = None, None
        how = None if to else draw(some(st.sampled_from(Departure)))
        found.append(MembershipChange(member, on, to, through, how=how, cited=cited))
    return found


@st.composite
def membership_histories(
    draw: DrawFn,
    parties: SearchStrategy[PartyId] = party_ids(),  # noqa: B008
    most: int = 4,
) -> MembershipHistory:
    """Histories of several members, with re-joins, suspensions and seats through bodies."""
    members = draw(lists(parties, most))
    return MembershipHistory([one for member in members for one in draw(changes_of(member))])


@st.composite
def memberships(draw: DrawFn) -> Membership:
    since, until = draw(start_and_end())
    return Membership(
        draw(party_ids()),
        draw(st.sampled_from(Standing)),
        since,
        until,
        through=draw(some(slugs())),
        how=draw(some(st.sampled_from(Departure))) if until else None,
        label=draw(some(texts())),
        cited=draw(lists(citations())),
        until_cited=draw(lists(citations())) if until else (),
    )


@st.composite
def rosters(draw: DrawFn) -> Roster:
    parties = draw(lists(party_ids(), 6))
    cut = draw(st.integers(0, len(parties)))
    return Roster(parties[:cut], parties[cut:])


def attestations(
    parties: SearchStrategy[PartyId] = party_ids(),  # noqa: B008
) -> SearchStrategy[Attestation]:
    return st.builds(
        Attestation,
        partial_dates(),
        lists(parties, 5),
        complete=st.booleans(),
        count=some(st.integers(0, 60)),
        cited=lists(citations()),
    )


# Alliances


def guides() -> SearchStrategy[Guide]:
    return st.builds(Guide, texts(), some(texts()), some(urls()))


def phases_reached() -> SearchStrategy[PhaseReached]:
    return st.builds(
        PhaseReached, st.sampled_from(LearningPhase), partial_dates(), lists(citations())
    )


@st.composite
def alliances(draw: DrawFn) -> Alliance:
    return Alliance(
        draw(slugs()),
        draw(texts()),
        kind=draw(some(st.sampled_from(AllianceKind))),
        theme=draw(some(texts())),
        launched=draw(some(partial_dates(days(latest=date(2009, 12, 31))))),
        # Late enough for every change of the drawn histories.
        dissolved=draw(some(partial_dates(days(earliest=date(2023, 1, 1))))),
        convened_by=draw(lists(slugs())),
        guide=draw(some(guides())),
        history=draw(membership_histories()),
        attestations=draw(lists(attestations())),
        phases=draw(lists(phases_reached())),
        cited=draw(lists(citations())),
    )


# Workshops


def places() -> SearchStrategy[Place]:
    return st.builds(Place, some(country_codes()), some(texts()), some(texts()))


def co_organizers(organizations: SearchStrategy[str] = slugs()) -> SearchStrategy[CoOrganizer]:  # noqa: B008
    return st.builds(CoOrganizer, organizations, st.sampled_from(Role), lists(citations()))


def remarks() -> SearchStrategy[Remark]:
    return st.builds(Remark, texts(), st.booleans())


def appearances() -> SearchStrategy[Appearance]:
    return st.builds(
        Appearance,
        slugs(),
        some(st.sampled_from(Part)),
        lists(posts(), 3),
        lists(remarks()),
        lists(citations()),
    )


def headcounts() -> SearchStrategy[Headcount]:
    return st.builds(
        Headcount,
        st.integers(0, 2**53 - 1),
        st.sampled_from(CountQualifier),
        st.sampled_from(CountUnit),
        some(st.sampled_from(Mode)),
        lists(citations()),
    )


def attendances() -> SearchStrategy[Attendance]:
    return st.builds(
        Attendance,
        party_ids(),
        some(slugs()),
        some(texts()),
        some(headcounts()),
        lists(citations()),
    ) | st.builds(Attendance, audience=texts())


@st.composite
def plans(draw: DrawFn) -> Plan:
    start, end = draw(start_and_end())
    return Plan(
        start,
        end,
        draw(some(places())),
        draw(some(st.sampled_from(WorkshopFormat))),
        draw(some(partial_dates())),
        draw(lists(citations())),
    )


@st.composite
def workshops(draw: DrawFn) -> Workshop:
    start, end = draw(start_and_end())
    series = draw(some(texts()))
    return Workshop(
        draw(slugs()),
        draw(some(texts())),
        start=start,
        end=end,
        kind=draw(some(st.sampled_from(WorkshopKind))),
        status=draw(some(st.sampled_from(WorkshopStatus))),
        format=draw(some(st.sampled_from(WorkshopFormat))),
        place=draw(some(places())),
        co_organizers=draw(lists(co_organizers())),
        alliance=draw(some(slugs())),
        within=draw(some(slugs())),
        follows=draw(some(slugs())),
        series=series,
        ordinal=draw(some(st.integers(1, 40))) if series else None,
        phase=draw(some(st.sampled_from(LearningPhase))),
        topics=draw(lists(texts())),
        appearances=draw(lists(appearances())),
        attendance=draw(lists(attendances())),
        headcounts=draw(lists(headcounts())),
        languages=draw(lists(st.sampled_from(LANGUAGES))),
        rescheduled=draw(lists(plans())),
        cited=draw(lists(citations())),
    )


# Hubs


def _earlier(draw: DrawFn, ids: Sequence[str], index: int) -> str | None:
    """An id that stands before, so that nothing comes back to itself."""
    return draw(some(st.sampled_from(ids[:index]))) if index else None


@st.composite
def hubs(draw: DrawFn) -> Hub:
    """Hubs whose records refer to each other."""
    source_ids, body_ids, person_ids, alliance_ids, workshop_ids = (
        draw(lists(slugs(), 3)) for _ in range(5)
    )
    nothing: SearchStrategy[list[Citation]] = st.just([])
    cited = lists(citations(st.sampled_from(source_ids))) if source_ids else nothing
    bodies = st.sampled_from(body_ids or ["nobody"])
    parties = country_codes() | (bodies.map(OrganizationId) if body_ids else country_codes())
    held = lists(posts(bodies)) if body_ids else st.just(list[Post]())
    return Hub(
        draw(slugs()),
        draw(texts()),
        sources=[
            Source(id, draw(texts()), copy_of=_earlier(draw, source_ids, index))
            for index, id in enumerate(source_ids)
        ],
        organizations=[
            Organization(
                id,
                draw(texts()),
                parent=_earlier(draw, body_ids, index),
                succeeds=draw(lists(successions(st.sampled_from(body_ids[:index]))))
                if index
                else (),
                cited=draw(cited),
            )
            for index, id in enumerate(body_ids)
        ],
        people=[
            Person(id, draw(texts()), posts=draw(held), cited=draw(cited)) for id in person_ids
        ],
        alliances=[
            Alliance(
                id,
                draw(texts()),
                convened_by=draw(lists(bodies)) if body_ids else (),
                history=MembershipHistory(
                    [
                        MembershipChange(
                            member,
                            draw(partial_dates()),
                            draw(st.sampled_from(Standing)),
                            through=draw(some(bodies)) if body_ids else None,
                            cited=draw(cited),
                        )
                        for member in draw(lists(parties, 4))
                    ]
                ),
                attestations=[
                    Attestation(draw(partial_dates()), draw(lists(parties)), cited=draw(cited))
                ],
                cited=draw(cited),
            )
            for id in alliance_ids
        ],
        workshops=[
            Workshop(
                id,
                draw(some(texts())),
                start=draw(partial_dates()),
                co_organizers=draw(lists(co_organizers_of(bodies, cited))) if body_ids else (),
                alliance=draw(some(st.sampled_from(alliance_ids))) if alliance_ids else None,
                within=_earlier(draw, workshop_ids, index),
                follows=_earlier(draw, workshop_ids, index),
                appearances=[
                    Appearance(person, draw(st.sampled_from(Part)), draw(held))
                    for person in person_ids
                ],
                attendance=[Attendance(party) for party in draw(lists(parties))],
                cited=draw(cited),
            )
            for index, id in enumerate(workshop_ids)
        ],
    )


def co_organizers_of(
    bodies: SearchStrategy[str], cited: SearchStrategy[list[Citation]]
) -> SearchStrategy[CoOrganizer]:
    return st.builds(CoOrganizer, bodies, st.sampled_from(Role), cited)
