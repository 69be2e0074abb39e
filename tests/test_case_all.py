"""What holds for every case: read back unchanged, cited, and sound only as a whole."""

import pytest

from egov_hub import (
    Alliance,
    Code,
    Hub,
    HubRecord,
    Organization,
    Person,
    Source,
    ValidationError,
    Workshop,
    dumps,
    from_dict,
    loads,
    to_dict,
)

from .cases import ALL_CASES


def records(hub: Hub) -> list[HubRecord]:
    return [*hub.organizations, *hub.people, *hub.alliances, *hub.workshops, *hub.sources]


every_case = pytest.mark.parametrize("hub", ALL_CASES.values(), ids=ALL_CASES.keys())


@every_case
def test_a_case_is_read_back_as_it_was_written(hub: Hub) -> None:
    text = dumps(hub)
    assert loads(text) == hub
    assert hash(loads(text)) == hash(hub)
    assert dumps(loads(text)) == text
    assert loads(dumps(hub, indent=2)) == hub
    assert from_dict(to_dict(hub)) == hub


@every_case
def test_a_case_does_not_depend_on_the_order_in_which_it_was_told(hub: Hub) -> None:
    assert Hub(hub.id, hub.name).put(*reversed(records(hub))) == hub


@every_case
def test_every_alliance_every_change_and_every_workshop_is_cited(hub: Hub) -> None:
    assert all(alliance.cited for alliance in hub.alliances)
    assert all(change.cited for alliance in hub.alliances for change in alliance.history.changes)
    assert all(told.cited for alliance in hub.alliances for told in alliance.attestations)
    assert all(workshop.cited for workshop in hub.workshops)


@every_case
def test_every_source_can_be_looked_up_and_none_can_be_taken_away(hub: Hub) -> None:
    assert hub.sources
    for source in hub.sources:
        assert source.url
        with pytest.raises(ValidationError) as caught:
            hub.without(source.id)
        assert {problem.code for problem in caught.value.problems} == {Code.UNKNOWN_ID}


@every_case
def test_without_its_sources_a_document_is_told_of_every_place_that_cites_one(hub: Hub) -> None:
    citations = dumps(hub).count('"source":')
    document = to_dict(hub)
    del document["sources"]
    with pytest.raises(ValidationError) as caught:
        from_dict(document)
    assert {problem.code for problem in caught.value.problems} == {Code.UNKNOWN_ID}
    assert len({problem.path for problem in caught.value.problems}) == citations


def test_the_cases_between_them_have_every_kind_of_record() -> None:
    assert {type(record) for hub in ALL_CASES.values() for record in records(hub)} == {
        Organization,
        Person,
        Alliance,
        Workshop,
        Source,
    }
