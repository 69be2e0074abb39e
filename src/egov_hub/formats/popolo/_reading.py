"""From a JSON document of Popolo to a register."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve

from egov_hub._wording import shown
from egov_hub.alliances import Alliance
from egov_hub.formats import Loss, LossCode, Read
from egov_hub.formats.popolo._documents import MISSING, Document, refer
from egov_hub.formats.popolo._items import At, Item
from egov_hub.formats.popolo._memberships import Memberships
from egov_hub.formats.popolo._records import Ids, Sources, organization, person
from egov_hub.formats.popolo._settings import Settings
from egov_hub.parties import Organization, Person
from egov_hub.problems import Code, Problem, ValidationError
from egov_hub.register.hub import Hub
from egov_hub.values.sources import Citation

ALLIANCE = "alliance"
"""The classification of an organization that is an alliance."""


def read(document: Document, settings: Settings, at: At | None = None) -> Read[Hub]:
    """Return the register that a document describes.

    Args:
        document: The document.
        settings: The settings.
        at: The positions of its values in its text; None if they are not needed.

    Raises:
        ValidationError: Something in it is wrong, and the caller does not want it put aside.
    """
    refer(document, create=settings.missing == "create")
    sources = Sources()
    bodies, people = _records(document, settings, sources)
    named = {*settings.alliances}
    alliances = frozenset(item for item in bodies if item.raw in named or _is_alliance(item))
    memberships = Memberships(document, settings, sources, people, bodies, alliances)
    memberships.read()
    joined = [_alliance(item, bodies[item], memberships) for item in bodies if item in alliances]
    _leave_out_unused(document, memberships)
    problems = [problem for item in document.in_order() for problem in item.problems]
    if document.top.problems or (problems and not settings.aside):
        raise ValidationError(dict.fromkeys(problems))
    refused = [item.refused(at) for item in document.in_order() if item.problems]
    with_posts = [memberships.with_posts(item, each) for item, each in people.items()]
    organizations = list(bodies.values())
    hub = Hub(
        settings.id,
        settings.name,
        organizations=organizations,
        people=with_posts,
        alliances=joined,
        sources=sources.of(_cited([*organizations, *with_posts, *joined])),
    )
    losses = _losses(document, settings)
    return Read(hub, [_placed(each, at) for each in losses] if at else losses, refused)


# Organizations and people


def _records(
    document: Document, settings: Settings, sources: Sources
) -> tuple[dict[Item, Organization], dict[Item, Person]]:
    """Return the organizations and people that can be read."""
    items = document.readable("organization")
    ids = Ids().all_of(items, "organization")
    bodies = {
        item: body for item in items if (body := organization(item, ids[item], settings, sources))
    }
    items = document.readable("person")
    ids = Ids().all_of(items, "person")
    people = {item: one for item in items if (one := person(item, ids[item], settings, sources))}
    return _with_parents(bodies), people


def _with_parents(bodies: Mapping[Item, Organization]) -> dict[Item, Organization]:
    """Return organizations with their parents, without those that are in a cycle."""
    parents = {
        item: parent
        for item in bodies
        if (parent := item.refers_to.get("parent")) and parent is not MISSING
    }
    for item, problem in _cycles(bodies, parents):
        path = next(
            (item.at(key) for key in ("parent_id", "parent") if key in item.values), item.path
        )
        item.problems.append(evolve(problem, path=path, other=None))
    found: dict[Item, Organization] = {}
    for item, body in bodies.items():
        parent = parents.get(item)
        if item.problems:
            continue
        if parent and (parent.problems or parent not in bodies):
            message = f"{parent.path} was put aside, so it is not the parent."
            key = "parent_id" if "parent_id" in item.values else ""
            item.lose(LossCode.NOT_INCLUDED, key, message)
            parent = None
        found[item] = evolve(body, parent=bodies[parent].id) if parent else body
    return found


def _cycles(
    bodies: Mapping[Item, Organization], parents: Mapping[Item, Item]
) -> list[tuple[Item, Problem]]:
    """Return the organizations that are their own ancestors, each with the problem."""
    bare = [
        Organization(body.id, body.name, parent=above.id)
        if (above := bodies.get(parents.get(item, MISSING)))
        else Organization(body.id, body.name)
        for item, body in bodies.items()
    ]
    try:
        Hub("hub", "Hub", organizations=bare)
    except ValidationError as error:
        items = list(bodies)
        return [(items[int(each.path.split("/")[2])], each) for each in error.problems]
    return []


# Alliances


def check_alliances(document: Document, settings: Settings) -> None:
    """Check that the document has the alliances that the caller names.

    Raises:
        ValidationError: It does not have one of them.
    """
    problems = [
        Problem(Code.UNKNOWN_ID, f"/alliances/{index}", f"No organization has the id {shown(raw)}.")
        for index, raw in enumerate(settings.alliances)
        if raw not in document.by_id["organization"]
    ]
    if problems:
        raise ValidationError(problems)


def _is_alliance(item: Item) -> bool:
    """Return whether an organization is an alliance by its classification."""
    return item.values.get("classification") == ALLIANCE


def _alliance(item: Item, body: Organization, memberships: Memberships) -> Alliance:
    """Return an organization as an alliance."""
    if _is_alliance(item):
        item.value("classification")
    alliance = Alliance(
        str(body.id),
        body.name,
        launched=body.founded,
        dissolved=body.dissolved,
        former_names=body.former_names,
        other_names=body.other_names,
        cited=body.cited,
    )
    history = memberships.history(item)
    try:
        return evolve(alliance, history=history)
    except ValidationError as error:
        at = item.at("dissolution_date")
        for each in memberships.spells[item]:
            each.item.problems += (evolve(one, path=at, other=None) for one in error.problems)
        return alliance


# What is lost


def _leave_out_unused(document: Document, memberships: Memberships) -> None:
    """Leave out the posts that nothing refers to, and the events that are not terms.

    What only memberships refer to that are not in the register is left out, too, and so are the
    labels and roles that only those have as their titles.
    """
    every = document.items["membership"]
    named = {other for each in every for other in each.refers_to.values()}
    kept = [each for each in every if not (each.problems or each.is_lost)]
    used = {other for each in kept for other in each.refers_to.values()}
    titles = {memberships.titles[each] for each in kept if each in memberships.titles}
    for one, key in {*memberships.titles.values()} - titles:
        one.unread(key)
    for item in (*document.readable("post"), *document.readable("event")):
        if item.kind == "event" and item not in memberships.terms:
            message = "Only events that are terms of memberships are read, and only their dates."
            item.leave_out(LossCode.LEFT_OUT, message)
        elif item not in named:
            item.leave_out(LossCode.LEFT_OUT, "No membership refers to the post.")
        elif item not in used:
            message = "No membership that refers to it is in the register, so this is left out."
            item.leave_out(LossCode.NOT_INCLUDED, message)


def _losses(document: Document, settings: Settings) -> list[Loss]:
    kept = [item for item in document.in_order() if not item.problems]
    ends = [path for item in kept for path in item.ends]
    losses = [loss for item in kept for loss in item.losses()]
    if settings.end is None and ends:
        places = f"{len(ends)} places" if len(ends) > 1 else "1 place"
        message = (
            "The document does not say whether an end is the last day or the first day after it. "
            f"It is read as the last day, in {places}. "
            'If you know, write end="inclusive" or end="exclusive".'
        )
        losses.insert(0, Loss(LossCode.ASSUMED, ends[0], message))
    return losses


def _placed(loss: Loss, at: At) -> Loss:
    found = at(loss.path)
    return evolve(loss, line=found.line, column=found.column)


def _cited(records: Iterable[Organization | Person | Alliance]) -> Iterator[Citation]:
    """Return all citations of some records."""
    for record in records:
        yield from record.cited
        if isinstance(record, Alliance):
            for change in record.history.changes:
                yield from change.cited
