"""Sends waiting letters, beside the worker so that neither a long plan nor a slow mail server holds up the other."""

import logging
import random
import threading
from datetime import UTC, datetime

from flask import Flask

from visitplanner.use_cases.ports import LetterForms, Mailer
from visitplanner.use_cases.send_waiting_letters import send_waiting_letters

ROUND_SECONDS = 3.0

log = logging.getLogger(__name__)


class Postman:
    """Looks every few seconds, so that what somebody sends is on its way at once."""

    def __init__(self, app: Flask, mailer: Mailer, forms: LetterForms, round_seconds: float = ROUND_SECONDS) -> None:
        self._app, self._mailer, self._forms, self._round_seconds = app, mailer, forms, round_seconds
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="postman", daemon=True)

    def start(self) -> None:
        if self._mailer.is_ready:
            self._thread.start()

    def stop(self) -> None:
        """Returns once the mail that is being sent, if any, has been settled."""
        self._closing.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _work(self) -> None:
        while not self._closing.wait(self._round_seconds):
            try:
                self._go_round()
            except Exception as error:
                # The next round may succeed; its words are not logged, since they might quote a letter.
                log.error("Sending letters failed: %s", type(error).__name__)

    def _go_round(self) -> None:
        with self._app.app_context():
            send_waiting_letters(
                mailer=self._mailer,
                forms=self._forms,
                clock=lambda: datetime.now(UTC),
                jitter=random.random,
                closing=self._closing.is_set,
            )
