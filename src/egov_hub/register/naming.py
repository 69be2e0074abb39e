"""What a part of a record is called in a line for people, beside the JSON Pointer to it."""

from egov_hub._tables import Called, Naming
from egov_hub._types import items_of
from egov_hub.alliances import PhaseReached
from egov_hub.membership.acts import did
from egov_hub.membership.changes import MembershipChange
from egov_hub.membership.rosters import Attestation
from egov_hub.parties import Post, Succession
from egov_hub.records import Record, fields_of
from egov_hub.values.dates import PartialDate
from egov_hub.values.names import FormerName
from egov_hub.values.text import Text
from egov_hub.workshops import Appearance, Attendance, CoOrganizer, Headcount, Plan


def item_at(record: Record, path: str, names: Naming | None = None) -> str | None:
    """Return what is at a JSON Pointer in a record, in words, if that says more than the pointer.

    Args:
        record: The record.
        path: The JSON Pointer.
        names: What knows the names of parties and people, such as a hub; None: their ids are used.

    Example:
        >>> from egov_hub.register.naming import item_at
        >>> workshop = Workshop("w", start="2019", headcounts=[Headcount(70, "over")])
        >>> item_at(workshop, "/headcounts/0")
        'over 70 participants'
        >>> item_at(workshop, "/start") is None
        True
    """
    has_items = any(step.isdecimal() for step in path.split("/"))
    return named(record, path, names) if has_items else None


def named(record: Record, path: str, names: Naming | None = None) -> str:
    """Return what is at a JSON Pointer in a record, in words; empty: the record as a whole.

    Example:
        >>> from egov_hub.register.naming import named
        >>> history = MembershipHistory().join("HR", on="2018").leave("HR", on="2020")
        >>> alliance = Alliance("a", "A", history=history)
        >>> named(alliance, "/history/changes/1/on"), named(alliance, "/launched")
        ('HR left: on', 'launched')
    """
    value: object = record
    words: list[str] = []
    field = ""
    for step in path.split("/")[1:]:
        items = items_of(value)
        if step.isdecimal() and (index := int(step)) < len(items):
            value = items[index]
            before = items[index - 1] if index else None
            words = [
                *words[:-1],
                _item(value, before, by_name(names, _day_of(value))) or f"{field} {index + 1}",
            ]
        else:
            field = step.replace("_", " ")
            words.append(field)
            value = _field_of(value, step)
    return ": ".join(word for word in words if word != "history")


def _field_of(value: object, name: str) -> object:
    """Return what a record has in a field; None: there is no such record, or no such field."""
    field = fields_of(type(value)).get(name) if isinstance(value, Record) else None
    return getattr(value, field.name) if field else None


def by_name(names: Naming | None, on: PartialDate | None = None) -> Called:
    """Return what says what an id is called on a day, or now; it is the id where it has no name.

    Example:
        >>> from egov_hub.register.naming import by_name
        >>> by_name(Hub("hub", "Hub"))(CountryCode("HR")), by_name(None)("HR")
        ('Croatia', 'HR')
    """
    return (lambda id: names.called(id, on) or str(id)) if names else str


def _day_of(item: object) -> PartialDate | None:
    return item.on if isinstance(item, MembershipChange) else None


def _item(item: object, before: object, called: Called) -> str | None:
    """Return what an item of a list is called; None: it has no name of its own."""
    match item:
        case MembershipChange():
            last = before if isinstance(before, MembershipChange) else None
            return did(last if last and last.member == item.member else None, item, called)
        case CoOrganizer():
            body = called(item.organization)
            return f"{body} as {item.role}" if item.role else body
        case Appearance():
            person = called(item.person)
            return f"{person} as {item.part}" if item.part else person
        case Attendance():
            party = item.organization or item.party
            return f"attendance of {called(party) if party else item.audience}"
        case Headcount():
            return str(item)
        case Plan():
            return f"plan for {item.start}"
        case Attestation():
            return f"list for {item.on}"
        case PhaseReached():
            return str(item.phase)
        case Succession():
            return f"succeeds {called(item.predecessor)}"
        case FormerName():
            return f'former name "{item.name}"'
        case Post():
            body = called(item.organization or "")
            return f'post "{item.title or body}"'
        case Text():
            return f'"{item}"'
        case _:
            return None
