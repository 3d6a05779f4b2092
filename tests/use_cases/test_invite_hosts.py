"""Hosts are asked once, for everything, and again only for what has changed."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import save_itinerary
from tests.fakes import CountedCalendars
from tests.hosting import (
    LABOUR,
    PARLIAMENT,
    PLAN,
    SHELTER,
    a_visit_to_host,
    an_itinerary_of,
    asked,
    invite,
    planned,
    statuses,
)
from visitplanner.programme.replies import Reply
from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import BookedSlotRow, LetterRow
from visitplanner.storage.queries.visits import visit_of
from visitplanner.storage.visits import VisitIsUnknown, save_visit, visit_row
from visitplanner.use_cases.edit_visit import edit_visit
from visitplanner.use_cases.invite_hosts import NothingIsPlanned
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.record_reply import ReplyTo, record_reply


def bookings() -> dict[str, str]:
    db.session.rollback()
    rows = db.session.scalars(select(BookedSlotRow).order_by(BookedSlotRow.visit_id, BookedSlotRow.occurrence_id))
    return {f"{each.visit_id} {each.occurrence_id}": each.state for each in rows}


def letters() -> list[tuple[str, str]]:
    rows = db.session.scalars(select(LetterRow).order_by(LetterRow.id))
    return [(each.host_id, each.kind) for each in rows]


def test_every_host_of_the_plan_is_asked_once_for_all_its_meetings(either: Flask, now: datetime) -> None:
    visit = planned(a_visit_to_host(), now)

    invited = invite(either, visit, now)

    assert set(invited.hosts) == {PARLIAMENT, LABOUR, SHELTER}
    assert [(each.occurrence, each.state, each.told) for each in asked(visit, SHELTER).slots] == [
        ("C01#1", "asked", True),
        ("C01#2", "asked", True),
    ]
    assert asked(visit, SHELTER).state == "not_sent"
    assert statuses(visit) == {"A01": "requested", "A02": "requested", "C01": "requested"}
    assert visit_of(visit).header.status == "invited"
    assert set(bookings().values()) == {"held"}
    assert sorted(letters()) == [(LABOUR, "invitation"), (PARLIAMENT, "invitation"), (SHELTER, "invitation")]


def test_whoever_was_asked_already_is_not_asked_again(app: Flask, now: datetime) -> None:
    visit = planned(a_visit_to_host(), now)
    invite(app, visit, now, PARLIAMENT)

    again = invite(app, visit, now + timedelta(days=1))

    assert set(again.hosts) == {LABOUR, SHELTER}
    assert asked(visit, PARLIAMENT).invited_at == now


def test_a_time_that_another_visit_holds_is_not_asked_for(either: Flask, now: datetime) -> None:
    first, second = planned(a_visit_to_host("V-1"), now), planned(a_visit_to_host("V-2"), now)
    invite(either, first, now, PARLIAMENT)

    invited = invite(either, second, now)

    assert invited.taken == ("A01#1",)
    assert set(invited.hosts) == {LABOUR, SHELTER}
    assert bookings()["V-1 A01#1"] == "held"
    assert "V-2 A01#1" not in bookings()


def test_a_hold_is_given_up_for_another_visit_once_the_answer_is_late(either: Flask, now: datetime) -> None:
    first, second = planned(a_visit_to_host("V-1"), now), planned(a_visit_to_host("V-2"), now)
    invite(either, first, now, PARLIAMENT, answer_by=date(2026, 11, 26))

    invited = invite(either, second, now + timedelta(days=4), PARLIAMENT, answer_by=date(2026, 12, 20))

    assert invited.taken == ()
    assert bookings() == {"V-2 A01#1": "held"}


def test_only_the_host_whose_time_has_moved_is_asked_again(app: Flask, now: datetime) -> None:
    visit = a_visit_to_host()
    planned(visit, now)
    invite(app, visit.header.id, now)
    moved = (("A01#1", "A", "2027-04-15 09:30"), *PLAN[1:])
    with transaction():
        save_itinerary(an_itinerary_of(visit, moved), visit.header.id, 1, now)

    invited = invite(app, visit.header.id, now)

    assert invited.hosts == (PARLIAMENT,)
    (slot,) = asked(visit.header.id, PARLIAMENT).slots
    assert (slot.round, slot.begins_at.date()) == (2, date(2027, 4, 15))


def test_two_meetings_of_one_site_may_change_places(either: Flask, now: datetime) -> None:
    visit = a_visit_to_host()
    planned(visit, now)
    invite(either, visit.header.id, now)
    swapped = (*PLAN[:2], ("C01#1", "A", "2027-04-12 11:00"), ("C01#2", "C", "2027-04-12 09:00"))
    with transaction():
        save_itinerary(an_itinerary_of(visit, swapped), visit.header.id, 1, now)

    invited = invite(either, visit.header.id, now)

    assert invited.hosts == (SHELTER,)
    assert set(bookings()) == {f"{visit.header.id} {each}" for each in ("A01#1", "A02#1", "C01#1", "C01#2")}


def test_a_meeting_that_left_the_plan_is_withdrawn_and_its_time_free(app: Flask, now: datetime) -> None:
    visit = a_visit_to_host()
    planned(visit, now)
    invite(app, visit.header.id, now)
    with transaction():
        save_itinerary(an_itinerary_of(visit, PLAN[1:]), visit.header.id, 1, now)

    invited = invite(app, visit.header.id, now)

    assert invited.hosts == (PARLIAMENT,)
    assert asked(visit.header.id, PARLIAMENT).state == "withdrawn"
    assert f"{visit.header.id} A01#1" not in bookings()
    assert "A01" not in statuses(visit.header.id)


def test_a_session_that_is_edited_away_gives_its_time_back(app: Flask, now: datetime) -> None:
    visit = planned(a_visit_to_host(), now)
    invite(app, visit, now, PARLIAMENT)
    tools: Tools = app.extensions["visitplanner"]
    version = visit_row(visit).version
    db.session.rollback()
    gone = [{"op": "remove", "entity": "sessions", "id": "A01"}]

    new = edit_visit(
        visit, gone, version=version, files=tools.visit_files, calendars=tools.calendars, now=now, by="ana@example.org"
    )

    assert (asked(visit, PARLIAMENT).state, bookings()) == ("withdrawn", {})
    assert new == visit_row(visit).version
    assert PARLIAMENT in invite(app, visit, now).hosts


def test_what_was_declined_stays_so_when_the_plan_does_without_it(app: Flask, now: datetime) -> None:
    visit = a_visit_to_host()
    planned(visit, now)
    invite(app, visit.header.id, now)
    number = asked(visit.header.id, PARLIAMENT).id
    db.session.rollback()
    declined = {"A01#1": ReplyTo(1, Reply("decline"))}
    record_reply(number, declined, actor="host", channel="link", calendars=CountedCalendars(), now=now)
    with transaction():
        save_itinerary(an_itinerary_of(visit, PLAN[1:]), visit.header.id, 1, now)

    invited = invite(app, visit.header.id, now)

    assert invited.hosts == ()
    agreement = asked(visit.header.id, PARLIAMENT)
    assert (agreement.state, agreement.slots[0].state) == ("declined", "withdrawn")
    assert statuses(visit.header.id)["A01"] == "declined"


def test_what_was_agreed_before_is_asked_for_no_more(app: Flask, now: datetime) -> None:
    visit = a_visit_to_host()
    agreed = (replace(each, status="confirmed") if each.id == "A01" else each for each in visit.sessions)
    planned(replace(visit, sessions=tuple(agreed)), now)

    invited = invite(app, visit.header.id, now)

    assert set(invited.hosts) == {LABOUR, SHELTER}


def test_without_a_plan_there_is_nothing_to_ask_for(app: Flask, now: datetime) -> None:
    with transaction():
        save_visit(a_visit_to_host(), now)

    with pytest.raises(NothingIsPlanned):
        invite(app, "V-JOKE-2027", now)
    with pytest.raises(VisitIsUnknown):
        invite(app, "V-UNKNOWN", now)
