"""What questions collect, and the text of their rows."""

from collections.abc import Collection, Iterable
from typing import TypedDict

from egov_hub.values.answers import Answer
from egov_hub.values.ids import WorkshopId
from egov_hub.values.sources import Citation, of_the_whole
from egov_hub.workshops import Workshop


def citations(*cited: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return citations, without duplicates, in their order."""
    return tuple(dict.fromkeys(each for some in cited for each in some))


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
        """Add a workshop, and its sources: the given ones, else those of the workshop."""
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
    """Return a line that lists what is certain and what is not."""
    sure = ", ".join(certain)
    maybe = f"maybe {', '.join(uncertain)}" if uncertain else ""
    return "; ".join(filter(None, (sure, maybe))) or "none"


def counted(certain: Collection[str], uncertain: Collection[str]) -> str:
    """Return a line that counts what is certain and what is not."""
    return f"{len(certain)}{f' (and maybe {len(uncertain)})' if uncertain else ''}"
