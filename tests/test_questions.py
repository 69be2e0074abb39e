"""What people ask of a register: what all answers are, and what each rests on."""

import copy
import pickle
import re
from collections.abc import Callable
from inspect import isfunction
from pathlib import Path
from typing import Any, cast, get_args, get_origin

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import egov_hub
from egov_hub import (
    Appearance,
    Attendance,
    CoOrganizer,
    Hub,
    Organization,
    Person,
    Plan,
    Record,
    Source,
    ValidationError,
    Workshop,
    dumps,
    load,
    loads,
    questions,
)
from egov_hub.examples import ASTANA_HUB
from egov_hub.register import references
from egov_hub.rows import Rows
from egov_hub.strategies import hubs
from tests.support.classes import inside
from tests.support.effort import times
from tests.support.registers import hub
from tests.support.rows import check_tables

ASTANA = load(ASTANA_HUB)


# What all answers are

ASKED: dict[str, Callable[[Hub], Rows[Any]]] = {
    "voices": lambda hub: questions.voices(hub, "UZ", "2025"),
    "without_attendance": lambda hub: _of_all(hub, questions.without_attendance),
    "guests": questions.guests,
    "workshops_of": lambda hub: _of_all(hub, questions.workshops_of),
    **{
        f"tally by {by}": lambda hub, by=by: questions.tally(hub, by)  # type: ignore[misc]
        for by in questions.TallyBy
    },
    "outcomes": questions.outcomes,
    "phases": lambda hub: questions.phases(hub, "2019-01-01"),
    "followed": lambda hub: Rows(
        row for each in hub.workshops for row in questions.followed(hub, each.id)
    ),
    "took_part": lambda hub: questions.took_part(hub, "2000", "2020"),
    "partnerships": questions.partnerships,
    "partnerships by parent": lambda hub: questions.partnerships(hub, by="parent"),
    "supporters": questions.supporters,
    "participation": questions.participation,
    "holders": lambda hub: Rows(
        row for each in hub.organizations for row in questions.holders(hub, each.id, "2019-05-30")
    ),
    "never_hosted": lambda hub: _of_all(hub, questions.never_hosted),
    "speakers": questions.speakers,
    "witnesses": questions.witnesses,
    "contradictions": questions.contradictions,
    "totals": questions.totals,
}


def _of_all(hub: Hub, ask: Callable[[Hub, Any], Rows[Any]]) -> Rows[Any]:
    return Rows(row for alliance in hub.alliances for row in ask(hub, alliance.id))


NAMES = {
    name: getattr(module, name)
    for module in (egov_hub, questions, references)
    for name in module.__all__
}


def check_rows(rows: Rows[Any]) -> None:
    for row in rows:
        kind = cast("type[Record]", type(row))
        assert issubclass(kind, Record)
        assert "\n" not in str(row)
        assert loads(dumps(row), kind) == row
        assert eval(repr(row), NAMES) == row  # noqa: S307 - our own expression
        assert pickle.loads(pickle.dumps(row)) == row  # noqa: S301 - our own bytes
        assert copy.deepcopy(row) is row
        assert hash(row) == hash(attrs.evolve(row))
        # Whoever asks for the citations gets these.
        assert isinstance(row.cited, tuple)
    check_tables(rows)


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_answers_on_the_worked_register_are_records(ask: Callable[[Hub], Rows[Any]]) -> None:
    rows = ask(ASTANA)
    check_rows(rows)
    assert rows == ask(loads(dumps(ASTANA)))


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_answers_on_any_register_are_records(ask: Callable[[Hub], Rows[Any]]) -> None:
    @times(0.5)
    @given(hubs() | hubs(consistent=True))
    def check_one(hub: Hub) -> None:
        check_rows(ask(hub))

    check_one()


ANSWERS: list[Any] = [
    each for name in questions.__all__ if attrs.has(each := getattr(questions, name))
]
per_answer = pytest.mark.parametrize("kind", ANSWERS, ids=lambda kind: kind.__name__)


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for what a field of a type holds."""
    of = [each for each in get_args(kind) if each is not ...]
    if get_origin(kind) is tuple:
        return st.lists(values(of[0]), unique=True, max_size=3).map(tuple)
    if of:
        return st.one_of([values(each) for each in of])
    if kind is str:
        # Some must be JSON Pointers.
        return st.sampled_from(["/title", "/ответ, x"])
    if kind is int:
        return st.integers(0, 2**53 - 1)
    return st.from_type(kind)


@per_answer
@given(data=st.data())
@times(0.5)
def test_check_list_of_answers(kind: Any, data: st.DataObject) -> None:
    fields = attrs.fields(kind)
    row = kind(**{each.name: data.draw(values(each.type)) for each in fields})
    check_rows(Rows([row]))
    assert not hasattr(row, "__dict__")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(row, fields[0].name, None)
    for part in inside(row):
        assert not isinstance(part, (list, dict, set))
        hash(part)


@per_answer
def test_every_field_of_an_answer_refuses_what_it_is_not(kind: Any) -> None:
    wrong = {attribute.name: object() for attribute in attrs.fields(kind)}
    with pytest.raises(ValidationError) as refused:
        kind(**wrong)
    assert [problem.path for problem in refused.value.problems] == [f"/{each}" for each in wrong]
    assert {problem.code.value for problem in refused.value.problems} == {"wrong-type"}


# What answers rest on


def test_each_fact_is_cited_by_its_own_sources_else_by_those_of_its_workshop() -> None:
    register = hub(
        *(Source(id, id) for id in "abcde"),
        Organization("acsh", "ACSH"),
        Organization("undp", "UNDP"),
        Person("p", "P"),
        Person("q", "Q"),
        Workshop(
            "w",
            start="2020",
            status="held",
            co_organizers=[CoOrganizer("acsh", "host", cited=["b"]), CoOrganizer("undp", "host")],
            attendance=[Attendance("AZ", cited=["c"]), Attendance("KZ")],
            appearances=[Appearance("p", "speaker", cited=["d"]), Appearance("q", "speaker")],
            rescheduled=[Plan("2019", cited=["e", "a"])],
            cited=["a"],
        ),
    )

    def cited(rows: Rows[Any]) -> list[tuple[str, str]]:
        return [
            (str(row).split()[0].strip(":"), "".join(each.source for each in row.cited))
            for row in rows
        ]

    parties = [("AZ", "c"), ("KZ", "a"), ("acsh", "b"), ("undp", "a")]
    people = [("p", "d"), ("q", "a")]
    assert cited(questions.took_part(register, "2020", "2020")) == parties + people
    assert cited(questions.participation(register)) == parties
    assert cited(questions.supporters(register)) == parties[2:]
    assert cited(questions.partnerships(register)) == [("acsh", "ba")]
    assert cited(questions.speakers(register)) == people
    assert cited(questions.outcomes(register)) == [("w", "ae")]
    assert cited(questions.tally(register, "year")) == [("2020", "a")]


# The reference


def test_the_reference_says_which_question_each_function_answers() -> None:
    page = (Path(__file__).parent.parent / "docs" / "reference" / "questions.md").read_text("utf-8")
    table = [line.split(" | ") for line in page.splitlines() if re.match(r"\| \d+ \|", line)]
    assert [row[0] for row in table] == [f"| {number}" for number in range(1, 24)]
    told = re.findall(r"`~egov_hub\.questions\.(\w+)`", "".join(row[2] for row in table))
    functions = [name for name in questions.__all__ if isfunction(getattr(questions, name))]
    assert sorted(told) == functions
