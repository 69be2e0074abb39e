"""A workshop in Tashkent, 30-31 May 2019: from a news notice to records, to JSON, and back.

Run it to read the report. It also writes `tashkent-2019.json` next to this file.
"""

from pathlib import Path

from egov_hub import (
    Alliance,
    Appearance,
    Attendance,
    Attestation,
    Citation,
    CoOrganizer,
    CountryCode,
    Guide,
    Hub,
    MembershipHistory,
    Organization,
    PartyId,
    Person,
    Place,
    Post,
    Remark,
    Source,
    Text,
    Workshop,
    dump,
    load,
)

DOCUMENT = Path(__file__).with_name("tashkent-2019.json")

# One notice in two copies: these are two sources, but one witness. Neither has a date of
# publication, but both describe the workshop as past.
PUBLISHED = "[2019-05-31..]"
NOTICE = Source(
    "hub-news-38338",
    Text(en="The e-government development issues were discussed in Tashkent"),
    url="http://old.astanacivilservicehub.org/en/news/38338",
    publisher=Text(en="Astana Civil Service Hub"),
    published=PUBLISHED,
)
COPY = Source(
    "infotimes",
    Text(en="The e-government development issues were discussed in Tashkent"),
    url="http://infotimes.kz/en/the-e-government-development-issues-were-discussed-in-tashkent/",
    published=PUBLISHED,
    copy_of=NOTICE.id,
)

ORGANIZATIONS = [
    Organization(
        "astana-civil-service-hub",
        Text(en="Astana Civil Service Hub"),
        cited=[NOTICE.id],
    ),
    Organization(
        "academy-of-public-administration",
        Text(
            en="Academy of Public Administration under the President of the Republic of Uzbekistan"
        ),
        kind="academic",
        country="UZ",
        cited=[NOTICE.id],
    ),
    Organization("oecd", Text(en="OECD"), cited=[NOTICE.id]),
]

PEOPLE = [
    Person("alikhan-baimenov", Text(en="Alikhan Baimenov"), cited=[NOTICE.id]),
    Person("rustam-kasimov", Text(en="Rustam Kasimov"), cited=[NOTICE.id]),
]

GUIDE = Guide(
    Text(en="P2P Learning Guide"), publisher=Text(en="Effective Institutions Platform (EIP)")
)


def alliances() -> list[Alliance]:
    """Return the two alliances, as the notice lists their members.

    A list gives the members on one day. It does not give the days on which they joined: each
    member joined between the launch and that day. "To date" is the day of the notice, which is
    not known. On one of the two days of the workshop, "experts of the Alliance" took part.
    """
    to_date = [Citation(NOTICE.id, printed="To date")]
    service = Attestation(PUBLISHED, ["AZ", "GE", "KZ"], cited=to_date)
    took_part = Attestation(
        "[2019-05-30..2019-05-31]",
        ["AZ", "EE", "GE", "KZ", "KG", "oecd"],
        cited=[Citation(NOTICE.id, printed="leading experts of the Alliance")],
    )
    listed = Attestation(
        PUBLISHED,
        ["AM", "AZ", "EE", "GE", "KZ", "KG", "UZ", "oecd"],
        complete=True,
        cited=to_date,
    )
    return [
        Alliance(
            "public-service-delivery",
            Text(en="P2P Learning Alliance on Public Service Delivery"),
            kind="peer-learning",
            theme=Text(en="public service delivery"),
            launched="2016",
            convened_by=["astana-civil-service-hub"],
            history=MembershipHistory.from_rosters([service], launched="2016"),
            attestations=[service],
            cited=[NOTICE.id],
        ),
        Alliance(
            "e-government",
            Text(en="P2P Learning Alliance on e-Government development"),
            kind="peer-learning",
            theme=Text(en="e-government"),
            launched="2018",
            convened_by=["astana-civil-service-hub"],
            guide=GUIDE,
            history=MembershipHistory.from_rosters([took_part, listed], launched="2018"),
            attestations=[took_part, listed],
            cited=[Citation(NOTICE.id, printed="Last year")],
        ),
    ]


