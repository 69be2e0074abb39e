"""Run the tests on mutants of the core, and list those that survive."""

import argparse
import json
import random
from collections.abc import Sequence
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from mutation.listed import MODULES, is_equivalent
from mutation.mutants import Mutant, mutants
from mutation.trial import ROOT, preload, trial

RESULTS = ROOT / ".mutation"

# Seconds of CPU time. The tests of a file take about twenty. A mutant that uses all of this time
# does not end.
LIMIT = 60


def main() -> None:
    """Run the tests on mutants of the core, and list those that survive."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("files", nargs="*", help="files of the table (default: all)")
    parser.add_argument(
        "--sample", type=int, help="only this number of mutants of each file, always the same ones"
    )
    parser.add_argument("--seed", type=int, default=0, help="another seed selects another sample")
    parser.add_argument(
        "--only",
        default="",
        help="only mutants whose description contains this text, such as a function",
    )
    parser.add_argument(
        "--again", action="store_true", help="only mutants that survived the last run"
    )
    parser.add_argument("--jobs", type=int, default=1, help="processes (default: 1)")
    parser.add_argument("--profile", default="mutants", help="a profile of Hypothesis")
    options = parser.parse_args()
    files = [str(Path(each).resolve().relative_to(ROOT)) for each in options.files] or [*MODULES]
    preload(sorted({test for file in files for test in MODULES[file]}))
    passed: list[list[str]] = []
    for file in files:
        chosen = _chosen(file, options)
        tried = [mutant for mutant in chosen if not is_equivalent(mutant)]
        run = partial(_trial, tests=MODULES[file], profile=options.profile)
        if MODULES[file] not in passed:
            if run(None):
                raise SystemExit("A test fails even without a mutant.")
            passed.append(MODULES[file])
        survivors: list[str] = []
        with get_context("fork").Pool(options.jobs) as pool:
            for mutant, killed in zip(tried, pool.imap(run, tried), strict=True):
                if not killed:
                    survivors.append(mutant.name)
                    print(f"    {mutant}", flush=True)
        print(_summary(file, len(chosen), len(tried), len(survivors)), flush=True)
        RESULTS.mkdir(exist_ok=True)
        _results(file).write_text(json.dumps(survivors), "utf-8")


def _chosen(file: str, options: argparse.Namespace) -> list[Mutant]:
    """Return the mutants of a file that are looked at."""
    chosen = [mutant for mutant in mutants(ROOT, Path(file)) if options.only in mutant.name]
    if options.again:
        before = json.loads(_results(file).read_text("utf-8"))
        chosen = [mutant for mutant in chosen if mutant.name in before]
    if options.sample and options.sample < len(chosen):
        places = random.Random(options.seed).sample(range(len(chosen)), options.sample)  # noqa: S311 - a choice
        # In the order of the lines, because the same test often kills neighbours.
        chosen = [chosen[place] for place in sorted(places)]
    return chosen


def _summary(file: str, chosen: int, tried: int, survived: int) -> str:
    """Return how many mutants of a file were killed."""
    killed = tried - survived
    share = 100 * killed / tried if tried else 100
    return (
        f"{file}: {chosen} mutants, {chosen - tried} of them equivalent, "
        f"{killed} of {tried} killed ({share:.1f} %)"
    )


def _results(file: str) -> Path:
    return RESULTS / f"{file.replace('/', '-')}.json"


# The tests by which the last mutants were killed, the last first: they are likely to kill the next.
_likely: list[str] = []


def _trial(mutant: Mutant | None, tests: Sequence[str], profile: str) -> bool:
    """Return whether a test kills a mutant. The file that killed the last one runs first, alone."""
    first = [name.split("::", maxsplit=1)[0] for name in _likely[:1]] or tests[:1]
    for batch in (first, [each for each in tests if each not in first]):
        verdict = trial(mutant, batch, _likely, profile, LIMIT)
        if verdict.by:
            _likely[:] = [verdict.by, *(each for each in _likely if each != verdict.by)][:30]
        if verdict.killed:
            return True
    return False


if __name__ == "__main__":
    main()
