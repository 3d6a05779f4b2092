"""Takes planning runs from the queue and plans them, inside the server or in a process of its own."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from flask import Flask

from visitplanner.use_cases.answer_why import answer_why
from visitplanner.use_cases.plan_visit import plan_visit
from visitplanner.use_cases.ports import Calendars, Explainer, Jobs, Planner, Replanner
from visitplanner.use_cases.recover_runs import recover_runs
from visitplanner.use_cases.refresh_calendars import refresh_calendars
from visitplanner.use_cases.replan_visit import replan_visit

SWEEP_SECONDS = 5.0

log = logging.getLogger(__name__)


class Queue(Jobs, Protocol):
    """A job queue that can be worked off."""

    def only_worker(self) -> bool:
        """Claim to be the one worker there is; whether that is so. Holds until this process ends."""

    def start(self, work: Callable[[int], None]) -> None:
        """Call ``work`` with the number of each planning run, in another thread."""

    def stop(self) -> None:
        """Returns when the last job has ended."""


class Postman(Protocol):
    """Sends letters in a thread of its own."""

    def start(self) -> None: ...

    def stop(self) -> None: ...


class FollowUp(Protocol):
    """Does what follows from hosts' answers."""

    def work(self, run_id: int, closing: Callable[[], bool]) -> None: ...

    def look(self) -> None: ...


class Worker:
    """Plans what was asked for, and looks after runs whose worker died."""

    def __init__(
        self,
        app: Flask,
        queue: Queue,
        planner: Planner,
        replanner: Replanner,
        explainer: Explainer,
        calendars: Calendars,
        postman: Postman | None = None,
        follow_up: FollowUp | None = None,
        mail_reader: Postman | None = None,
    ) -> None:
        self._mail_reader = mail_reader
        self._follow_up = follow_up
        self._app, self._queue, self._calendars, self._postman = app, queue, calendars, postman
        self._planner, self._replanner, self._explainer = planner, replanner, explainer
        self._refreshed_on: date | None = None
        self._closing = threading.Event()
        self._sweeper = threading.Thread(target=self._sweep, name="sweeper", daemon=True)

    def start(self) -> None:
        # What waits in the database is handed out again, since the queue may have lost it with its last worker. With no
        # other worker about, whatever is said to run has lost its own.
        at_once = timedelta(0)
        self._recover(forgotten=at_once, **({"silence": at_once} if self._queue.only_worker() else {}))
        self._queue.start(self._work)
        self._sweeper.start()
        if self._postman is not None:
            self._postman.start()
        if self._mail_reader is not None:
            self._mail_reader.start()

    def stop(self) -> None:
        """Running plans are given back, to be planned after the next start."""
        self._closing.set()
        if self._postman is not None:
            self._postman.stop()
        if self._mail_reader is not None:
            self._mail_reader.stop()
        self._queue.stop()
        self._sweeper.join()

    def _work(self, run_id: int) -> None:
        """Each of the deeds takes up only what is its own."""
        closing = self._closing.is_set
        if self._follow_up is not None:
            # First: its runs are repairs too, and what it has taken up is left alone by the others.
            self._follow_up.work(run_id, closing)
        with self._app.app_context():
            plan_visit(run_id, planner=self._planner, calendars=self._calendars, clock=_now, closing=closing)
            replan_visit(run_id, replanner=self._replanner, clock=_now, closing=closing)
            answer_why(run_id, explainer=self._explainer, clock=_now, closing=closing)

    def _sweep(self) -> None:
        while not self._closing.wait(SWEEP_SECONDS):
            try:
                self._recover()
                self._refresh_daily()
                if self._follow_up is not None:
                    self._follow_up.look()
            except Exception:
                # The next sweep may succeed; a database that is away for a moment must not end all sweeping.
                log.exception("Looking for interrupted planning runs failed.")

    def _refresh_daily(self) -> None:
        now = _now()
        if self._refreshed_on != now.date():
            with self._app.app_context():
                refresh_calendars(calendars=self._calendars, now=now)
            self._refreshed_on = now.date()

    def _recover(self, **options: timedelta) -> None:
        with self._app.app_context():
            recover_runs(jobs=self._queue, now=_now(), **options)


def _now() -> datetime:
    return datetime.now(UTC)
