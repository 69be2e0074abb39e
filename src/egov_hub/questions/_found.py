"""What questions collect, and the text of their rows."""

from collections.abc import Collection, Iterable
from typing import ClassVar, TypedDict

from egov_hub.rows import Row
from egov_hub.values.answers import Answer
from egov_hub.values.ids import WorkshopId
from egov_hub.values.sources import Citation, of_the_whole
from egov_hub.workshops import Workshop


def citations(*cited: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return citations, without duplicates, in their order."""
    return tuple(dict.fromkeys(each for some in cited for each in some))


class InWorkshops(Row):
    """The base of rows that list workshops in which something is certain, or is possible."""

    __slots__ = ()
    __shows__: ClassVar[tuple[str, ...]] = ("certain_count", "uncertain_count")

    certain: tuple[WorkshopId, ...]
    uncertain: tuple[WorkshopId, ...]

    @property
    def certain_count(self) -> int:
        """How many workshops are certain.

        Example:
            >>> questions.Tally("2019", certain=["tashkent-2019"]).certain_count
            1
        """
        return len(self.certain)

    @property
    def uncertain_count(self) -> int:
        """How many workshops are uncertain.

        Example:
            >>> questions.Tally("2019", certain=["tashkent-2019"]).uncertain_count
            0
        """
        return len(self.uncertain)

    @property
    def number(self) -> str:
        """How many workshops are certain, and how many are uncertain, in words.

        Example:
            >>> questions.Tally("2019", certain=["tashkent-2019"], uncertain=["seoul"]).number
            '1 (and maybe 1)'
        """
        maybe = f" (and maybe {self.uncertain_count})" if self.uncertain else ""
        return f"{self.certain_count}{maybe}"


class FoundFields(TypedDict):
    """The fields of a row that lists workshops."""

    certain: tuple[WorkshopId, ...]
    uncertain: tuple[WorkshopId, ...]
    cited: tuple[Citation, ...]


class Found:
    """The workshops in which something was found, certainly or possibly, and the sources."""

    def __init__(self) -> None:
        self._surely: dict[WorkshopId, Answer] = {}
        self._cited: dict[Citation, None] = {}

    def add(self, workshop: Workshop, answer: Answer, cited: Collection[Citation] = ()) -> None:
        """Add a workshop and the given sources; if none are given, those of the workshop."""
        self._surely[workshop.id] = self._surely.get(workshop.id, Answer.NO) | answer
        self._cited.update(dict.fromkeys(of_the_whole(cited or workshop.cited)))

    def fields(self) -> FoundFields:
        """Return the fields of the row."""
        return {
            "certain": tuple(id for id, answer in self._surely.items() if answer.certainly),
            "uncertain": tuple(id for id, answer in self._surely.items() if not answer.certainly),
            "cited": tuple(self._cited),
        }


def named(certain: Collection[str], uncertain: Collection[str]) -> str:
    """Return a line that lists what is certain and what is uncertain."""
    sure = ", ".join(certain)
    maybe = f"maybe {', '.join(uncertain)}" if uncertain else ""
    return "; ".join(filter(None, (sure, maybe))) or "none"
