"""Looks into the mailbox every few minutes, beside the worker, so that a slow mail server holds up nothing."""

import logging
import threading
from datetime import UTC, datetime

from flask import Flask

from visitplanner.use_cases.ports import Calendars, HostCalendars, Mailbox
from visitplanner.use_cases.read_mailbox import read_mailbox

ROUND_SECONDS = 120.0

log = logging.getLogger(__name__)


class MailReader:
    """Does nothing where no mailbox is set up."""

    def __init__(
        self,
        app: Flask,
        mailbox: Mailbox,
        host_calendars: HostCalendars,
        calendars: Calendars,
        round_seconds: float = ROUND_SECONDS,
    ) -> None:
        self._app, self._mailbox, self._round_seconds = app, mailbox, round_seconds
        self._host_calendars, self._calendars = host_calendars, calendars
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="mail reader", daemon=True)

    def start(self) -> None:
        if self._mailbox.is_ready:
            self._thread.start()

    def stop(self) -> None:
        self._closing.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _work(self) -> None:
        while not self._closing.wait(self._round_seconds):
            try:
                with self._app.app_context():
                    read_mailbox(
                        self._mailbox,
                        host_calendars=self._host_calendars,
                        calendars=self._calendars,
                        clock=lambda: datetime.now(UTC),
                    )
            except Exception as error:
                # The next round may succeed; its words are not logged, since they might quote a mail.
                log.error("Reading the mailbox failed: %s", type(error).__name__)