def workshop() -> Workshop:
    """Return the workshop. It has no title, because the notice does not give one."""
    chairman = Post(Text(en="Chairman of the Steering Committee"), "astana-civil-service-hub")
    return Workshop(
        "tashkent-2019",
        start="2019-05-30",
        end="2019-05-31",
        kind="workshop",
        status="held",
        place=Place("UZ", city=Text(en="Tashkent")),
        co_organizers=[
            CoOrganizer("astana-civil-service-hub"),
            CoOrganizer("academy-of-public-administration"),
        ],
        alliance="e-government",
        topics=[
            Text(en="integrated services"),
            Text(en="open data"),
            Text(en="electronic public participation"),
        ],
        appearances=[
            Appearance("alikhan-baimenov", "welcome", posts=[chairman]),
            # Two posts at the same time, one of them in a co-organizer.
            Appearance(
                "rustam-kasimov",
                "welcome",
                posts=[
                    Post(Text(en="State Advisor to the President of the Republic of Uzbekistan")),
                    Post(Text(en="Rector"), "academy-of-public-administration"),
                ],
                remarks=[Remark(Text(en="The region, and Uzbekistan above all, gains from this."))],
            ),
            Appearance(
                "alikhan-baimenov",
                "opening",
                posts=[chairman],
                remarks=[Remark(Text(en="Technology helps the state to talk with its citizens."))],
            ),
        ],
        # Armenia is a member but is not named here: its attendance is not recorded.
        attendance=[
            *(Attendance(party) for party in ("AZ", "GE", "KZ", "KG", "EE", "oecd")),
            Attendance("UZ", audience=Text(en="government departments and research centers")),
            Attendance(
                "UZ",
                organization="academy-of-public-administration",
                audience=Text(en="researchers and students"),
            ),
        ],
        cited=[NOTICE.id, COPY.id],
    )


def build() -> Hub:
    """Return the hub with everything in the notice."""
    return Hub(
        "astana-civil-service-hub",
        Text(en="Astana Civil Service Hub"),
        organizations=ORGANIZATIONS,
        people=PEOPLE,
        alliances=alliances(),
        workshops=[workshop()],
        sources=[NOTICE, COPY],
    )


def report(hub: Hub) -> str:
    """Return a report of the records, for people to read."""
    event = hub.workshop("tashkent-2019")
    alliance = hub.alliance("e-government")
    days = (str(event.start), str(event.end))

    def names(parties: set[PartyId] | frozenset[PartyId]) -> str:
        return ", ".join(sorted(name(party) for party in parties)) or "nobody"

    def name(party: PartyId) -> str:
        if isinstance(party, CountryCode):
            return party.name
        return str(hub.organization(party).name)

    def office(post: Post) -> str:
        where = f", {hub.organization(post.organization).name}" if post.organization else ""
        return f"{post.title}{where}"

    members = alliance.roster(event.end or event.start).possible
    there = {attendance.party for attendance in event.attendance if attendance.party}
    lines = [
        f"A workshop in {event.place.city}, {days[0]} to {days[1]}" if event.place else "",
        "",
        "Co-organized by",
        *(f"    {hub.organization(one.organization).name}" for one in event.co_organizers),
        "In the framework of",
        f'    {alliance.name}, launched in {alliance.launched} ("{alliance.cited[0].printed}")',
        "Speakers",
        *(
            f"    {hub.person(one.person).name} ({one.part}): {'; '.join(map(office, one.posts))}"
            for one in event.appearances
        ),
        "Members that took part",
        f"    {names(members & there)}",
        "Members not recorded as present (which is not the same as absent)",
        f"    {names(members - there)}",
        "",
        "Who belonged, certainly or maybe",
    ]
    for each in hub.alliances:
        joined = {str(change.on) for change in each.history.changes}
        lines.append(f"    {each.name}; each joined some day in {' or '.join(joined)}")
        for day in days:
            roster = each.roster(day)
            lines.append(f"        {day}  certainly: {names(roster.certain)}")
            lines.append(f"                    maybe:     {names(roster.uncertain)}")
    return "\n".join(lines)


def main() -> None:
    """Build the records, report them, write them, and read them back."""
    hub = build()
    print(report(hub))
    dump(hub, DOCUMENT)
    same = load(DOCUMENT) == hub
    print(f"\nWritten as JSON to {DOCUMENT.name}; read back it is {'' if same else 'NOT '}equal.")


if __name__ == "__main__":
    main()
