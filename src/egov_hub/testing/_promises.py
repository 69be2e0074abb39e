"""How contracts search for an example that breaks a promise, and how they report it."""

import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from types import SimpleNamespace
from typing import Any, ClassVar, TypeVar, cast

from hypothesis import Phase, Verbosity
from hypothesis import settings as Settings  # noqa: N812 - contracts have an attribute `settings`
from hypothesis.errors import InvalidArgument

from egov_hub._wording import a, pointer
from egov_hub.documents import JsonValue, to_dict
from egov_hub.records import Record

Test = TypeVar("Test", bound=Callable[..., None])

# pytest shows no frame of this module when a test fails.
__tracebackhide__ = True


class Contract:
    """The base class of all contracts.

    Attributes:
        settings: The Hypothesis settings; None means those of the current profile. A deadline is
            ignored.

    Example:
        >>> from hypothesis import settings
        >>> from egov_hub.testing import SerializerContract
        >>> class TestThoroughly(SerializerContract):
        ...     settings = settings(max_examples=1000)
    """

    settings: ClassVar[Settings | None] = None


def misused(what: str, value: object, instead: str) -> InvalidArgument:
    """Return the error for a contract that is not connected correctly, ready to be raised.

    Args:
        what: The attribute or method that has or returns a wrong value.
        value: The value.
        instead: What to write instead, as a sentence.
    """
    return InvalidArgument(f"{what} {value!r}. {instead}")


def settings_of(contract: Contract) -> Settings:
    """Return the settings of a contract's tests.

    The speed of an implementation is not a part of a contract, so there is no deadline. Hypothesis
    prints nothing, unless it is set to be verbose: the contract itself explains a broken promise.
    """
    given = contract.settings
    if not (given is None or isinstance(given, Settings)):
        raise misused("`settings` is", given, "Write `settings = hypothesis.settings(...)`.")
    chosen = Settings(given, deadline=None, report_multiple_bugs=False)
    chosen = Settings(chosen, phases=[one for one in chosen.phases if one is not Phase.explain])
    verbose = chosen.verbosity > Verbosity.normal
    return chosen if verbose else Settings(chosen, verbosity=Verbosity.quiet, print_blob=False)


def searching(test: Test) -> Test:
    """Mark a method that searches with Hypothesis, so that pytest can show its statistics.

    Hypothesis marks a test with these attributes if `given` decorates it. Hypothesis's own state
    machines also have to be marked by hand.
    """
    marked = cast("Any", test)
    marked.is_hypothesis_test = True
    marked.hypothesis = SimpleNamespace(inner_test=test)
    return test


def search(contract: Contract, check: Callable[[], None]) -> None:
    """Run a check that is decorated with `given`, with the settings of a contract.

    Each contract that runs a check creates the check again. Otherwise several classes would inherit
    one test, and Hypothesis would report that this test does not always do the same.
    """
    only_message(settings_of(contract)(check))


def only_message(act: Callable[[], None]) -> None:
    """Run a function that can raise a failure of a contract, and remove its traceback.

    The failure says everything. The calls of Hypothesis or of a thread do not add anything.
    """
    try:
        act()
    except AssertionError as failure:
        raise failure.with_traceback(None)  # noqa: B904 - it is the same error


def broken(
    contract: Contract, promise: str, saw: str, code: Sequence[str], imports: Sequence[str] = ()
) -> AssertionError:
    """Return the failure for a broken promise, ready to be raised.

    Args:
        contract: The contract with the promise.
        promise: The promise.
        saw: What happened instead.
        code: The lines that break the promise. They can use the name `contract`.
        imports: The imports that these lines need, in addition to the library's own names.
    """
    kind = type(contract)
    name = kind.__name__
    if _is_importable(kind):
        where, own = "", [f"from {kind.__module__} import {name}"]
    else:
        where, own = f" where {name} is defined", []
    lines = [*imports, "from egov_hub import *", *own, "", f"contract = {name}()", *code]
    script = "\n".join(lines)
    return AssertionError(f"{promise}\n{saw}\n\nTo reproduce it, run this{where}:\n\n{script}\n")


def _is_importable(kind: type) -> bool:
    """Return whether a new program can import a class from its module."""
    module = sys.modules.get(kind.__module__)
    return kind.__module__ != "__main__" and getattr(module, kind.__name__, None) is kind


def difference(expected: Record, got: object) -> str:
    """Return one sentence about the first difference between two records."""
    if type(got) is not type(expected):
        return f"Expected {a(type(expected).__name__)}, got {got!r}."
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
        return f"At {path or 'the whole record'}: expected {expected!r}, got {got!r}."
    found = (_first_difference(one, other, path + pointer(key)) for key, one, other in pairs)
    return next(sentence for sentence in found if sentence)
