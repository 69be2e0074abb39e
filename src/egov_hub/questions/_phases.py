"""The question of which phase of peer learning each alliance has reached."""

from attrs import field, frozen

from egov_hub import _parse
from egov_hub._tables import Called
from egov_hub.alliances import LearningPhase, PhaseReached, as_learning_phase
from egov_hub.register.hub import Hub, as_hub
from egov_hub.rows import Row, Rows
from egov_hub.values.answers import Answer, as_answer
from egov_hub.values.dates import DateLike, PartialDate, as_optional_partial_date, as_partial_date
from egov_hub.values.ids import AllianceId, as_alliance_id
from egov_hub.values.sources import Citation, as_citations, said_by


@frozen(repr=False)
class PhaseStatus(Row):
    """The phase of peer learning that an alliance has reached.

    Attributes:
        alliance: The alliance.
        phase: The phase.
        since: The day on which it was reached.
        reached: Whether it was reached by the day of the question.
        cited: The sources.

    Example:
        >>> print(questions.PhaseStatus("e-gov", "sustained-contact", "[..2019-05-31]", "yes"))
        e-gov: sustained-contact since [..2019-05-31]
    """

    alliance: AllianceId = field(converter=as_alliance_id)
    phase: LearningPhase = field(converter=as_learning_phase)
    since: PartialDate = field(converter=as_partial_date)
    reached: Answer = field(converter=as_answer)
    cited: tuple[Citation, ...] = field(default=(), converter=as_citations, kw_only=True)

    def __line__(self, called: Called) -> str:
        """Return one line."""
        maybe = "" if self.reached.certainly else "maybe "
        what = f"{maybe}{self.phase} since {self.since}"
        return f"{called(self.alliance)}: {what}{said_by(self.cited)}"


def phases(hub: Hub, on: DateLike | None = None) -> Rows[PhaseStatus]:
    """Return the latest phase that each alliance has reached, and since when.

    The phases are in the order of the EIP's Peer-to-Peer Learning Guide. Phases that an alliance
    may have reached by the day come after, as *maybe*. If two days are recorded for the same phase,
    each day has a row.

    Args:
        hub: The register.
        on: The day; None means that all recorded phases count.

    Raises:
        ValidationError: `on` is not a date.

    Example:
        >>> reached = [
        ...     PhaseReached("foundational-engagement", "2018-06-09"),
        ...     PhaseReached("sustained-contact", "2019"),
        ... ]
        >>> hub = Hub("hub", "Hub", alliances=[Alliance("e-gov", "E", phases=reached)])
        >>> print(questions.phases(hub, on="2019-06-01"))
        E: foundational-engagement since 2018-06-09
        E: maybe sustained-contact since 2019
    """
    hub, day = _parse.arguments(("hub", as_hub, hub), ("on", as_optional_partial_date, on))
    rows: list[PhaseStatus] = []
    for alliance in hub.alliances:
        furthest: list[PhaseStatus] = []
        for reached in sorted(alliance.phases, key=_place):
            answer = Answer.YES if day is None else ~reached.on.after(day)
            status = PhaseStatus(
                alliance.id, reached.phase, reached.on, answer, cited=reached.cited
            )
            if answer.certainly:
                furthest = [one for one in furthest if one.phase is reached.phase]
            if answer.possibly:
                furthest.append(status)
        rows += furthest
    return Rows(rows, of=PhaseStatus, names=hub)


def _place(reached: PhaseReached) -> tuple[int, object]:
    return list(LearningPhase).index(reached.phase), reached.on.sort_key()
