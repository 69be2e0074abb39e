"""From a JSON document to all objects in it, and to the objects that they refer to.

A document has lists of persons, organizations, memberships and posts. An object can also be inside
another object, which then does not need to refer to its id.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from attrs import field, frozen

from egov_hub._wording import expected, shown
from egov_hub.documents import JsonValue
from egov_hub.formats import LossCode
from egov_hub.formats.popolo._items import Item, Kind, Place, are_alike
from egov_hub.problems import Code, Problem, refuse

LISTS: Final[Mapping[str, Kind]] = {
    "persons": "person",
    "organizations": "organization",
    "memberships": "membership",
    "posts": "post",
    "events": "event",
}
"""The lists of a document that are read."""

_INSIDE: Final[Mapping[Kind, Mapping[str, Kind]]] = {
    "person": {"memberships": "membership"},
    "organization": {
        "memberships": "membership",
        "posts": "post",
        "children": "organization",
        "parent": "organization",
    },
    "post": {"memberships": "membership", "organization": "organization"},
    "membership": {
        "person": "person",
        "organization": "organization",
        "post": "post",
        "member": "member",
    },
}
"""The keys of objects that contain other objects, and the kinds of these."""

_MANY: Final = frozenset(["memberships", "posts", "children"])


@frozen
class Document:
    """The objects of a document.

    Attributes:
        top: The document itself.
        items: The objects of each kind, beginning with those in the lists of the document.
        by_id: The objects of each kind, by their ids.
        copies: Objects whose id the document already has in another object, with the other object.
    """

    top: Item
    items: Mapping[Kind, list[Item]]
    by_id: Mapping[Kind, dict[str, Item]]
    copies: dict[Item, Item] = field(factory=dict[Item, Item])

    @property
    def all(self) -> Iterator[Item]:
        """All objects, and the document."""
        return chain([self.top], *self.items.values())

    def readable(self, kind: Kind) -> list[Item]:
        """Return the objects of a kind in their order, without copies and values of other types."""
        items = (item for item in self.items[kind] if not item.is_lost)
        found = (item for item in items if item.values or not item.problems)
        return sorted(found, key=lambda item: item.place)

    def in_order(self) -> list[Item]:
        """Return all objects in the order of the document."""
        return sorted(self.all, key=lambda item: item.place)

    def the(self, item: Item) -> Item:
        """Return an object, or the object that it is a copy of."""
        return self.copies.get(item, item)


def walked(data: JsonValue, repeated: Sequence[Problem]) -> Document:
    """Return the objects of a document.

    Args:
        data: The document.
        repeated: The problems of keys that occur twice in an object.

    Raises:
        ValidationError: It is not a Popolo document.
    """
    if not isinstance(data, dict):
        advice = '{"persons": [...], "organizations": [...], "memberships": [...]}'
        raise refuse(Code.WRONG_TYPE, expected("a Popolo document", data, advice))
    if data.keys().isdisjoint(LISTS):
        names = ", ".join(map(shown, LISTS))
        raise refuse(Code.MISSING_KEY, f"A Popolo document has at least one of {names}.")
    kinds: list[Kind] = ["person", "organization", "membership", "post", "event", "member"]
    top = Item("part", "", (), data)
    document = Document(top, {kind: [] for kind in kinds}, {kind: {} for kind in kinds})
    _walk(document)
    _attach(document, repeated)
    for item in document.all:
        if item.raw is not None and item.kind != "member":
            _index(document, item, item.raw)
    return document


# Finding objects


def _walk(document: Document) -> None:
    waiting = deque([document.top])
    while waiting:
        item = waiting.popleft()
        keys = LISTS if item is document.top else _INSIDE.get(item.kind, {})
        for place, key in enumerate(item.values):
            if key in keys:
                for child in _children(item, key, keys[key], (*item.place, place)):
                    document.items[child.kind].append(child)
                    waiting.append(child)


def _children(item: Item, key: str, kind: Kind, place: Place) -> Iterator[Item]:
    """Return the objects under a key."""
    within = item if item.path else None
    if not within or key in _MANY:
        for index, value in enumerate(item.listed(key)):
            yield _child(item.at(key, index), (*place, index), value, kind, within, key)
    elif (value := item.value(key)) is not None:
        item.inside[key] = _child(item.at(key), place, value, kind, within, key)
        yield item.inside[key]


def _child(
    path: str, place: Place, value: JsonValue, kind: Kind, within: Item | None, via: str
) -> Item:
    if not isinstance(value, dict):
        problem = Problem(Code.WRONG_TYPE, path, expected("an object", value))
        return Item(kind, path, place, {}, within, via, problems=[problem])
    item = Item(kind, path, place, value, within, via)
    if kind == "member":
        item.kind = _kind_of_member(item)
    if kind != "membership":
        item.raw = item.text("id")
    return item


def _kind_of_member(item: Item) -> Kind:
    """Return the kind that a member states for itself, if it states one."""
    said = item.value("@type")
    if said is None or not isinstance(said, str):
        return "member"
    if said.lower().endswith("person"):
        return "person"
    return "organization" if said.lower().endswith("organization") else "member"


def _attach(document: Document, repeated: Sequence[Problem]) -> None:
    """Add each problem of a key that occurs twice to the object that has the key."""
    by_path = {item.path: item for item in document.all} if repeated else {}
    for problem in repeated:
        path = problem.path
        while path not in by_path:
            path = path.rpartition("/")[0]
        by_path[path].problems.append(problem)


# Ids


def _index(document: Document, item: Item, raw: str) -> None:
    """Put an object into the index of its kind, or record which object it is a copy of."""
    first = document.by_id[item.kind].setdefault(raw, item)
    if first is item:
        return
    if item.within:
        document.copies[item] = first
        copied(item, first)
    elif are_alike(item.values, first.values):
        document.copies[item] = first
        item.leave_out(LossCode.MERGED, f"It is the same {item.kind} as {first.path}.")
    else:
        message = f"Another {item.kind} has the id {shown(raw)}. Change one of the two."
        item.refuse("id", Code.DUPLICATE_ID, message, other=first.path)


def copied(item: Item, first: Item) -> None:
    """Leave a copy of another object out, except what it says in addition to the other object.

    The objects inside it are read separately, like those inside the other object.
    """
    ways = _INSIDE.get(first.kind, {})
    own = [
        shown(key)
        for key, value in item.values.items()
        if key not in ways and key != "@type" and not are_alike(first.values.get(key), value)
    ]
    code = LossCode.LEFT_OUT if own else LossCode.MERGED
    rest = f" Its {', '.join(own)} {'is' if len(own) == 1 else 'are'} not read." if own else ""
    item.leave_out(code, f"It is the same {first.kind} as {first.path}.{rest}")


MISSING: Final = Item("part", "", (), {})
"""The objects that are referred to, but are not in the document."""


def refer(document: Document, *, create: bool) -> None:
    """Find the objects that all objects refer to. A missing object is a loss.

    Args:
        document: The document.
        create: Whether missing people and organizations are created, with their ids as names.
    """
    refer = _Referring(document, create)
    for membership in document.items["membership"]:
        refer.to_one(membership, "person", "person")
        refer.to_one(membership, "organization", "organization")
        refer.to_one(membership, "post", "post")
        refer.to_one(membership, "legislative_period", "event")
        refer.to_member(membership)
    for post in document.items["post"]:
        refer.to_one(post, "organization", "organization")
    for organization in list(document.items["organization"]):
        refer.to_one(organization, "parent", "organization")


@frozen
class _Referring:
    document: Document
    create: bool

    def to_one(self, item: Item, key: str, kind: Kind) -> None:
        """Find the object that an object refers to: by its id, inside it, or around it."""
        raw, around = item.text(f"{key}_id"), item.within
        found: Item | None = None
        if raw is not None:
            known = self.document.by_id[kind].get(raw)
            found = known or self._missing(item, f"{key}_id", raw, kind)
        elif inner := item.inside.get(key):
            found = self.document.the(inner)
        elif around and around.kind == kind and item.via in _MANY:
            found = self.document.the(around)
        if found:
            item.refers_to[key] = found

    def to_member(self, item: Item) -> None:
        """Find the person or organization that is a member.

        An organization can contain its own memberships, next to the memberships of its members.
        """
        raw, inner = item.text("member_id"), item.inside.get("member")
        around, body = item.within, item.refers_to.get("organization")
        if around and around.kind == "organization" and self.document.the(around) is not body:
            item.refers_to["member"] = self.document.the(around)
        key = "member" if raw is None else "member_id"
        if inner and inner.kind != "member":
            item.refers_to["member"] = self.document.the(inner)
            return
        if raw is None and inner is None:
            return
        raw = raw or (inner.raw if inner else None)
        kinds: tuple[Kind, Kind] = ("person", "organization")
        found = [self.document.by_id[kind].get(raw or "") for kind in kinds]
        one = found[0] or found[1]
        if all(found):
            message = f"A person and an organization have the id {shown(raw)}. Write "
            item.refuse(key, Code.AMBIGUOUS_ID, f'{message}"person_id" for the person.')
        elif one is None:
            item.lose(LossCode.NOT_INCLUDED, key, "The member is not in the document.")
            if inner:
                inner.is_lost = True
        elif inner:
            copied(inner, one)
        item.refers_to["member"] = one or MISSING

    def _missing(self, item: Item, key: str, raw: str, kind: Kind) -> Item:
        what = f"There is no {kind} {shown(raw)}"
        if not self.create or kind not in ("person", "organization"):
            item.lose(LossCode.NOT_INCLUDED, key, f"{what}.")
            return MISSING
        made = Item(kind, item.at(key), item.place, {"id": raw, "name": raw}, raw=raw)
        made.value("id")
        made.lose(LossCode.ASSUMED, "", f"{what}, so it is created, and its name is its id.")
        self.document.items[kind].append(made)
        self.document.by_id[kind][raw] = made
        return made
