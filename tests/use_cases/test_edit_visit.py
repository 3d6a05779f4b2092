"""An edit changes the newest version only, once, and keeps the plan; what it breaks is refused and changes nothing."""

from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask

from tests.factories import REFERENCE, a_plan, kept_visit, save_itinerary
from tests.fakes import CountedCalendars
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.storage.database import db, transaction
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.models import AuditEventRow
from visitplanner.storage.visits import VisitIsUnknown, load_visit, visit_row
from visitplanner.use_cases.edit_visit import VisitHasChanged, edit_visit, summary
from visitplanner.visit.faults import VisitFileIsFaulty

LONGER = {"op": "set_visit", "field": "punctuality_buffer_min", "value": 25}


def edited(now: datetime, *changes: dict[str, Any], version: int = 1, key: str | None = None) -> int:
    return edit_visit(
        REFERENCE,
        changes,
        version=version,
        files=StudyVisitFiles(),
        calendars=CountedCalendars(),
        now=now,
        by="a@example.org",
        key=key,
    )


def test_an_edit_makes_a_new_version_and_is_recorded(either: Flask, now: datetime) -> None:
    kept_visit(now)

    version = edited(now, LONGER)

    assert version == 2
    assert load_visit(REFERENCE).header.punctuality_buffer_min == 25
    (event,) = db.session.query(AuditEventRow)
    assert (event.actor, event.operation) == ("a@example.org", "visit_edited")
    assert event.after == {"changes": [{"op": "set_visit", "field": "punctuality_buffer_min", "value": 25}]}


def test_an_edit_of_an_older_version_changes_nothing_and_gives_the_newest(either: Flask, now: datetime) -> None:
    kept_visit(now)
    edited(now, LONGER)

    with pytest.raises(VisitHasChanged) as refused:
        edited(now, LONGER | {"value": 5}, version=1)

    assert refused.value.version == 2
    assert refused.value.visit.header.punctuality_buffer_min == 25
    assert load_visit(REFERENCE).header.punctuality_buffer_min == 25


def test_a_form_that_comes_twice_is_carried_out_once(either: Flask, now: datetime) -> None:
    kept_visit(now)
    topic = {"id": "T-NEW", "name": {"en": "New", "ar": "جديد"}, "provenance": "practice"}
    add = {"op": "add", "entity": "topics", "value": topic}

    answers = [edited(now, add, key="k"), edited(now, add, key="k")]

    assert answers == [2, 2]
    assert visit_row(REFERENCE).version == 2
    assert [each.id for each in load_visit(REFERENCE).topics].count("T-NEW") == 1


def test_an_edit_that_changes_nothing_makes_no_version(app: Flask, now: datetime) -> None:
    visit = kept_visit(now)

    assert edited(now, LONGER | {"value": visit.header.punctuality_buffer_min}) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"op": "set_visit", "field": "slot_min", "value": 0},
        {"op": "set_visit", "field": "id", "value": "V-OTHER"},
        {"op": "set", "entity": "sessions", "id": "S01", "field": "site_id", "value": "NOWHERE"},
    ],
)
def test_what_nobody_could_plan_is_refused(app: Flask, now: datetime, change: dict[str, Any]) -> None:
    visit = kept_visit(now)

    with pytest.raises(VisitFileIsFaulty):
        edited(now, LONGER, change)

    assert load_visit(REFERENCE) == visit
    assert visit_row(REFERENCE).version == 1


def test_a_visit_may_be_unfinished(app: Flask, now: datetime) -> None:
    kept_visit(now)

    edited(now, {"op": "put", "field": "days", "value": []})

    assert load_visit(REFERENCE).days == ()


def test_the_plan_stays_and_calendars_are_told(app: Flask, now: datetime) -> None:
    kept_visit(now)
    with transaction():
        save_itinerary(a_plan(), REFERENCE, 1, now)
    calendars = CountedCalendars()

    edit_visit(
        REFERENCE,
        [LONGER, {"op": "set_visit", "field": "start_date", "value": "2018-04-20"}],
        version=1,
        files=StudyVisitFiles(),
        calendars=calendars,
        now=now,
        by="a@example.org",
    )

    assert load_itinerary(REFERENCE) == a_plan()
    assert calendars.written > 0


def test_an_unknown_visit_is_not_edited(app: Flask, now: datetime) -> None:
    with pytest.raises(VisitIsUnknown):
        edited(now, LONGER)


def test_the_record_names_places_and_numbers_but_no_text() -> None:
    site = {"id": "SITE-X", "name": {"en": "A secret", "ar": "سر"}}

    written = summary(
        [
            {"op": "set", "entity": "sites", "id": "SITE-Y", "field": "restricted.address", "value": "A secret"},
            {"op": "add", "entity": "sites", "value": site},
            {"op": "set", "entity": "days", "id": date(2027, 4, 12), "field": "end_reserve_min", "value": 30},
        ]
    )

    assert written == [
        {"op": "set", "entity": "sites", "id": "SITE-Y", "field": "restricted.address"},
        {"op": "add", "entity": "sites", "id": "SITE-X"},
        {"op": "set", "entity": "days", "id": "2027-04-12", "field": "end_reserve_min", "value": 30},
    ]
