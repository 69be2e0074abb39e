"""The questions that `egov-hub ask` answers, in the order of the cookbook."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from egov_hub import questions
from egov_hub.command._registers import sound
from egov_hub.differences import Diff, diff
from egov_hub.knowledge import known_by
from egov_hub.membership.acts import MembershipAct, Seat
from egov_hub.register.hub import Hub
from egov_hub.rows import Rows

Answer: TypeAlias = Rows[Any] | Diff
Ask: TypeAlias = Callable[[Hub, Namespace], Answer]
Add: TypeAlias = Callable[[ArgumentParser], object]


class Question(NamedTuple):
    """A question.

    Attributes:
        text: The question, in the words of a person.
        answer: The function that answers it.
        takes: The function that adds its arguments to a parser.
    """

    text: str
    answer: Ask
    takes: tuple[Add, ...]


QUESTIONS: Final[dict[str, Question]] = {}
"""The questions, by their names."""


def _question(text: str, *takes: Add) -> Callable[[Ask], Ask]:
    """Return a decorator that adds a question with the name of a function."""

    def add(answer: Ask) -> Ask:
        name = answer.__name__.strip("_").replace("_", "-")
        QUESTIONS[name] = Question(text, answer, takes)
        return answer

    return add


def _word(name: str, text: str, *, needed: bool = True) -> Add:
    return lambda parser: parser.add_argument(name, nargs=None if needed else "?", help=text)


def _day(name: str, text: str, *, needed: bool = False) -> Add:
    names = {"--from": "start", "--to": "end"}
    return lambda parser: parser.add_argument(
        name, dest=names.get(name), help=text, required=needed, metavar="DAY"
    )


def _by(words: type[questions.TallyBy | questions.Unit], default: str) -> Add:
    text = f"what to count by (default: {default})"
    return lambda parser: parser.add_argument(
        "--by", choices=[each.value for each in words], default=default, help=text
    )


_ALLIANCE = _word("alliance", "the id of the alliance")
_ANY_ALLIANCE = _word("alliance", "the id of the alliance (default: all)", needed=False)
_PARTY = _word("party", "a country code, or the id of an organization")
_ANY_PARTY = _word("party", "a country code, or an id (default: all)", needed=False)
_PERIOD = (_day("--from", "the first day"), _day("--to", "the last day"))
_ON = _day("--on", "the day, such as 2019-05-31, 2019-05 or 2019", needed=True)


@_question("Who were the members of an alliance on a day, and in what standing?", _ALLIANCE, _ON)
def _members(hub: Hub, of: Namespace) -> Answer:
    return Rows(hub.alliance(of.alliance).seats(on=of.on), of=Seat, names=hub)


@_question(
    "Who were the members on a day, according to sources that may have been published by another "
    "day?",
    _ALLIANCE,
    _ON,
    _day("--by", "the last day of publication", needed=True),
)
def _known_members(hub: Hub, of: Namespace) -> Answer:
    return _members(known_by(hub, of.by).possible, of)


def _acts(hub: Hub, of: Namespace, kind: Literal["joined", "left"]) -> Answer:
    return Rows(hub.alliance(of.alliance).acts(kind), of=MembershipAct, names=hub)


@_question("When did each member join, by which act, according to which source?", _ALLIANCE)
def _joined(hub: Hub, of: Namespace) -> Answer:
    return _acts(hub, of, "joined")


@_question("Who left, how, and from which day?", _ALLIANCE)
def _left(hub: Hub, of: Namespace) -> Answer:
    return _acts(hub, of, "left")


@_question("Which body speaks for a party on a day, after renamings and mergers?", _PARTY, _ON)
def _voices(hub: Hub, of: Namespace) -> Answer:
    return questions.voices(hub, of.party, of.on)


@_question(
    "Which members have no recorded attendance?",
    _ANY_ALLIANCE,
    *_PERIOD,
)
def _without_attendance(hub: Hub, of: Namespace) -> Answer:
    return questions.without_attendance(hub, of.alliance, of.start, of.end)


@_question("Who attended without being a member then?", _ANY_ALLIANCE)
def _guests(hub: Hub, of: Namespace) -> Answer:
    return questions.guests(hub, of.alliance)


@_question("Which events were in the framework of an alliance?", _ALLIANCE)
def _workshops(hub: Hub, of: Namespace) -> Answer:
    return questions.workshops_of(hub, of.alliance)


@_question("How many events by year, topic, format or country?", _by(questions.TallyBy, "year"))
def _tally(hub: Hub, of: Namespace) -> Answer:
    return questions.tally(hub, of.by)


@_question("What was planned and was then held, moved or cancelled?")
def _outcomes(hub: Hub, _: Namespace) -> Answer:
    return questions.outcomes(hub)


@_question(
    "Which phase of peer learning has each alliance reached, and since when?",
    _day("--on", "the day (default: any)"),
)
def _phases(hub: Hub, of: Namespace) -> Answer:
    return questions.phases(hub, of.on)


@_question("What followed from an event?", _word("workshop", "the id of the workshop"))
def _followed(hub: Hub, of: Namespace) -> Answer:
    return questions.followed(hub, of.workshop)


@_question(
    "Who took part in a reporting period?",
    _day("--from", "the first day", needed=True),
    _day("--to", "the last day", needed=True),
)
def _took_part(hub: Hub, of: Namespace) -> Answer:
    return questions.took_part(hub, of.start, of.end)


@_question("Who organized events with whom, and how often?", _by(questions.Unit, "unit"))
def _partnerships(hub: Hub, of: Namespace) -> Answer:
    return questions.partnerships(hub, of.by)


@_question("Who funds, hosts or supports events?")
def _supporters(hub: Hub, _: Namespace) -> Answer:
    return questions.supporters(hub)


@_question("How often has each party taken part over time?", _ANY_PARTY)
def _participation(hub: Hub, of: Namespace) -> Answer:
    return questions.participation(hub, of.party)


@_question("Which members have never hosted an event?", _ALLIANCE)
def _never_hosted(hub: Hub, of: Namespace) -> Answer:
    return questions.never_hosted(hub, of.alliance)


@_question(
    "Who spoke, and in which post at that time?",
    *_PERIOD,
)
def _speakers(hub: Hub, of: Namespace) -> Answer:
    return questions.speakers(hub, of.start, of.end)


@_question(
    "What changed since an earlier register: in the world, or in the record?",
    _word("earlier", "the earlier register"),
)
def _changed(hub: Hub, of: Namespace) -> Answer:
    return diff(sound(of.earlier).hub, hub)


@_question("Which facts have one witness, an advance notice or an inference?")
def _witnesses(hub: Hub, _: Namespace) -> Answer:
    return questions.witnesses(hub)


@_question("Where do sources contradict each other or the history?")
def _contradictions(hub: Hub, _: Namespace) -> Answer:
    return questions.contradictions(hub)


@_question("Does a published total match what is recorded?")
def _totals(hub: Hub, _: Namespace) -> Answer:
    return questions.totals(hub)


@_question("Which changes are not known to the day, and within which bounds?", _ALLIANCE)
def _undated(hub: Hub, of: Namespace) -> Answer:
    acts = (act for act in hub.alliance(of.alliance).acts() if not act.day_is_known)
    return Rows(acts, of=MembershipAct, names=hub)


@_question(
    "Who held a post in an organization on a day?",
    _word("organization", "the id of the organization"),
    _ON,
)
def _holders(hub: Hub, of: Namespace) -> Answer:
    return questions.holders(hub, of.organization, of.on)
