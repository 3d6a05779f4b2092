"""What follows from answers without anybody asking: repairs are looked for, and reminders drafted for the silent."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from flask import Flask

from visitplanner.planning import Limits
from visitplanner.use_cases.draft_reminders import draft_reminders
from visitplanner.use_cases.look_for_repairs import look_for_repairs
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.propose_repairs import propose_repairs


class AfterAnswers:
    """Every part of it may be done again at any time: what was done already is not done twice."""

    def __init__(
        self, app: Flask, tools: Tools, *, limits: Limits, stages: tuple[int, ...], link: Callable[[str], str]
    ) -> None:
        self._app, self._tools, self._limits, self._stages, self._link = app, tools, limits, stages, link
        self._reminded_on: date | None = None

    def work(self, run_id: int, closing: Callable[[], bool]) -> None:
        """Nothing, unless the run is a search for repairs."""
        with self._app.app_context():
            propose_repairs(
                run_id, replanner=self._tools.replanner, files=self._tools.visit_files, clock=_now, closing=closing
            )

    def look(self) -> None:
        """To be done every few seconds."""
        now = _now()
        with self._app.app_context():
            look_for_repairs(limits=self._limits, jobs=self._tools.jobs, now=now)
            if self._reminded_on != now.date():
                draft_reminders(self._stages, link=self._link, now=now)
                self._reminded_on = now.date()


def _now() -> datetime:
    return datetime.now(UTC)
