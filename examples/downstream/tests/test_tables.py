"""The columns of a date give the same answers as the date."""

from contextlib import closing
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import or_, select

from egov_hub import Answer, Hub, PartialDate, Workshop
from egov_hub.strategies import partial_dates
from roster_service import SqliteStore
from roster_service.tables import TABLES

WORKSHOPS = TABLES[Workshop].columns


# An open side is NULL, so no row is before the first day of the calendar.
@given(st.lists(partial_dates()), st.dates(min_value=date(1, 1, 2)))
def test_what_is_before_a_day(starts: list[PartialDate], day: date) -> None:
    certainly = WORKSHOPS.start_latest < day
    possibly = or_(WORKSHOPS.start_earliest.is_(None), WORKSHOPS.start_earliest < day)
    workshops = [Workshop(f"w{number}", start=start) for number, start in enumerate(starts)]
    with closing(SqliteStore(Path(":memory:"))) as store, store.engine.begin() as db:
        store.insert(db, store.written(Hub("hub", "Hub", workshops=workshops)))
        for condition, answers in (
            (certainly, {Answer.YES}),
            (possibly, {Answer.YES, Answer.MAYBE}),
        ):
            found = set(db.scalars(select(WORKSHOPS.id).where(condition)))
            assert found == {each.id for each in workshops if each.start.before(day) in answers}
