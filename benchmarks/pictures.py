"""How long it takes to draw an alliance of many members.

Run it with `python benchmarks/pictures.py`; `--members 100` draws fewer. To compare with another
version of the library, name the folder that it is in: `--with ../before/src`. Both then take turns,
each in processes of its own, and only their ratio is meaningful.

Times are processor times, the minimum of some repeats, after one small picture.
"""

import argparse
import os
import random
import subprocess
import sys
from pathlib import Path
from time import process_time

from egov_hub import Alliance, MembershipChange, MembershipHistory, Standing
from egov_hub.plot import timeline, to_png, to_svg

REPEATS = 3
PATHS: list[list[Standing | None]] = [
    [Standing.MEMBER],
    [Standing.MEMBER],
    [Standing.MEMBER, None],
    [Standing.OBSERVER, Standing.MEMBER],
    [Standing.CANDIDATE, Standing.MEMBER],
    [Standing.OBSERVER],
    [Standing.ASSOCIATE, Standing.MEMBER],
    [Standing.MEMBER, None, Standing.MEMBER],
]


def made_up(members: int) -> Alliance:
    """Return an alliance of some members, many days of which are not fully known."""
    chance = random.Random(members)  # noqa: S311 - the same in every run
    changes: list[MembershipChange] = []
    for number in range(members):
        year = chance.randint(2012, 2017)
        for standing in chance.choice(PATHS):
            month = f"{year}-{chance.randint(1, 12):02}"
            day = chance.choice([f"{year}", month, f"{month}-{chance.randint(1, 28):02}"])
            changes.append(MembershipChange(f"body-{number}", day, standing))
            year += chance.randint(1, 4)
    return Alliance("many", "Many members", history=MembershipHistory(changes))


def measured(members: int) -> tuple[float, float]:
    """Return the seconds for a picture as SVG and as PNG."""
    alliance = made_up(members)
    seconds: list[float] = []
    for write in (to_svg, to_png):
        write(timeline(made_up(5)))
        start = process_time()
        write(timeline(alliance))
        seconds.append(process_time() - start)
    return seconds[0], seconds[1]


def best(members: int, paths: list[str]) -> list[tuple[float, ...]]:
    """Return the shortest times of each version of the library, which take turns."""
    times: list[list[tuple[float, ...]]] = [[] for _ in paths]
    for _ in range(REPEATS):
        for path, found in zip(paths, times, strict=True):
            command = [sys.executable, __file__, "--members", str(members), "--once"]
            environment = {**os.environ, "PYTHONPATH": path}
            ran = subprocess.run(command, env=environment, capture_output=True, check=True)  # noqa: S603 - ourselves
            found.append(tuple(map(float, ran.stdout.split())))
    return [tuple(map(min, zip(*found, strict=True))) for found in times]


def main() -> None:
    """Print the times, and how many times as long another version takes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=500)
    parser.add_argument("--with", dest="other", metavar="FOLDER", help="another version")
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(*measured(options.members))
        return
    paths = [str(Path(__file__).parent.parent / "src"), *filter(None, [options.other])]
    ours, *others = best(options.members, paths)
    print(f"{options.members} members: SVG {ours[0]:.2f} s, PNG {ours[1]:.2f} s")
    for svg, png in others:
        print(f"{options.other}: SVG {svg:.2f} s, PNG {png:.2f} s; ", end="")
        print(f"{svg / ours[0]:.1f} and {png / ours[1]:.1f} times as long")


if __name__ == "__main__":
    main()
