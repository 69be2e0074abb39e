"""What a register says but its linked data does not."""

import re
from collections.abc import Iterator
from typing import Final

from egov_hub.alliances import Alliance
from egov_hub.formats import Loss, LossCode
from egov_hub.formats._unwritten import unwritten
from egov_hub.formats.jsonld._terms import WRITTEN
from egov_hub.formats.jsonld._values import iri_of
from egov_hub.parties import Organization, Person
from egov_hub.records import parts
from egov_hub.register.hub import Hub, HubRecord
from egov_hub.register.references import RecordRef

_ADDRESS: Final = re.compile(r"(.*/)?url|/links/[0-9]+", re.DOTALL)


def losses(hub: Hub) -> Iterator[Loss]:
    """Return what is lost, by record."""
    for record in hub.records:
        about = RecordRef.of(record)
        yield from unwritten(record, WRITTEN, "JSON-LD", about)
        if isinstance(record, Alliance):
            yield from _closed(record, about)
        if isinstance(record, (Organization, Person, Alliance)):
            yield from _names_in_languages(record, about)
        yield from _respelled_addresses(record, about)


def _closed(alliance: Alliance, about: RecordRef) -> Iterator[Loss]:
    history = alliance.recorded_history
    if history and history.complete:
        message = "Linked data cannot say that nobody else belonged."
        yield Loss(LossCode.LEFT_OUT, "/history/complete", message, about)


def _names_in_languages(
    record: Organization | Person | Alliance, about: RecordRef
) -> Iterator[Loss]:
    for index, name in enumerate(record.other_names):
        if len(name.words) > 1:
            message = "Linked data cannot say that these are one name in several languages."
            yield Loss(LossCode.MERGED, f"/other_names/{index}", message, about)


def _respelled_addresses(record: HubRecord, about: RecordRef) -> Iterator[Loss]:
    for path, part in parts(record):
        if isinstance(part, str) and _ADDRESS.fullmatch(path) and iri_of(part) != part:
            message = f"The address is written as {iri_of(part)}."
            yield Loss(LossCode.RESPELLED, path, message, about)
