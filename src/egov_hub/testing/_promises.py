"""How contracts search for an example that breaks a promise, and how they tell of it."""

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import ClassVar

from hypothesis import Phase, Verbosity
from hypothesis import settings as Settings  # noqa: N812 - contracts have an attribute `settings`

from egov_hub._wording import pointer
from egov_hub.documents import JsonValue, to_dict
from egov_hub.records import Record


class Contract:
    """What all contracts share.

    Attributes:
        settings: How Hypothesis searches, as for any of its tests; None: as the profile in use
            says. A deadline in them counts for nothing.

    Example:
        >>> from hypothesis import settings
        >>> from egov_hub.testing import SerializerContract
        >>> class TestThoroughly(SerializerContract):
        ...     settings = settings(max_examples=1000)
    """

    settings: ClassVar[Settings | None] = None


def settings_of(contract: Contract) -> Settings:
    """Return the settings of a contract's tests.

    How fast an implementation must be is no part of a contract. Hypothesis keeps quiet, unless it
    was told to be loud, and explains nothing: a broken promise is told in the contract's words.
    """
    chosen = Settings(contract.settings, deadline=None, report_multiple_bugs=False)
    chosen = Settings(chosen, phases=[one for one in chosen.phases if one is not Phase.explain])
    loud = chosen.verbosity > Verbosity.normal
    return chosen if loud else Settings(chosen, verbosity=Verbosity.quiet, print_blob=False)


def search(contract: Contract, check: Callable[[], None]) -> None:
    """Run a check that is decorated with `given`, as the settings of a contract say.

    The check is made anew by each contract that runs it: Hypothesis takes a test that several
    classes inherit for one test, and rightly minds that it does not always do the same.
    """
    settings_of(contract)(check)()


def broken(
    contract: Contract, promise: str, saw: str, code: Sequence[str], imports: Sequence[str] = ()
) -> AssertionError:
    """Return the failure that tells of a broken promise, ready to be raised.

    Args:
        contract: The contract that it is a promise of.
        promise: The promise.
        saw: What was seen instead.
        code: The lines that break it, which may speak of the `contract`.
        imports: What these lines need, but for the library's own names.
    """
    name = type(contract).__name__
    script = "\n".join([*imports, "from egov_hub import *", "", f"contract = {name}()", *code])
    return AssertionError(
        f"{promise}\n{saw}\n\nTo see it again, run this where {name} is defined:\n\n{script}\n"
    )


def difference(expected: Record, got: object) -> str:
    """Return one sentence that says where two records first differ."""
    if not isinstance(got, Record):
        return f"It is no {type(expected).__name__}: {got!r}."
    return _first_difference(to_dict(expected), to_dict(got), "")


def _first_difference(expected: JsonValue, got: JsonValue, path: str) -> str:
    if expected == got:
        return ""
    if isinstance(expected, Mapping) and isinstance(got, Mapping):
        keys = dict.fromkeys([*expected, *got])
        pairs = [(key, expected.get(key), got.get(key)) for key in keys]
    elif isinstance(expected, list) and isinstance(got, list):
        both = zip_longest(expected, got)
        pairs = [(str(index), *pair) for index, pair in enumerate(both)]
    else:
        return f"At {path or 'the whole'}: {expected!r} became {got!r}."
    found = (_first_difference(one, other, path + pointer(key)) for key, one, other in pairs)
    return next(sentence for sentence in found if sentence)
