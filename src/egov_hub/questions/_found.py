"""What questions gather, and how their rows say it."""

from collections.abc import Collection, Iterable
from typing import TypedDict

from egov_hub.values.answers import Answer
from egov_hub.values.ids import WorkshopId
from egov_hub.values.sources import Citation
from egov_hub.workshops import Workshop


def citations(*cited: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return citations, each once, in their order."""
    return tuple(dict.fromkeys(each for some in cited for each in some))


class Said(TypedDict):
    """The fields of a row that names workshops."""

    certain: tuple[WorkshopId, ...]
    uncertain: tuple[WorkshopId, ...]
    cited: tuple[Citation, ...]


class Found:
    """Workshops in which something was found, for certain or perhaps, and the sources for it."""

    def __init__(self) -> None:
        self._surely: dict[WorkshopId, Answer] = {}
        self._cited: dict[Citation, None] = {}

    def add(self, workshop: Workshop, answer: Answer, cited: Collection[Citation] = ()) -> None:
        """Note a workshop, and the sources: its own where there are no narrower ones."""
        self._surely[workshop.id] = self._surely.get(workshop.id, Answer.NO) | answer
        self._cited.update(dict.fromkeys(cited or workshop.cited))

    def said(self) -> Said:
        """Return the fields of the row for what was found."""
        return {
            "certain": tuple(id for id, answer in self._surely.items() if answer.certainly),
            "uncertain": tuple(id for id, answer in self._surely.items() if not answer.certainly),
            "cited": tuple(self._cited),
        }


def named(certain: Collection[str], uncertain: Collection[str]) -> str:
    """Return a line that names what is certain, and what is not."""
    sure = ", ".join(certain)
    maybe = f"maybe {', '.join(uncertain)}" if uncertain else ""
    return "; ".join(filter(None, (sure, maybe))) or "none"


def counted(certain: Collection[str], uncertain: Collection[str]) -> str:
    """Return a line that counts what is certain, and what is not."""
    return f"{len(certain)}{f' (and maybe {len(uncertain)})' if uncertain else ''}"
