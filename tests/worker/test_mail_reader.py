"""Beside the worker the mailbox is read round after round, and a round that fails is followed by another."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from tests.adapters.imap_server import PASSWORD, imap_server
from tests.calendar_mails import a_visit_with_letters, calendar, mailed
from tests.hosting import statuses
from visitplanner.adapters.mailbox import ImapMailbox, NoMailbox
from visitplanner.entrypoints.mail_reader import MailReader
from visitplanner.use_cases.ports import Mailbox, Tools


@contextmanager
def reading(app: Flask, mailbox: Mailbox) -> Iterator[MailReader]:
    tools: Tools = app.extensions["visitplanner"]
    reader = MailReader(app, mailbox, tools.host_calendars, tools.calendars, round_seconds=0.05)
    reader.start()
    try:
        yield reader
    finally:
        reader.stop()


def wait_until(is_so: Callable[[], bool]) -> None:
    """The test ends as failed if it never is."""
    while not is_so():
        threading.Event().wait(0.05)


def test_a_round_that_fails_is_followed_by_one_that_takes_the_answer(
    app: Flask, tmp_path: Path, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    visit = a_visit_with_letters(app, now)
    with imap_server(tmp_path) as (imap, mailbox):
        imap.receive(mailed(calendar(visit, "ACCEPTED")))
        imap.hangs_up = "SEARCH"
        with reading(app, mailbox):
            wait_until(lambda: imap.heard.count("SEARCH UNSEEN") >= 2)
            imap.hangs_up = ""
            wait_until(lambda: imap.seen == {1})

    assert statuses(visit)["A01"] == "confirmed"
    failures = {each.getMessage() for each in caplog.records if each.levelno >= logging.ERROR}
    assert failures == {"Reading the mailbox failed: MailboxIsAway"}
    assert PASSWORD not in caplog.text


def test_without_a_mailbox_there_is_nothing_to_start_and_to_stop(app: Flask) -> None:
    before = threading.active_count()

    with reading(app, NoMailbox()):
        assert threading.active_count() == before


def test_who_stops_it_waits_for_the_round_and_no_longer(app: Flask, tmp_path: Path) -> None:
    with imap_server(tmp_path) as (imap, mailbox), reading(app, mailbox) as reader:
        assert isinstance(mailbox, ImapMailbox)
        wait_until(lambda: "LOGOUT" in imap.heard)
        reader.stop()
        rounds = imap.heard.count("LOGOUT")

        threading.Event().wait(0.2)

        assert imap.heard.count("LOGOUT") == rounds
