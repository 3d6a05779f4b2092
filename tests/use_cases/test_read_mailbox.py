"""Answers that come by mail are kept once each, whatever breaks meanwhile; what is not ours stays unread for people."""

import logging
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select

from tests.adapters.imap_server import PASSWORD, Mailbox, imap_server
from tests.calendar_mails import a_visit_with_letters, calendar, entry, mailed, report_of
from tests.hosting import PARLIAMENT, asked, statuses
from visitplanner.adapters.mailbox import ImapMailbox, MailboxAccess
from visitplanner.programme.calendar_answers import CalendarMail
from visitplanner.programme.host_times import Busy
from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import CalendarMailRow, ReplyRow
from visitplanner.use_cases.ports import HostCalendars, MailboxIsAway, Tools
from visitplanner.use_cases.read_mailbox import MOST_BYTES, read_mailbox


@pytest.fixture
def visit(app: Flask, now: datetime) -> str:
    return a_visit_with_letters(app, now)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[Mailbox, ImapMailbox]]:
    with imap_server(tmp_path) as both:
        yield both


def read(app: Flask, mailbox: ImapMailbox, now: datetime, host_calendars: HostCalendars | None = None) -> None:
    tools: Tools = app.extensions["visitplanner"]
    calendars = host_calendars or tools.host_calendars
    db.session.rollback()
    read_mailbox(mailbox, host_calendars=calendars, calendars=tools.calendars, clock=lambda: now)
    db.session.rollback()


def replies() -> list[ReplyRow]:
    db.session.rollback()
    return list(db.session.scalars(select(ReplyRow)))


def accepted(visit_id: str, message_id: str = "<1@parliament.example>") -> bytes:
    return mailed(calendar(visit_id, "ACCEPTED"), message_id=message_id)


Server = tuple[Mailbox, ImapMailbox]


def test_each_kind_of_mail_is_taken_and_what_is_settled_is_marked_read(
    app: Flask, visit: str, now: datetime, server: Server
) -> None:
    imap, mailbox = server
    times = ("DTSTART:20270413T070000Z", "DTEND:20270413T083000Z")
    unknown = mailed(calendar(visit, "ACCEPTED").replace(b"UID:", b"UID:other-"), message_id="<3@x>")
    imap.receive(
        accepted(visit),
        mailed(calendar(visit, "TENTATIVE", "COUNTER", *times), message_id="<2@x>"),
        unknown,
        mailed(calendar(visit, "DECLINED"), "somebody@else.example", "<4@x>"),
        b"Message-ID: <5@x>\r\nFrom: shop@x\r\n\r\nAdvertisement.\r\n",
    )

    read(app, mailbox, now)

    assert imap.seen == {1, 2}
    assert [slot.state for slot in asked(visit, PARLIAMENT).slots] == ["counter_offer"]
    assert len(replies()) == 2


def test_a_letter_that_came_back_is_marked(app: Flask, visit: str, now: datetime, server: Server) -> None:
    imap, mailbox = server
    imap.receive(report_of(entry(visit).message_id))

    read(app, mailbox, now)

    assert (entry(visit).state, imap.seen) == ("bounced", {1})


def test_a_mail_of_a_known_name_counts_once_however_often_it_comes(
    app: Flask, visit: str, now: datetime, server: Server
) -> None:
    imap, mailbox = server
    imap.receive(accepted(visit), accepted(visit))

    for _ in range(3):
        read(app, mailbox, now)

    assert len(replies()) == 1
    assert sum("BODY.PEEK[])" in each for each in imap.heard) == 1


def test_a_mail_that_is_too_large_is_not_fetched_and_the_next_one_is(
    app: Flask, visit: str, now: datetime, server: Server
) -> None:
    imap, mailbox = server
    imap.receive(b"Message-ID: <large@x>\r\n\r\n" + b"x" * MOST_BYTES, accepted(visit))

    read(app, mailbox, now)

    assert (imap.seen, statuses(visit)["A01"]) == ({2}, "confirmed")
    assert "FETCH 1 (BODY.PEEK[])" not in imap.heard


@pytest.mark.parametrize("moment", ["LOGIN", "SELECT", "SEARCH", "FETCH 1 (RFC", "FETCH 1 (BODY", "STORE"])
def test_whenever_the_connection_breaks_the_answer_is_kept_once(
    app: Flask, visit: str, now: datetime, server: Server, moment: str
) -> None:
    imap, mailbox = server
    imap.receive(accepted(visit))
    imap.hangs_up = moment

    with pytest.raises(MailboxIsAway) as away:
        read(app, mailbox, now)

    assert PASSWORD not in str(away.value)
    assert len(replies()) == (1 if moment == "STORE" else 0)
    imap.hangs_up = ""
    for _ in range(2):
        read(app, mailbox, now)
    assert (len(replies()), statuses(visit)["A01"]) == (1, "confirmed")


def test_an_end_between_answer_and_note_counts_nothing_twice(
    app: Flask, visit: str, now: datetime, server: Server
) -> None:
    imap, mailbox = server
    imap.receive(accepted(visit))
    read(app, mailbox, now)
    imap.seen.clear()
    with transaction():
        db.session.execute(delete(CalendarMailRow))

    read(app, mailbox, now)

    assert (len(replies()), statuses(visit)["A01"]) == (1, "confirmed")


class Falters:
    """Reads calendars, but not at the first time."""

    def __init__(self, calendars: HostCalendars) -> None:
        self._calendars, self._has_faltered = calendars, False

    def busy(self, data: bytes, first: date, last: date, zone: str) -> tuple[Busy, ...]:
        return self._calendars.busy(data, first, last, zone)

    def answers(self, data: bytes) -> CalendarMail:
        if not self._has_faltered:
            self._has_faltered = True
            raise OSError("CANARY")
        return self._calendars.answers(data)


def test_a_mail_that_cannot_be_taken_keeps_none_waiting_and_is_tried_again(
    app: Flask, visit: str, now: datetime, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    imap, mailbox = server
    falters = Falters(app.extensions["visitplanner"].host_calendars)
    imap.receive(accepted(visit), report_of(entry(visit).message_id))

    read(app, mailbox, now, falters)
    assert imap.seen == {2}
    read(app, mailbox, now, falters)

    assert (imap.seen, len(replies())) == ({1, 2}, 1)
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR] == [
        "A mail could not be taken: OSError"
    ]


def test_an_answer_below_many_unread_mails_is_found(app: Flask, visit: str, now: datetime, server: Server) -> None:
    imap, mailbox = server
    others = [b"From: x@x\r\n\r\nWithout a name.\r\n"] * 150
    imap.receive(accepted(visit), *others)

    read(app, mailbox, now)

    assert imap.seen == {1}


def test_a_mailbox_that_is_down_or_refuses_us_is_away(app: Flask, visit: str, now: datetime, server: Server) -> None:
    imap, mailbox = server
    access: Any = mailbox._access  # its way in, to be told another password
    refused = ImapMailbox(
        MailboxAccess(access.host, access.port, access.user, access.folder, "wrong"), mailbox._context
    )

    with pytest.raises(MailboxIsAway, match=r"^error$"):
        read(app, refused, now)
    imap.server_close()
    imap.shutdown()
    with pytest.raises(MailboxIsAway, match=r"^ConnectionRefusedError$"):
        read(app, mailbox, now)
