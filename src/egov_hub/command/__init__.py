"""The command `egov-hub`: check, review, compare, format, ask, draw, publish, convert registers.

It is also `python -m egov_hub`. `egov-hub --help` lists the commands, and `egov-hub COMMAND --help`
describes the arguments of a command. Only the modules that a command needs are imported.
"""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from egov_hub.command._commands import explained
from egov_hub.command._parser import parser
from egov_hub.command._registers import UnusableError
from egov_hub.command._results import FOUND, UNUSABLE
from egov_hub.problems import ValidationError
from egov_hub.register.hub import UnknownIdError

__all__ = ["main", "run"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, and return its exit code.

    Args:
        arguments: The arguments, without the name of the command; None means those of the process.

    Returns:
        It is 0 if nothing was found. It is 1 if a register has problems or findings, or is
        different. It is 2 if a file cannot be read or written, or an argument is not usable.

    Raises:
        SystemExit: The arguments are not valid (2), or ask for help (0).

    Example:
        >>> from egov_hub.command import main
        >>> from egov_hub.examples import ASTANA_HUB
        >>> main(["roster", str(ASTANA_HUB), "e-government", "--on", "2026"])
        AM, AZ, EE, GE, KG, KZ, UZ, oecd
        0
    """
    words = sys.argv[1:] if arguments is None else arguments
    options = parser(words).parse_args(words)
    try:
        code: int = options.run(options)
    except BrokenPipeError:
        raise
    except (OSError, UnusableError, UnknownIdError, ValidationError) as error:
        print(f"egov-hub: {explained(error)}", file=sys.stderr)
        return UNUSABLE
    return code


def run() -> None:
    """Run the command for the shell: in UTF-8, and without an error if nobody reads its output.

    Raises:
        SystemExit: Always, with the exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes standard output once more when it ends, but nobody reads this.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = FOUND
    sys.exit(code)
