"""Fuzz targets: libFuzzer changes what is read so that more of the library's code is run.

What it finds is written to .fuzz/TARGET/, from which the next run continues.
"""

import argparse
import hashlib
import subprocess
import sys
from importlib import import_module
from random import Random
from typing import Any

from fuzz.targets import ROOT, TARGETS, Mutate, target

LONGEST = 2**17
"""The most bytes of an input. The longest seed has about half of them."""


def main() -> None:
    """Fuzz the targets, each in a process of its own: libFuzzer ends the process."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("targets", nargs="*", help=f"of {', '.join(TARGETS)} (default: all)")
    parser.add_argument("--minutes", type=float, default=10, help="for each target")
    options = parser.parse_args()
    names = options.targets or [*TARGETS]
    if len(names) == 1:
        fuzz(names[0], options.minutes)
    for name in names:
        command = [sys.executable, "-m", "fuzz", name, "--minutes", str(options.minutes)]
        subprocess.run(command, check=True)  # noqa: S603 - this program


def fuzz(name: str, minutes: float) -> None:
    """Fuzz one target. The process ends with it."""
    folder = ROOT / ".fuzz" / name
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    # atheris has no types, and is not installed where types are checked.
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["egov_hub"]):
        chosen = target(name)
        seeds = [*TARGETS[name]()]
        # Some modules are imported only when something is read.
        chosen.attempt(seeds[0])
    for seed in seeds:
        (corpus / hashlib.sha256(seed).hexdigest()).write_bytes(seed)
    arguments = [
        sys.argv[0],
        f"-artifact_prefix={folder}/",
        f"-max_total_time={round(60 * minutes)}",
        f"-max_len={LONGEST}",
        "-timeout=60",
        "-rss_limit_mb=4096",
        "-print_final_stats=1",
        str(corpus),
    ]
    mutators = {"custom_mutator": _mutator(chosen.mutated)} if chosen.mutated else {}
    atheris.Setup(arguments, chosen.attempt, **mutators)
    atheris.Fuzz()


def _mutator(mutated: Mutate) -> Any:
    """Return a mutator as libFuzzer calls it."""

    def mutator(data: bytes, most: int, seed: int) -> bytes:
        return mutated(data, Random(seed))[:most]  # noqa: S311 - libFuzzer gives the seed

    return mutator


if __name__ == "__main__":
    main()
