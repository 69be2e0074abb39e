"""The format stays: versions, golden files that never change, and digests."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from egov_hub import Hub, Place, Record, ValidationError, digest, dumps, json_schema, loads, to_dict
from egov_hub.documents import versions
from egov_hub.strategies import hubs
from tests.cases import ALL_CASES
from tests.support.classes import RECORDS
from tests.support.effort import times

GOLDEN = Path(__file__).parent / "golden"

# The SHA-256 of each golden file, and the digest of the hub in it. A line here is never changed:
# what was once written must be read for good, and mean the same.
NEVER_CHANGED = {
    "1/claims.json": (
        "21060890df14f8ae24c6f94c3450cd17d6666cd912437402a48c448b25a6f3f2",
        "701430b950324b72f3e4f1de21c242c6d2c470778e540580012f0e3d16a62b8d",
    ),
    "1/claims-of-fields.json": (
        "dea3042e526eb9e74802cbed175e20b77eb07fc8a9b615928be3bc03de1e812f",
        "951d683c89cdaf8210b9f25a23146f33a6e2bb8db6df18edbd13bd5278bcdee8",
    ),
    "1/every-field.json": (
        "0ebc77a627b5029d871106335daa2769b3874d72f6b1a111d221c69a2b253d00",
        "0c3518d731e24c5f99d5b131d0baedd2105e6fbb5c736b7b0dfbc25638f5b3bf",
    ),
    "1/made-up-decade.json": (
        "6a52039735352865f467038aa960f5dbc6df21e7ae9c718dd2bbaa9abe80a788",
        "0d256e56d1d8ed830e0f224c2738bc016d6729949dd8ee417cca284135b01aab",
    ),
    "1/names-in-time.json": (
        "824c83cc80fc0f4af62f895a2157bfcf27a6149a50f69bfa325a32f0a2639f7d",
        "9f2a9b751f9490c06166f23454e2ead849860713be61131d8b9ecca219a7c372",
    ),
    "1/parts.json": (
        "a7086153b7b75e0d084916ef0a439e170e518eb2c2f996300dcb707ddb6f5b50",
        "8dbed785c1a45b0c2d7dd11fb9cb3c44ce612647a3324db194b74cde5b9bcc51",
    ),
    "1/tashkent-2019.json": (
        "f62c5fe62c6ba48be9f2b6e70320a49ecd2d15f5c2944db839cda19b876b271d",
        "860a9699aa3cd291653748fbec1471ab8c73244d0375e6e3bd79023540ec12eb",
    ),
    "1/words-left-out.json": (
        "e7f2a3eedabfafd2ad2bfae7527dc147a02cb04ea480a27ece82ce306435b7db",
        "3e910ed0a1206fbd4a22e98aa76f231eaa3956312ed32094154d658a8aafe014",
    ),
}


@pytest.mark.parametrize(("name", "sums"), NEVER_CHANGED.items())
def test_golden_files_are_read_and_written_as_ever(name: str, sums: tuple[str, str]) -> None:
    data = (GOLDEN / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == sums[0]
    hub = loads(data)
    assert digest(hub) == sums[1]
    assert f"{dumps(hub, indent=2)}\n".encode() == data


def test_every_golden_file_is_listed() -> None:
    found = {str(path.relative_to(GOLDEN).as_posix()) for path in GOLDEN.glob("[1-9]*/*.json")}
    assert found == set(NEVER_CHANGED)


def test_golden_files_have_every_field_and_every_word() -> None:
    """A field or a word that comes later gets a golden file of its own."""
    said = "".join(path.read_text("utf-8") for path in GOLDEN.glob("[1-9]*/*.json"))
    schema: Any = json_schema()
    definitions = schema["$defs"].values()
    fields = [each for one in definitions for each in one.get("properties", {}).items()]
    words = {word["const"] for one in definitions for word in one.get("oneOf", ())}
    # What holds its default is left out.
    defaults = {str(field.get("default")) for _, field in fields}
    # A history ends with its alliance, which says so itself. The schema is for editors, not kept.
    assert {name for name, _ in fields if f'"{name}": ' not in said} == {"ended", "$schema"}
    assert {word for word in words if f'"{word}"' not in said} <= defaults


# Older versions


def _to_1(document: Mapping[str, object]) -> Mapping[str, object]:
    """A made-up step: version 0 said "title" for "name", and "members" were events."""
    renamed = {"title": "name", "events": "workshops"}
    return {renamed.get(key, key): value for key, value in document.items()}


def test_an_older_document_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (GOLDEN / "0" / "hub.json").read_text("utf-8")
    with pytest.raises(ValidationError, match=r"reads version 1 of the format, not 0\. Write"):
        loads(text)
    monkeypatch.setattr(versions, "STEPS", {0: _to_1})
    hub = loads(text)
    assert [str(workshop.start) for workshop in hub.workshops] == ["2019-05-30"]
    assert to_dict(hub)["egov_hub"] == 1
    assert loads(dumps(hub)) == hub


def test_steps_follow_each_other_and_leave_what_they_are_given() -> None:
    document = {"egov_hub": 1, "trace": "a"}

    def step(letter: str) -> Callable[[Mapping[str, object]], Mapping[str, object]]:
        def add(given: Mapping[str, object]) -> Mapping[str, object]:
            return {**given, "trace": f"{given['trace']}{letter}"}

        return add

    steps = {1: step("b"), 2: step("c")}
    assert versions.without_version(document, steps, 3) == ({"trace": "abc"}, [])
    assert versions.without_version({**document, "egov_hub": 2}, steps, 3) == ({"trace": "ac"}, [])
    assert document == {"egov_hub": 1, "trace": "a"}
    with pytest.raises(ValidationError, match="reads version 1 and 2 and 3 of the format, not 4"):
        versions.without_version({"egov_hub": 4}, steps, 3)


def test_help_for_versions() -> None:
    with pytest.raises(ValidationError, match=r"not 2\. Use a newer release of the library"):
        loads('{"egov_hub": 2}')
    with pytest.raises(ValidationError, match=r'not "1"\. Write "egov_hub": 1'):
        loads('{"egov_hub": "1"}')
    with pytest.raises(ValidationError, match='Add "egov_hub": 1'):
        loads("{}")


# Digests


@pytest.mark.parametrize("kind", RECORDS)
def test_a_digest_is_that_of_the_form_of_rfc_8785(kind: type[Record]) -> None:
    @times(0.5)
    @given(st.from_type(kind))
    def check(record: Record) -> None:
        plain: Any = to_dict(record)
        assert digest(record) == hashlib.sha256(rfc8785.dumps(plain)).hexdigest()

    check()


@given(hubs(), hubs())
def test_equal_records_have_equal_digests_and_others_have_not(one: Hub, other: Hub) -> None:
    assert (digest(one) == digest(other)) == (one == other)
    turned = Hub(one.id, one.name).put(*reversed(one.records))
    assert digest(turned) == digest(one)


@given(st.text(min_size=1))
def test_any_text_is_written_as_rfc_8785_says(text: str) -> None:
    try:
        place = Place("UZ", city=text)
    except ValidationError:
        return
    plain: Any = to_dict(place)
    assert digest(place) == hashlib.sha256(rfc8785.dumps(plain)).hexdigest()


def test_text_and_digest_are_the_same_in_every_process() -> None:
    code = (
        "from tests.cases import ALL_CASES; from egov_hub import digest, dumps;"
        "print(*(digest(hub) + dumps(hub) for hub in ALL_CASES.values()), sep='\\n')"
    )
    here = "".join(f"{digest(hub)}{dumps(hub)}\n" for hub in ALL_CASES.values())
    for seed in ("0", "1", "4242"):
        told = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-X", "utf8", "-c", code],
            env={"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            check=True,
        )
        assert told.stdout.decode() == here


def test_what_is_read_and_written_again_is_the_same_byte_for_byte() -> None:
    for hub in ALL_CASES.values():
        text = dumps(hub)
        assert dumps(loads(text)) == text
        assert json.loads(text) == to_dict(hub)
