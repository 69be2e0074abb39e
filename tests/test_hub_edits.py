"""Records are put into a hub and taken out: what is checked finds what a whole check does."""

from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import event, given
from hypothesis import strategies as st

from egov_hub import (
    Alliance,
    Attestation,
    Hub,
    HubRecord,
    Identifier,
    MembershipHistory,
    Organization,
    Source,
    Succession,
    ValidationError,
    Workshop,
)
from egov_hub.differences import apply, diff
from egov_hub.register.outlines import FIELDS, mentioned, references
from egov_hub.strategies import hub_pairs, hubs
from tests.support.refusals import codes_and_paths

EMPTY = Hub("hub", "Hub")


def key_of(record: HubRecord) -> tuple[type, str]:
    return type(record), record.id


def checked_whole(hub: Hub, records: Iterable[HubRecord]) -> Hub:
    """Return the hub with exactly these records, each of which is checked."""
    fields: dict[str, Any] = {kind: [] for kind in FIELDS.values()}
    for record in sorted(records, key=attrgetter("id")):
        fields[FIELDS[type(record)]].append(record)
    return evolve(hub, **fields)


def outcome(make: Callable[..., Hub], *arguments: object) -> object:
    """Return the hub, or what is wrong with it."""
    try:
        return make(*arguments)
    except ValidationError as error:
        return error.problems


def some_of(records: tuple[HubRecord, ...]) -> st.SearchStrategy[list[HubRecord]]:
    return st.lists(st.sampled_from(records), unique=True) if records else st.just([])


@given(hub_pairs(), st.data())
def test_an_edit_has_the_outcome_of_a_whole_check(
    pair: tuple[Hub, Hub], data: st.DataObject
) -> None:
    old, new = pair
    put, gone = data.draw(some_of(new.records)), data.draw(some_of(old.records))
    after = {key_of(record): record for record in (*old.records, *put)}
    left = [record for record in old.records if record not in gone]
    assert outcome(old.put, *put) == outcome(checked_whole, old, after.values())
    ids = map(attrgetter("id"), gone)
    assert outcome(old.without, *ids) == outcome(checked_whole, old, left)
    assert hash(apply(old, diff(old, new))) == hash(new)


IDS = st.sampled_from("abcde")
RELATED = st.one_of(
    st.builds(Workshop, IDS, within=IDS | st.none(), follows=IDS | st.none()),
    st.builds(
        Organization,
        IDS,
        st.just("O"),
        parent=IDS | st.none(),
        succeeds=st.lists(IDS.map(lambda id: Succession(id, "2018", "renamed")), max_size=1),
    ),
    st.builds(Source, IDS, copy_of=IDS | st.none(), title=st.just("S")),
)


@given(st.lists(st.lists(RELATED, max_size=3, unique_by=key_of), max_size=12))
def test_cycles_are_found_however_they_are_closed(steps: list[list[HubRecord]]) -> None:
    hub = EMPTY
    for put in steps:
        after = {key_of(record): record for record in (*hub.records, *put)}
        found = outcome(hub.put, *put)
        assert found == outcome(checked_whole, hub, after.values())
        hub = found if isinstance(found, Hub) else hub


@given(hubs())
def test_ids_are_the_same_with_and_without_their_places(hub: Hub) -> None:
    for record in hub.records:
        with_places = [id for _, id in references(record)]
        assert sorted(map(repr, mentioned(record))) == sorted(map(repr, with_places))


def test_two_different_records_with_one_id_cannot_be_put_together() -> None:
    one, other = Source("s", "one"), Source("s", "other")
    with pytest.raises(ValidationError) as refused:
        EMPTY.put(one, Organization("s", "S"), other, one)
    assert codes_and_paths(refused) == [("duplicate-id", "/records/2")]
    assert EMPTY.put(one, one).sources == (one,)
    assert EMPTY.put(one).put(other).sources == (other,)


@frozen(repr=False)
class QuietHub(Hub):
    """A hub without workshops in Latin."""

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if any("la" in workshop.languages for workshop in self.workshops):
            raise ValueError("Latin")


def test_a_subclass_keeps_its_own_rules() -> None:
    quiet = QuietHub("hub", "Hub").put(Workshop("w"))
    assert type(quiet) is QuietHub
    with pytest.raises(ValueError, match="Latin"):
        quiet.put(Workshop("v", languages=["la"]))


# Merging two registers


@given(hub_pairs())
def test_merging_is_idempotent_and_commutative(pair: tuple[Hub, Hub]) -> None:
    one, other = pair
    assert one.merge(one) == one
    both = outcome(one.merge, other)
    if isinstance(both, Hub):
        event("merged")
        assert both == other.merge(one)
        assert both.merge(one) == both.merge(other) == both
    else:
        event("refused")
        assert isinstance(outcome(other.merge, one), tuple)


@given(hubs(consistent=True), st.data())
def test_two_parts_of_a_register_are_merged_to_the_whole(hub: Hub, data: st.DataObject) -> None:
    some = {key_of(record) for record in data.draw(some_of(hub.records))}
    one = outcome(checked_whole, hub, [each for each in hub.records if key_of(each) in some])
    if isinstance(one, Hub):
        assert one.merge(hub) == hub.merge(one) == hub


def test_sources_and_ids_elsewhere_are_united_at_every_depth() -> None:
    def register(source: str, **identifiers: str) -> Hub:
        joined = MembershipHistory().join("EE", "2016", cited=[source])
        listed = Attestation("2017", ["EE"], cited=[source])
        elsewhere = [Identifier(*each) for each in identifiers.items()]
        return EMPTY.put(
            Source(source, source),
            Organization("o", "O", identifiers=elsewhere, cited=[source]),
            Alliance("a", "A", history=joined, attestations=[listed]),
        )

    one, other = register(source="s", wikidata="Q1"), register(source="t", ror="05x")
    both = one.merge(other)
    body, alliance = both.organization("o"), both.alliance("a")
    assert {each.scheme for each in body.identifiers} == {"wikidata", "ror"}
    for cited in (body.cited, alliance.history.changes[0].cited, alliance.attestations[0].cited):
        assert [each.source for each in cited] == ["s", "t"]


def test_what_two_registers_disagree_about_is_reported_field_by_field() -> None:
    one = EMPTY.put(
        Organization("n", "N"),
        Organization("o", "O", country="EE"),
        Workshop("w", start="2016", topics=["x", "y"]),
    )
    other = Hub("hub", "The Hub").put(
        Organization("o", "O", country="UZ", cited=["s"]),
        Source("s", "S"),
        Workshop("w", start="2016-05", topics=["x", "z"], languages=["en"]),
    )
    with pytest.raises(ValidationError) as refused:
        one.merge(other)
    assert [(each.path, each.message.partition(". ")[0]) for each in refused.value.problems] == [
        ("/name", 'One register has "Hub" here, the other "The Hub"'),
        ("/organizations/1/country", 'One register has "EE" here, the other "UZ"'),
        ("/workshops/0/start", 'One register has "2016" here, the other "2016-05"'),
        ("/workshops/0/topics/1", 'One register has "y" here, the other "z"'),
        ("/workshops/0/languages", 'One register has none here, the other "en"'),
    ]
    assert {each.code.value for each in refused.value.problems} == {"conflicting-records"}
