"""What readers and writers of other formats return, and what they say that they lost."""

import pickle
from pathlib import Path

import pytest

from egov_hub import Place, Problem, ValidationError
from egov_hub.formats import Loss, LossCode, LossError, Losses, Read, Refused, Written
from egov_hub.register.references import RecordRef
from tests.test_docs import sections

LOST = Loss("left-out", "/memberships/3/role", "The role is not read.")
REFUSED = Refused([Problem("invalid-date", "/since", "...", 7, "Since")], [("Since", "?")], 7)


def test_every_code_of_a_loss_is_on_its_page_with_meaning_and_example() -> None:
    page = (Path(__file__).parent.parent / "docs" / "reference" / "losses.md").read_text("utf-8")
    texts = sections(page, "##")
    assert list(texts) == [code.value for code in LossCode]
    for code, text in texts.items():
        assert LossCode(code).meaning in text
        assert f"[{code}]" in text


def test_losses_print_a_line_for_each_kind_with_its_first_place() -> None:
    losses = Losses(
        [
            LOST,
            Loss("respelled", "/Country", "ALB", line=2, column="Country"),
            Loss("left-out", "/memberships/4/role", "The role is not read."),
            Loss("left-out", "/memberships/4/area", "The area is not read."),
            Loss("respelled", "/Country", "AUT", line=3, column="Country"),
        ]
    )
    assert str(losses).splitlines() == [
        "/memberships/3/role: The role is not read. [left-out] (and 1 more of this kind)",
        'line 2, column "Country": ALB [respelled] (and 1 more of this kind)',
        "/memberships/4/area: The area is not read. [left-out]",
    ]


def test_a_loss_may_name_its_record() -> None:
    loss = Loss("coarser-date", "/start", "The day is lost.", RecordRef("workshop", "w"))
    assert str(loss) == "workshop w /start: The day is lost. [coarser-date]"


def test_the_code_of_a_loss_is_in_the_catalogue() -> None:
    with pytest.raises(ValidationError, match="Did you mean"):
        Loss("leftout", "", "...")


@pytest.mark.parametrize(
    ("losses", "refused", "text"),
    [
        ([LOST], [], f"Something was lost:\n{LOST}"),
        ([], [REFUSED], f"Something was refused:\n{REFUSED}"),
        ([LOST], [REFUSED], f"Something was lost:\n{LOST}\nSomething was refused:\n{REFUSED}"),
    ],
)
def test_what_is_lossless_lost_and_refused_nothing(
    losses: list[Loss], refused: list[Refused], text: str
) -> None:
    with pytest.raises(LossError) as raised:
        Read(Place("UZ"), losses, refused).lossless()
    assert str(raised.value) == text
    assert (raised.value.losses, raised.value.refused) == (tuple(losses), tuple(refused))
    assert str(pickle.loads(pickle.dumps(raised.value))) == text  # noqa: S301 - our own bytes
    assert Read(Place("UZ")).lossless() == Place("UZ")


def test_a_problem_of_several_parts_is_reported_once() -> None:
    assert Read(1, refused=[REFUSED, REFUSED]).problems == REFUSED.problems


def test_what_is_written_without_loss_is_its_text() -> None:
    assert Written("text").lossless() == "text"
    with pytest.raises(LossError, match="left-out"):
        Written("text", [LOST]).lossless()


@pytest.mark.parametrize(
    "value",
    [LOST, Losses([LOST]), REFUSED, Read(1, [LOST], [REFUSED]), Written("", [LOST])],
    ids=repr,
)
def test_values_are_equal_hashable_picklable_and_shown_as_code(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own bytes
    assert len({value, pickle.loads(pickle.dumps(value))}) == 1  # noqa: S301 - our own bytes
    names = {"Loss": Loss, "Losses": Losses, "Problem": Problem, "Read": Read}
    names |= {"Refused": Refused, "Written": Written}
    assert eval(repr(value), names) == value  # noqa: S307 - our own text
