"""Arguments are parsed alike everywhere: by constructors, by questions, and by strategies.

What takes words, dates, ids or records is found by its annotations, so that a new function, and a
new parameter of an old one, is tested as soon as it is there.
"""

import inspect
import sys
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from egov_hub import (
    Code,
    MembershipHistory,
    OrganizationId,
    Standing,
    UnknownIdError,
    ValidationError,
    Workshop,
    WorkshopId,
    loads,
    locate,
    plot,
    strategies,
)
from tests.support import public_names
from tests.support.effort import times
from tests.support.parameters import (
    HISTORY,
    HUB,
    Parameter,
    calls,
    others_of,
    parameters,
    takes_dates,
    takes_days,
    takes_ids,
    takes_records,
    takes_words,
)

ALL = [each for call in calls() for each in parameters(call)]
DRAWN = [
    each
    for name in strategies.__all__
    if inspect.isfunction(call := getattr(strategies, name))
    for each in parameters(call)
]


def _each(takes: Callable[[Parameter], bool], of: list[Parameter]) -> pytest.MarkDecorator:
    found = [each for each in of if takes(each)]
    assert found
    return pytest.mark.parametrize("each", found, ids=str)


def problems(each: Parameter, wrong: Any) -> list[tuple[Code, str]]:
    """Return the problems of a wrong argument beside right ones."""
    others = others_of(each)
    arguments = [*others.values(), wrong] if each.is_star else []
    named = {} if each.is_star else {**others, each.name: wrong}
    with pytest.raises(ValidationError) as refused:
        each.call(*arguments, **named)
    return [(problem.code, problem.path) for problem in refused.value.problems]


def listed(each: Parameter, item: Any) -> Any:
    return [item] if each.is_list else item


# No word has a question mark.
wrong_words = st.text().map(lambda text: f"{text}?")


@_each(takes_words, ALL)
@given(word=wrong_words)
@times(0.2)
def test_a_wrong_word_is_refused(each: Parameter, word: str) -> None:
    assert problems(each, listed(each, word)) == [(Code.UNKNOWN_WORD, each.item_path)]


@_each(takes_dates, ALL)
def test_a_wrong_date_is_refused(each: Parameter) -> None:
    assert problems(each, listed(each, "2019-13")) == [(Code.INVALID_DATE, each.item_path)]


@_each(takes_ids, ALL)
def test_a_wrong_id_is_refused(each: Parameter) -> None:
    ((code, path),) = problems(each, listed(each, "ü"))
    assert path in (each.item_path, f"{each.item_path}/source")
    assert code in (Code.INVALID_ID, Code.UNKNOWN_COUNTRY)


def takes_any(each: Parameter) -> bool:
    takes = (takes_words, takes_dates, takes_ids, takes_days, takes_records)
    return any(one(each) for one in takes)


@_each(takes_any, ALL)
@pytest.mark.parametrize("wrong", [5, b"2019", object()], ids=lambda wrong: type(wrong).__name__)
def test_what_is_of_another_type_is_refused(each: Parameter, wrong: object) -> None:
    ((code, path),) = problems(each, listed(each, wrong))
    assert path in (each.item_path, f"{each.item_path}/source")
    assert code is Code.WRONG_TYPE or (code is Code.UNKNOWN_WORD and each.name == "end")


@_each(lambda each: each.is_list and takes_any(each), ALL)
def test_a_bare_string_is_not_a_list(each: Parameter) -> None:
    assert problems(each, "member") == [(Code.WRONG_TYPE, each.path)]


# Several


MEMBER, ON, STANDINGS = "/member", "/on", "/standings/0"


QUESTIONS: list[tuple[Callable[[Any], object], list[str]]] = [
    (lambda of: of.belongs("ü", "2019-13", ["membr"]), [MEMBER, ON, STANDINGS]),
    (lambda of: of.standings("ü", "2019-13"), [MEMBER, ON]),
    (lambda of: of.through("ü", "2019-13"), [MEMBER, ON]),
    (lambda of: of.roster("2019-13", ["membr"]), [ON, STANDINGS]),
    (lambda of: of.seats("2019-13", ["membr"]), [ON, STANDINGS]),
    (lambda of: of.roster_during("2019-13", 5, ["membr"]), ["/start", "/end", STANDINGS]),
]


