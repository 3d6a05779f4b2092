"""What a host answers is kept with everything that follows from it, or not at all."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from tests.fakes import CountedCalendars
from tests.hosting import BY, PARLIAMENT, SHELTER, a_visit_to_host, asked, invite, planned, rivals, statuses
from visitplanner.programme.replies import Reply
from visitplanner.storage.database import db, transaction
from visitplanner.storage.invitations import InvitationIsUnknown
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.models import AuditEventRow, BookedSlotRow, ItineraryRow
from visitplanner.storage.replies import replies_to
from visitplanner.storage.visits import load_visit, visit_row
from visitplanner.use_cases.record_reply import Fate, PlanIsClosed, ReplyTo, record_reply
from visitplanner.use_cases.undo_answer import NothingToUndo, undo_answer
from visitplanner.visit.entities import OfferedWindow

CONFIRM, DECLINE = Reply("confirm"), Reply("decline", reason="The committee is on recess.")
OTHER_TIME = Reply("offer", windows=(OfferedWindow(date(2027, 4, 15), "10:00", "12:00"),))


@pytest.fixture
def visit(app: Flask, now: datetime) -> str:
    """Planned, and its hosts asked."""
    visit_id = planned(a_visit_to_host(), now)
    invite(app, visit_id, now)
    return visit_id


def answer(visit_id: str, now: datetime, host: str = PARLIAMENT, round_: int = 1, **replies: Reply) -> dict[str, Fate]:
    """``answer(visit, now, A01_1=CONFIRM)``."""
    given = {name.replace("_", "#"): ReplyTo(round_, reply) for name, reply in replies.items()}
    number = asked(visit_id, host).id
    db.session.rollback()
    return record_reply(number, given, actor=f"host: {host}", channel="link", calendars=CountedCalendars(), now=now)


def booking(visit_id: str, occurrence: str = "A01#1") -> str | None:
    db.session.rollback()
    wanted = (BookedSlotRow.visit_id == visit_id, BookedSlotRow.occurrence_id == occurrence)
    return db.session.scalar(select(BookedSlotRow.state).where(*wanted))


def pinned(visit_id: str) -> list[str]:
    db.session.rollback()
    itinerary = load_itinerary(visit_id)
    assert itinerary
    return [each.occurrence for each in itinerary.placements if each.pinned]


def answers(visit_id: str, host: str = PARLIAMENT) -> list[str]:
    """The latest first."""
    return [each.reply.answer for each in replies_to(asked(visit_id, host).id)]


def test_a_confirmed_meeting_is_pinned_and_its_time_taken_for_good(either: Flask, now: datetime) -> None:
    visit = planned(a_visit_to_host(), now)
    invite(either, visit, now)

    assert answer(visit, now, A01_1=CONFIRM) == {"A01#1": "kept"}

    assert asked(visit, PARLIAMENT).state == "accepted"
    assert statuses(visit)["A01"] == "confirmed"
    assert pinned(visit) == ["A01#1"]
    assert booking(visit) == "confirmed"


def test_the_same_answer_again_changes_nothing(visit: str, now: datetime) -> None:
    answer(visit, now, A01_1=CONFIRM)
    version = visit_row(visit).version

    assert answer(visit, now + timedelta(minutes=1), A01_1=CONFIRM) == {"A01#1": "known"}

    assert answers(visit) == ["confirm"]
    assert visit_row(visit).version == version


def test_a_changed_mind_is_another_answer_and_the_first_stays_in_the_record(visit: str, now: datetime) -> None:
    answer(visit, now, A01_1=CONFIRM)

    answer(visit, now + timedelta(days=1), A01_1=DECLINE)

    assert answers(visit) == ["decline", "confirm"]
    assert asked(visit, PARLIAMENT).state == "declined"
    assert statuses(visit)["A01"] == "declined"
    assert pinned(visit) == []
    assert booking(visit) is None


def test_another_offer_is_kept_beside_the_windows_that_were_offered_before(visit: str, now: datetime) -> None:
    answer(visit, now, A01_1=OTHER_TIME)

    session = next(each for each in load_visit(visit).sessions if each.id == "A01")
    assert OTHER_TIME.windows[0] in session.windows
    assert len(session.windows) == 3
    assert asked(visit, PARLIAMENT).state == "counter_offer"
    assert statuses(visit)["A01"] == "tentative"
    assert booking(visit) is None


def test_passing_the_question_on_leaves_it_open(visit: str, now: datetime) -> None:
    answer(visit, now, A01_1=Reply("pass_on", colleague="Dr Amina"))

    assert asked(visit, PARLIAMENT).state == "not_sent"
    assert booking(visit) == "held"


def test_a_session_held_twice_is_confirmed_once_both_meetings_are(visit: str, now: datetime) -> None:
    answer(visit, now, SHELTER, C01_1=CONFIRM)
    half = statuses(visit)["C01"], asked(visit, SHELTER).state

    answer(visit, now, SHELTER, C01_2=CONFIRM)

    assert half == ("tentative", "not_sent")
    assert (statuses(visit)["C01"], asked(visit, SHELTER).state) == ("confirmed", "accepted")


def test_an_answer_to_an_earlier_proposal_does_not_count(visit: str, now: datetime) -> None:
    assert answer(visit, now, round_=2, A01_1=CONFIRM) == {"A01#1": "outdated"}

    assert answers(visit) == []


def test_of_two_visits_that_want_one_time_the_first_answer_wins(either: Flask, now: datetime) -> None:
    first, second = planned(a_visit_to_host("V-1"), now), planned(a_visit_to_host("V-2"), now)
    invite(either, first, now, PARLIAMENT, answer_by=date(2026, 11, 26))
    late = now + timedelta(days=5)
    invite(either, second, late, PARLIAMENT, answer_by=date(2026, 11, 30))
    later = late + timedelta(days=10)

    won, lost = answer(first, later, A01_1=CONFIRM), answer(second, later, A01_1=CONFIRM)

    assert (won, lost) == ({"A01#1": "kept"}, {"A01#1": "taken"})
    assert (answers(first), answers(second)) == (["confirm"], [])
    assert booking(second) is None


def test_an_answer_that_comes_too_late_makes_no_calendar_anew(app: Flask, now: datetime) -> None:
    first, second = rivals(app, 2, now)
    answer(first, now, A01_1=CONFIRM)
    number, calendars = asked(second, PARLIAMENT).id, CountedCalendars()
    db.session.rollback()

    lost = record_reply(number, {"A01#1": ReplyTo(1, CONFIRM)}, actor="", channel="link", calendars=calendars, now=now)

    assert (lost, calendars.written) == ({"A01#1": "taken"}, 0)


def test_the_coordinator_can_undo_an_answer(visit: str, now: datetime) -> None:
    answer(visit, now, A01_1=CONFIRM)

    undo_answer(visit, PARLIAMENT, "A01#1", calendars=CountedCalendars(), now=now + timedelta(hours=1), by=BY)

    assert answers(visit) == ["undo", "confirm"]
    assert statuses(visit)["A01"] == "tentative"
    assert (pinned(visit), booking(visit)) == ([], "held")
    with pytest.raises(NothingToUndo):
        undo_answer(visit, PARLIAMENT, "A01#1", calendars=CountedCalendars(), now=now, by=BY)
    with pytest.raises(InvitationIsUnknown):
        undo_answer(visit, "ORG-IOM", "A01#1", calendars=CountedCalendars(), now=now, by=BY)


def test_after_an_undone_answer_the_same_one_counts_again(visit: str, now: datetime) -> None:
    answer(visit, now, A01_1=CONFIRM)
    undo_answer(visit, PARLIAMENT, "A01#1", calendars=CountedCalendars(), now=now, by=BY)

    assert answer(visit, now, A01_1=CONFIRM) == {"A01#1": "kept"}

    assert answers(visit) == ["confirm", "undo", "confirm"]


def test_once_the_visit_has_begun_nobody_answers(visit: str, now: datetime) -> None:
    with transaction():
        visit_row(visit).status = "in_progress"

    with pytest.raises(PlanIsClosed):
        answer(visit, now, A01_1=CONFIRM)


def test_the_calendars_are_told_of_an_answer_in_the_same_moment(visit: str, now: datetime) -> None:
    calendars = CountedCalendars()
    number = asked(visit, PARLIAMENT).id
    db.session.rollback()

    record_reply(number, {"A01#1": ReplyTo(1, CONFIRM)}, actor="host", channel="link", calendars=calendars, now=now)

    assert calendars.written > 0


def test_the_record_says_what_was_answered_and_not_in_which_words(visit: str, now: datetime) -> None:
    answer(visit, now, A01_1=DECLINE)

    row = db.session.scalars(select(AuditEventRow).where(AuditEventRow.operation == "host_answered")).one()
    assert (row.actor, row.channel, row.before) == ("host: H12", "link", {"state": "asked"})
    assert row.after == {"host": "H12", "occurrence": "A01#1", "answer": "decline", "state": "declined"}


@pytest.mark.parametrize("statement", ["UPDATE reply SET answer = 'decline'", "DELETE FROM reply", "DELETE FROM visit"])
def test_what_was_answered_can_be_neither_rewritten_nor_deleted(either: Flask, now: datetime, statement: str) -> None:
    visit = planned(a_visit_to_host(), now)
    invite(either, visit, now)
    answer(visit, now, A01_1=CONFIRM)

    with pytest.raises(IntegrityError, match="stays as it was"), transaction() as session:
        session.execute(text(statement))

    assert answers(visit) == ["confirm"]


def test_an_answer_that_breaks_off_leaves_nothing_behind(visit: str, now: datetime) -> None:
    class Broken(CountedCalendars):
        def write(self, *_: Any, **__: Any) -> bytes:
            raise OSError("disk full")

    number = asked(visit, PARLIAMENT).id
    db.session.rollback()

    with pytest.raises(OSError, match="disk full"):
        record_reply(number, {"A01#1": ReplyTo(1, CONFIRM)}, actor="host", channel="link", calendars=Broken(), now=now)

    assert (answers(visit), booking(visit), statuses(visit)["A01"]) == ([], "held", "requested")


def test_a_plan_is_out_of_date_only_once_it_holds_what_was_declined(visit: str, now: datetime) -> None:
    def is_fresh() -> bool:
        db.session.rollback()
        versions = db.session.scalars(select(ItineraryRow.visit_version).where(ItineraryRow.is_current))
        return list(versions) == [visit_row(visit).version]

    before = is_fresh()
    answer(visit, now, A01_1=OTHER_TIME)
    answer(visit, now, A01_1=CONFIRM)
    agreed = is_fresh()
    answer(visit, now, A01_1=DECLINE)

    assert (before, agreed, is_fresh()) == (True, True, False)
