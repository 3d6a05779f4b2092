"""What a host answers in its calendar counts like what it answers on its page, and only from whom was asked."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.calendar_mails import a_visit_with_letters, calendar, entry, mailed, report_of
from tests.hosting import BY, PARLIAMENT, asked, statuses
from visitplanner.storage.database import db
from visitplanner.storage.models import ReplyRow
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.take_calendar_answers import take_calendar_answers


@pytest.fixture
def visit(app: Flask, now: datetime) -> str:
    return a_visit_with_letters(app, now)


def take(app: Flask, data: bytes, now: datetime, visit_id: str | None = None) -> Counter[str]:
    tools: Tools = app.extensions["visitplanner"]
    found = take_calendar_answers(
        data, host_calendars=tools.host_calendars, calendars=tools.calendars, now=now, by=BY, visit_id=visit_id
    )
    db.session.rollback()
    return Counter({str(each): count for each, count in found.items()})


@pytest.mark.parametrize(("status", "state"), [("ACCEPTED", "confirmed"), ("DECLINED", "declined")])
def test_an_answer_in_a_mail_counts_once(app: Flask, visit: str, now: datetime, status: str, state: str) -> None:
    mail = mailed(calendar(visit, status))

    assert take(app, mail, now) == {"answered": 1}
    assert take(app, mail, now + timedelta(minutes=1)) == {"known": 1}

    assert statuses(visit)["A01"] == state
    [row] = db.session.scalars(select(ReplyRow)).all()
    assert (row.channel, row.actor) == ("calendar", f"host: {PARLIAMENT}")


def test_another_time_is_an_offer_on_the_clocks_of_the_place(app: Flask, visit: str, now: datetime) -> None:
    times = ("DTSTART:20270413T070000Z", "DTEND:20270413T083000Z")

    assert take(app, mailed(calendar(visit, "TENTATIVE", "COUNTER", *times)), now) == {"answered": 1}

    assert [slot.state for slot in asked(visit, PARLIAMENT).slots] == ["counter_offer"]


def test_who_accepts_perhaps_has_not_answered(app: Flask, visit: str, now: datetime) -> None:
    assert take(app, mailed(calendar(visit, "TENTATIVE")), now) == {"undecided": 1}
    assert statuses(visit)["A01"] == "requested"


def test_somebody_else_cannot_answer_by_mail_but_a_coordinator_can_vouch(app: Flask, visit: str, now: datetime) -> None:
    foreign = mailed(calendar(visit, "ACCEPTED"), "somebody@else.example")

    assert take(app, foreign, now) == {"unmatched": 1}
    assert statuses(visit)["A01"] == "requested"
    assert take(app, foreign, now, "V-OTHER") == {"unmatched": 1}
    assert take(app, foreign, now, visit) == {"answered": 1}
    assert statuses(visit)["A01"] == "confirmed"


def test_an_answer_to_an_earlier_version_says_nothing(app: Flask, visit: str, now: datetime) -> None:
    assert take(app, mailed(calendar(visit, "ACCEPTED", sequence=-1)), now) == {"outdated": 1}
    assert statuses(visit)["A01"] == "requested"


def test_a_report_marks_the_letter_that_came_back(app: Flask, visit: str, now: datetime) -> None:
    message_id = entry(visit).message_id
    db.session.rollback()

    assert take(app, report_of(message_id), now) == {"bounced": 1}

    row = entry(visit)
    assert (row.state, row.server_words) == ("bounced", "smtp; 550 no such mailbox")