@pytest.mark.parametrize("of", [HISTORY, HUB.alliance("a")], ids=lambda of: type(of).__name__)
@pytest.mark.parametrize(("ask", "paths"), QUESTIONS)
def test_all_wrong_arguments_of_a_question_are_reported(
    of: Any, ask: Callable[[Any], object], paths: list[str]
) -> None:
    with pytest.raises(ValidationError) as refused:
        ask(of)
    assert [problem.path for problem in refused.value.problems] == paths


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        (lambda: HISTORY.leave("ü", "2019-13", how="runs"), [MEMBER, ON, "/how"]),  # type: ignore[arg-type] # that is the point
        (lambda: HISTORY.change("ü", "2019-13", standing="membr"), [MEMBER, ON, "/standing"]),  # type: ignore[arg-type] # that is the point
        (lambda: HISTORY.dissolve("2019-13"), [ON]),
    ],
)
def test_all_wrong_arguments_of_a_change_are_reported(
    change: Callable[[], object], paths: list[str]
) -> None:
    with pytest.raises(ValidationError) as refused:
        change()
    assert [problem.path for problem in refused.value.problems] == paths


def test_advice_is_to_write_a_list() -> None:
    with pytest.raises(ValidationError, match=r'Write \["member"\]'):
        HISTORY.roster("2019", "member")  # type: ignore[arg-type] # that is the point


def test_a_picture_refuses_names_of_what_is_not_a_party() -> None:
    names: Any
    for names, code, path in (
        ({"Az": "Azerbaijan"}, Code.INVALID_ID, "/names/Az"),
        (["AZ"], Code.WRONG_TYPE, "/names"),
    ):
        with pytest.raises(ValidationError) as refused:
            plot.timeline(HUB.alliance("a"), names=names)
        assert [(one.code, one.path) for one in refused.value.problems] == [(code, path)]


def test_a_hub_refuses_the_id_of_another_kind() -> None:
    organization: Any = WorkshopId("oecd")
    with pytest.raises(ValidationError, match="got the WorkshopId"):
        HUB.organization(organization)
    with pytest.raises(UnknownIdError):
        HUB.organization("nobody")
    assert HUB.organization(OrganizationId("oecd")) is HUB.organization("oecd")


@pytest.mark.parametrize("read", [loads, locate])
def test_a_document_is_text(read: Callable[[Any], object]) -> None:
    with pytest.raises(ValidationError, match=r"got an object\. Write from_dict"):
        read({"id": "hub"})


# What is right is taken, however it is written


days = st.dates(date(2015, 1, 1), date(2018, 1, 1)) | st.just("2016")


@given(st.sets(st.sampled_from(Standing)), days)
def test_standings_may_be_given_as_words(standings: set[Standing], on: date | str) -> None:
    # A type checker takes the value of a standing for any text.
    words: list[Any] = [standing.value for standing in standings]
    for given_as in (
        frozenset(standings),
        frozenset(words),
        words,
        dict.fromkeys(standings).keys(),
    ):
        # Made anew, for a history keeps what it worked out.
        for history in (HISTORY, MembershipHistory(HISTORY.changes)):
            assert history.roster(on, given_as) == HISTORY.roster(on, standings)
            assert history.belongs("AZ", on, given_as) is HISTORY.belongs("AZ", on, standings)
            assert history.seats(on, given_as) == HISTORY.seats(on, standings)
            during = history.roster_during("2016", "2017", given_as)
            assert during == HISTORY.roster_during("2016", "2017", standings)


# Strategies


def is_parsed(each: Parameter) -> bool:
    # Of a history it is not drawn who fills a seat, and who says so, before there is a member.
    if each.call is strategies.membership_histories and each.name in ("through", "cited"):
        return False
    return str in each.kinds and (takes_words(each) or takes_dates(each) or takes_ids(each))


@_each(is_parsed, DRAWN)
@settings(max_examples=1)
@given(data=st.data())
def test_strategies_refuse_what_is_wrong(each: Parameter, data: st.DataObject) -> None:
    for wrong in ("ü?", object()):
        with pytest.raises(InvalidArgument):
            data.draw(each.call(**{each.name: listed(each, wrong)}))


# What an editor completes, and a type checker refuses


@pytest.mark.parametrize("kind", public_names.VOCABULARIES, ids=lambda kind: kind.__name__)
def test_what_a_type_checker_knows_of_a_word_is_the_word(kind: type[Enum]) -> None:
    alias = getattr(sys.modules[kind.__module__], f"{kind.__name__}Like", None)
    if alias is not None:
        enumeration, literal = get_args(alias)
        assert enumeration is kind
        assert get_args(literal) == tuple(word.value for word in kind)


def test_no_parameter_that_takes_a_word_takes_just_any_text() -> None:
    for each in ALL + DRAWN:
        assert not (takes_words(each) and str in each.kinds), each


def test_a_type_checker_refuses_a_wrong_word() -> None:
    """The comments are what is tested: mypy refuses one that is not needed."""
    with pytest.raises(ValidationError):
        Workshop("w", kind="workshpo")  # type: ignore[arg-type]
