"""Calendars are told when a plan is kept: what changed counts, what did not stays as it was."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import select

from tests.factories import FIVE_DAYS, REFERENCE, a_plan, example, kept_visit, save_itinerary
from tests.fakes import CountedCalendars
from visitplanner.adapters.exports import ics
from visitplanner.planning import Itinerary
from visitplanner.storage.calendars import Edition, editions_of, load_slots
from visitplanner.storage.database import db, transaction
from visitplanner.storage.itineraries import forget_itineraries
from visitplanner.storage.models import CalendarBodyRow, CalendarSlotRow
from visitplanner.storage.queries.feeds import calendar_file
from visitplanner.storage.visits import VisitIsUnknown, save_visit
from visitplanner.use_cases.publish_calendar import make_edition, publish_calendar
from visitplanner.use_cases.refresh_calendars import refresh_calendars

A_DAY = timedelta(days=1)
ENGLISH = Edition("en")
SESSION = "session:S01#1"
THEN = datetime.fromisoformat("2018-04-10T12:00:00+00:00")
"""Before the visit, so that what is cancelled is still told."""


def keep(itinerary: Itinerary, at: datetime) -> None:
    with transaction():
        save_itinerary(itinerary, REFERENCE, 1, at)
        publish_calendar(REFERENCE, calendars=ics, now=at)


def octets(edition: Edition = ENGLISH) -> bytes:
    file = calendar_file(REFERENCE, edition)
    assert file is not None
    return file.octets


def test_a_kept_plan_makes_a_calendar_in_every_language(either: Flask) -> None:
    kept_visit(THEN)

    keep(a_plan(), THEN)

    assert editions_of(REFERENCE) == {Edition("en"), Edition("ar")}
    (event,) = Calendar.from_ical(octets()).walk("VEVENT")
    assert (event["SEQUENCE"], event["DTSTAMP"].dt) == (0, THEN)


def test_the_memory_of_calendars_survives_the_database(either: Flask) -> None:
    kept_visit(THEN)
    keep(a_plan(), THEN)
    before = octets()

    keep(replace(a_plan(), placements=()), THEN + A_DAY)

    (event,) = Calendar.from_ical(octets()).walk("VEVENT")
    (old,) = Calendar.from_ical(before).walk("VEVENT")
    assert (event["UID"], event["STATUS"], event["SEQUENCE"]) == (old["UID"], "CANCELLED", 1)
    assert (event["DTSTART"].dt, event["DTSTART"].params) == (old["DTSTART"].dt, old["DTSTART"].params)
    assert "LOCATION" in old
    assert "LOCATION" not in event
    keep(a_plan(), THEN + 2 * A_DAY)
    assert load_slots(REFERENCE)[SESSION].sequence == 2


def test_an_unchanged_plan_leaves_octets_and_moment_as_they_were(app: Flask) -> None:
    kept_visit(THEN)
    keep(a_plan(), THEN)
    before = calendar_file(REFERENCE, ENGLISH)

    keep(a_plan(), THEN + A_DAY)

    assert calendar_file(REFERENCE, ENGLISH) == before


def test_a_visit_without_a_plan_has_an_empty_calendar(app: Flask) -> None:
    kept_visit(THEN)

    with transaction():
        publish_calendar(REFERENCE, calendars=ics, now=THEN)

    assert Calendar.from_ical(octets()).walk("VEVENT") == []


def test_nobody_is_told_of_a_cancellation_while_a_visit_waits_for_a_new_plan(app: Flask) -> None:
    kept_visit(THEN)
    keep(a_plan(), THEN)
    before = octets()

    with transaction():
        forget_itineraries(REFERENCE)
        publish_calendar(REFERENCE, calendars=ics, now=THEN + A_DAY)

    assert octets() == before


def test_every_edition_that_was_ever_asked_for_is_kept_up_to_date(app: Flask) -> None:
    kept_visit(THEN)
    keep(a_plan(), THEN)
    own = Edition("ar", "delegate", "G1", full_day=True)
    with transaction():
        make_edition(REFERENCE, own, calendars=ics, now=THEN)
    before = octets(own)

    keep(replace(a_plan(), lunches=()), THEN + A_DAY)

    assert len(Calendar.from_ical(before).walk("VEVENT")) == 2
    assert len(Calendar.from_ical(octets(own)).walk("VEVENT")) == 1


def test_an_edition_is_made_once(app: Flask) -> None:
    kept_visit(THEN)
    calendars = CountedCalendars()

    for _ in range(2):
        with transaction():
            make_edition(REFERENCE, ENGLISH, calendars=calendars, now=THEN)

    assert calendars.written == 1


def test_an_unknown_visit_has_no_calendar(app: Flask) -> None:
    with pytest.raises(VisitIsUnknown), transaction():
        publish_calendar("V-NONE", calendars=ics, now=THEN)


def test_calendars_go_with_their_visit(either: Flask) -> None:
    visit = kept_visit(THEN)
    keep(a_plan(), THEN)
    assert db.session.scalar(select(CalendarSlotRow.key).limit(1))

    with transaction() as session:
        save_visit(visit, THEN)
    assert load_slots(REFERENCE)
    with transaction() as session:
        session.execute(db.text("DELETE FROM visit"))

    assert db.session.scalar(select(CalendarSlotRow.key).limit(1)) is None
    assert db.session.scalar(select(CalendarBodyRow.etag).limit(1)) is None


def test_a_cancelled_meeting_is_forgotten_a_week_after_it_would_have_been(app: Flask) -> None:
    kept_visit(THEN)
    keep(a_plan(), THEN)
    keep(replace(a_plan(), placements=()), THEN + A_DAY)
    told = octets()

    refresh_calendars(calendars=ics, now=THEN + 2 * A_DAY)
    soon = octets()
    refresh_calendars(calendars=ics, now=THEN + 30 * A_DAY)
    later = octets()

    assert soon == told
    assert len(Calendar.from_ical(told).walk("VEVENT")) == 1
    assert Calendar.from_ical(later).walk("VEVENT") == []
    assert load_slots(REFERENCE)[SESSION].sequence == 1


def test_no_address_of_a_shelter_is_remembered(app: Flask) -> None:
    visit = example("jordan-kenya-5day")
    with transaction():
        save_visit(visit, THEN)
        save_itinerary(_the_shelter(), FIVE_DAYS, 1, THEN)
        publish_calendar(FIVE_DAYS, calendars=ics, now=THEN)

    kept = repr(load_slots(FIVE_DAYS))

    assert "specialised services" in kept
    assert "CANARY" not in kept
    assert "Hotel lobby" not in kept


def _the_shelter() -> Itinerary:
    from tests.programme.plans import jordan_to_kenya

    return jordan_to_kenya()[2]
