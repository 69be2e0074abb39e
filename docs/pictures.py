"""Draw the pictures that the documentation shows, into the folder of this name."""

from pathlib import Path
from random import Random

from matplotlib.figure import Figure

from egov_hub import (
    Alliance,
    Attendance,
    Hold,
    Hub,
    MembershipChange,
    MembershipHistory,
    Standing,
    Workshop,
    load,
)
from egov_hub.examples import ASTANA_HUB
from egov_hub.plot import save, timeline

MEMBER, ASSOCIATE, OBSERVER, CANDIDATE, PARTNER = Standing
SUSPENDED, INACTIVE = ((MEMBER, hold) for hold in Hold)
CODES = """
    AL AM AR AT AU AZ BE BG BR BT CA CH CL CN CO CR CY CZ DE DK EE EG ES FI FR GB GE GR HR HU
    ID IE IL IN IS IT JP KE KG KR KZ LT LU LV MA MD MK MN MT MX MY NL NO NZ PE PL PT RO RS SE
"""
FOLDER = Path(__file__).with_name("pictures")


def sixty_members() -> Hub:
    """Return a made-up alliance of sixty members, to see whether so large a picture can be read."""
    chance = Random(60)  # noqa: S311 - any choice is good if it never changes

    def day(year: int) -> str:
        month = f"{year}-{chance.randint(1, 12):02}"
        exact = f"{month}-{chance.randint(1, 28):02}"
        return chance.choice([f"{year}", month, exact, exact])

    paths: list[list[Standing | tuple[Standing, Hold] | None]] = [
        [MEMBER],
        [MEMBER],
        [MEMBER, None],
        [OBSERVER, MEMBER],
        [CANDIDATE, MEMBER],
        [OBSERVER],
        [PARTNER],
        [ASSOCIATE, MEMBER],
        [MEMBER, SUSPENDED, MEMBER],
        [MEMBER, INACTIVE, None],
        [MEMBER, None, MEMBER],
        [PARTNER, ASSOCIATE],
    ]
    changes: list[MembershipChange] = []
    for code in CODES.split():
        year = chance.randint(2012, 2017)
        for state in chance.choice(paths):
            standing, hold = state if isinstance(state, tuple) else (state, None)
            changes.append(MembershipChange(code, day(year), standing, hold=hold))
            year += chance.randint(1, 4)
    history = MembershipHistory(changes)
    workshops: list[Workshop] = []
    for number in range(20):
        start = day(2013 + number // 2)
        held = number < 17
        members = sorted(history.roster(start).certain) if held else []
        workshops.append(
            Workshop(
                f"workshop-{number}",
                start=start,
                status="held" if held else "announced",
                alliance="sixty",
                attendance=[Attendance(code) for code in members if chance.random() < 0.4],
            )
        )
    alliance = Alliance("sixty", "Made-up alliance of sixty members", history=history)
    return Hub("made-up", "Made-up hub", alliances=[alliance], workshops=workshops)


HUB = load(ASTANA_HUB)


def pictures() -> dict[str, Figure]:
    """Return the pictures by the names of their files."""
    many = sixty_members()
    return {
        "e-government": timeline(HUB.alliance("e-government"), hub=HUB, end="2024"),
        "sixty-members": timeline(many.alliance("sixty"), hub=many, end="2024"),
    }


if __name__ == "__main__":
    for name, picture in pictures().items():
        for ending in ("svg", "png"):
            save(picture, FOLDER / f"{name}.{ending}")
