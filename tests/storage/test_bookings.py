"""The database itself refuses two groups at one site and one host in two visits, whatever the code believes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from tests.hosting import a_visit_to_host
from visitplanner.storage.bookings import SlotIsTaken, Span, confirm, hold, release, taken
from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import BookedSlotRow
from visitplanner.storage.visits import save_visit

DAY = date(2027, 4, 13)


@pytest.fixture
def booked(either: Flask, now: datetime) -> datetime:
    """Two visits, the first of which has confirmed 09:00 to 11:00 at the ministry; the moment after."""
    for visit_id in ("V-1", "V-2"):
        with transaction():
            save_visit(a_visit_to_host(visit_id), now)
    with transaction():
        confirm("V-1", "S#1", span("ministry", "house", 9, 11), now=now)
    return now


def at(hour: float) -> datetime:
    return datetime.combine(DAY, datetime.min.time(), UTC) + timedelta(hours=hour)


def span(host: str, site: str, begins: float, ends: float) -> Span:
    return Span(host, site, at(begins), at(ends))


def rows() -> list[tuple[str, str, str]]:
    db.session.rollback()
    found = db.session.scalars(select(BookedSlotRow).order_by(BookedSlotRow.visit_id, BookedSlotRow.occurrence_id))
    return [(each.visit_id, each.occurrence_id, each.state) for each in found]


@pytest.mark.parametrize(("begins", "ends"), [(9, 11), (8, 9.5), (10.5, 12), (9.5, 10), (8, 12)])
def test_a_time_that_overlaps_at_one_site_is_refused(booked: datetime, begins: float, ends: float) -> None:
    for visit, host in (("V-1", "ministry"), ("V-2", "somebody else")):
        with pytest.raises(SlotIsTaken), transaction():
            hold(visit, "T#1", span(host, "house", begins, ends), until=booked, now=booked)

    assert rows() == [("V-1", "S#1", "confirmed")]


def test_times_that_only_touch_are_both_kept(booked: datetime) -> None:
    with transaction():
        confirm("V-2", "T#1", span("ministry", "house", 11, 12), now=booked)
        confirm("V-2", "T#2", span("ministry", "house", 8, 9), now=booked)

    assert len(rows()) == 3


def test_a_host_may_receive_two_groups_of_one_visit_at_two_sites_but_not_of_two_visits(booked: datetime) -> None:
    with transaction():
        confirm("V-1", "T#1", span("ministry", "annex", 9, 11), now=booked)
    with pytest.raises(SlotIsTaken), transaction():
        confirm("V-2", "T#1", span("ministry", "third house", 10, 12), now=booked)

    assert [each[1] for each in rows()] == ["S#1", "T#1"]


def test_code_that_asks_nobody_is_refused_too(booked: datetime) -> None:
    for host, site in (("somebody else", "house"), ("ministry", "somewhere else")):
        values = {"visit_id": "V-2", "occurrence_id": "X#1", "state": "confirmed", **vars(span(host, site, 10, 12))}
        with pytest.raises(IntegrityError), transaction() as session:
            session.execute(insert(BookedSlotRow).values(**values))
    with transaction():
        confirm("V-2", "T#1", span("ministry", "house", 14, 15), now=booked)
    with pytest.raises(IntegrityError), transaction() as session:
        session.execute(update(BookedSlotRow).where(BookedSlotRow.visit_id == "V-2").values(begins_at=at(10)))

    assert [each[0] for each in rows()] == ["V-1", "V-2"]


def test_what_is_refused_leaves_what_the_meeting_had_before(booked: datetime) -> None:
    with transaction():
        hold("V-2", "T#1", span("ministry", "house", 14, 15), until=booked + timedelta(days=1), now=booked)

    with transaction(), pytest.raises(SlotIsTaken):
        confirm("V-2", "T#1", span("ministry", "house", 10, 12), now=booked)

    assert rows() == [("V-1", "S#1", "confirmed"), ("V-2", "T#1", "held")]


def test_a_lapsed_hold_is_given_up_only_when_somebody_else_wants_the_time(booked: datetime) -> None:
    with transaction():
        hold("V-2", "T#1", span("ministry", "house", 14, 15), until=booked + timedelta(days=1), now=booked)
    later = booked + timedelta(days=2)
    wanted = span("ministry", "house", 14.5, 16)
    free, before = taken("V-1", wanted, now=later), rows()

    with transaction():
        confirm("V-1", "U#1", wanted, now=later)

    assert (free, before[-1]) == ((), ("V-2", "T#1", "held"))
    assert rows() == [("V-1", "S#1", "confirmed"), ("V-1", "U#1", "confirmed")]


def test_a_time_that_is_given_back_is_free(booked: datetime) -> None:
    assert taken("V-2", span("ministry", "house", 8, 12), now=booked) == ((at(9), at(11)),)

    with transaction():
        release("V-1", "S#1")

    assert taken("V-2", span("ministry", "house", 8, 12), now=booked) == ()
