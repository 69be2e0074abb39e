"""Days that earlier sources had, records that claims make, and where findings lead."""

from egov_hub import Alliance, Citation, Hub, MembershipHistory, Place, Source, Workshop
from egov_hub.findings._finding import _written_part_of  # pyright: ignore[reportPrivateUsage] # its branch
from egov_hub.knowledge import known_by
from egov_hub.values.claims import replaced


def test_days_that_earlier_sources_had_are_left_out_where_they_do_not_fit() -> None:
    sources = [Source("early", published="2021"), Source("late", published="2023")]
    claims = [Citation("early", about="/on", says="2021"), Citation("late")]
    history = (
        MembershipHistory()
        .join("EE", "2019", cited=claims)
        .leave("EE", "2020", cited=["early"])
        .join("AM", "2018", cited=["early"])
    )
    hub = Hub("hub", "Hub", sources=sources).put(
        Alliance("a", "A", history=history, cited=["early"])
    )
    known = known_by(hub, "2022-01-01").certain.alliance("a").history
    assert known.parties == {"AM"}
    assert not known.complete


def test_a_record_in_a_field_is_made_of_what_is_known_of_it() -> None:
    assert replaced(Workshop("w"), {"/place/country": "UZ"}).place == Place("UZ")
    assert replaced(Workshop("w"), {"/place/country": None}).place is None


def test_a_finding_leads_into_a_text() -> None:
    assert _written_part_of(Workshop("w", "T"), "/title/und") == "/title/und"
