"""The rules of single records: each is broken here, and only here refused."""

from collections.abc import Callable

import pytest
from attrs import field, frozen

from egov_hub import (
    Attendance,
    CoOrganizer,
    FormerName,
    Headcount,
    MembershipChange,
    Organization,
    Place,
    Plan,
    Post,
    Record,
    Remark,
    Text,
    ValidationError,
    Workshop,
)

BROKEN: list[tuple[Callable[[], Record], str, str]] = [
    (
        lambda: Workshop("w", start="2019-05-30", end="2019-05-29"),
        "ends-before-start",
        "/end",
    ),
    (lambda: Post(since="2019"), "empty-post", ""),
    (lambda: FormerName("F", since="2020", until="2019"), "ends-before-start", "/until"),
    (
        lambda: Organization("o", "O", parent="a", other_parents=["b", "a"]),
        "duplicate-item",
        "/other_parents/1",
    ),
    (lambda: Workshop("w", series="S", ordinal=0), "out-of-range", "/ordinal"),
    (lambda: Workshop("w", languages=["en", "en"]), "duplicate-item", "/languages/1"),
    (lambda: Workshop("w", languages=["english"]), "unknown-language", "/languages/0"),
    (lambda: Workshop("w", kind="worksop"), "unknown-word", "/kind"),  # type: ignore[arg-type] # that is the point
    (lambda: Workshop("w", status="over"), "unknown-word", "/status"),  # type: ignore[arg-type] # that is the point
    (lambda: Workshop("w", format="remote"), "unknown-word", "/format"),  # type: ignore[arg-type] # that is the point
    (lambda: Workshop("w", phase="maturity"), "unknown-word", "/phase"),  # type: ignore[arg-type] # that is the point
    (
        lambda: Workshop("w", co_organizers=[CoOrganizer("a"), CoOrganizer("a")]),
        "duplicate-item",
        "/co_organizers/1",
    ),
    (lambda: Plan("2020-05-28", end="2020-05-27"), "ends-before-start", "/end"),
    (lambda: Post("Rector", since="2020", until="2019"), "ends-before-start", "/until"),
    (
        lambda: Organization("a", "A", founded="2020", dissolved="2019"),
        "ends-before-start",
        "/dissolved",
    ),
    (Attendance, "empty-attendance", ""),
    (lambda: Headcount(-1), "out-of-range", "/value"),
    (lambda: Headcount(2**53), "out-of-range", "/value"),
    (lambda: Headcount(True), "wrong-type", "/value"),
    (lambda: Remark("Yes.", quoted=1), "wrong-type", "/quoted"),  # type: ignore[arg-type]
    (
        lambda: MembershipChange("AZ", "2018", "member", how="withdrew"),
        "needless-field",
        "/how",
    ),
    (lambda: MembershipChange("AZ", "2018", None, through="a"), "needless-field", "/through"),
    (lambda: MembershipChange("AZ", "2018", None, label="gone"), "needless-field", "/label"),
    (lambda: Place("ZZ"), "unknown-country", "/country"),
]


@pytest.mark.parametrize(("make", "code", "path"), BROKEN)
def test_a_broken_rule(make: Callable[[], Record], code: str, path: str) -> None:
    with pytest.raises(ValidationError) as refused:
        make()
    assert [(problem.code, problem.path) for problem in refused.value.problems] == [(code, path)]


def test_who_stays_does_not_leave() -> None:
    with pytest.raises(ValidationError) as refused:
        MembershipChange("AZ", "2018", "member", how="withdrew")
    assert refused.value.problems[0].message == (
        'A party that becomes "member" does not leave. Remove "withdrew", or write '
        '"standing": null.'
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda: Workshop("w", start="2019-05-30", end="2019-05-30"),
        lambda: Workshop("w", start="2019-05", end="[..2019-05-15]"),
        lambda: Workshop("w", ordinal=1),
        lambda: Post(organization="oecd"),
        lambda: Organization("o", "O", other_parents=["a"]),
        lambda: Workshop("w", co_organizers=[CoOrganizer("a"), CoOrganizer("a", "host")]),
        lambda: Post("Rector", since="2020", until="2020"),
        lambda: Attendance(audience="students"),
        lambda: Headcount(0),
        lambda: MembershipChange("AZ", "2018", None, how="withdrew"),
        Place,
    ],
)
def test_what_is_at_the_edge_is_sound(make: Callable[[], Record]) -> None:
    assert make() == make()


def test_rules_speak_even_where_another_field_is_bad_and_only_of_good_fields() -> None:
    with pytest.raises(ValidationError) as refused:
        Organization("O", " ", founded="2019", dissolved="2018", other_names=[Text("a"), "", "a"])
    assert [(problem.code, problem.path) for problem in refused.value.problems] == [
        ("invalid-id", "/id"),
        ("blank-text", "/name"),
        ("blank-text", "/other_names/1"),
        ("duplicate-item", "/other_names/2"),
        ("ends-before-start", "/dissolved"),
    ]


def test_a_missing_argument_is_a_mistake_in_the_program() -> None:
    with pytest.raises(TypeError, match="'id'"):
        Workshop(start="2019")  # type: ignore[call-arg] # that is the point


@frozen
class NotedWorkshop(Workshop):
    """A downstream class with a field that anything goes into."""

    note: object = field(default=None, kw_only=True)


def test_a_subclass_tells_all_that_is_wrong_too() -> None:
    assert NotedWorkshop("w", note=[]).note == []
    with pytest.raises(ValidationError) as refused:
        NotedWorkshop("W", end="x", note=[])
    assert [problem.path for problem in refused.value.problems] == ["/id", "/end"]
