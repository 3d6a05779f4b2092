"""What every planning run has in common: it is begun once, tells how it gets on, can be stopped and given back."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy.exc import OperationalError

from visitplanner.language.text import N_
from visitplanner.planning import Progress
from visitplanner.storage.database import transaction
from visitplanner.storage.planning_runs import Attempt, Point, begin_attempt, end, locked_run, still_alive, still_ours
from visitplanner.storage.seal import SealIsBroken

BEAT = timedelta(seconds=0.5)
"""How often progress is kept at most; what is silent for much longer is taken for dead."""
MOST_POINTS = 200
"""How many steps on the way are kept; of a run with more, every second one is forgotten."""

VISIT_CHANGED = N_("The visit was changed while it was being planned. Plan it again.")
PLANNER_FAILED = N_(
    "The planner ended unexpectedly. Plan the visit again; if it happens again, tell the administrator."
)
VISIT_UNREADABLE = N_("The confidential parts of this visit cannot be opened with the keys that are here.")

log = logging.getLogger(__name__)


def begin_run(run_id: int, kinds: Sequence[str], now: datetime) -> Attempt | None:
    """Take up a run, unless it is of another kind or not waiting; one that cannot be read ends at once."""
    try:
        with transaction():
            return begin_attempt(run_id, now, kinds)
    except SealIsBroken:
        log.exception("Planning run %s cannot read its visit.", run_id)
        with transaction():
            end(locked_run(run_id), "failed", now, VISIT_UNREADABLE)
        return None


class RunWatch:
    """Keeps the run's progress, and passes on the wish to stop.

    ``gave_up`` tells that the worker is closing; ``points`` are the steps on the way.
    """

    def __init__(self, attempt: Attempt, clock: Callable[[], datetime], closing: Callable[[], bool]) -> None:
        self._attempt, self._clock, self._closing = attempt, clock, closing
        self.gave_up = False
        self.points: list[Point] = []
        self._kept_at: datetime | None = None
        self._goes_on = True

    def __call__(self, progress: Progress) -> bool:
        now = self._clock()
        self._note(progress)
        if self._goes_on and (self._kept_at is None or now - self._kept_at >= BEAT):
            self._kept_at = now
            self._goes_on = self._beat(progress, now)
        self.gave_up = self.gave_up or self._closing()
        return self._goes_on and not self.gave_up

    def _note(self, progress: Progress) -> None:
        last = self.points[-1][1:] if self.points else (None, None)
        if (progress.value, progress.bound) != last:
            self.points.append((round(progress.elapsed, 2), progress.value, progress.bound))
        if len(self.points) > MOST_POINTS:
            self.points = [*self.points[:-1:2], self.points[-1]]

    def _beat(self, progress: Progress, now: datetime) -> bool:
        try:
            with transaction():
                return still_alive(self._attempt, progress, self.points, now)
        except OperationalError:
            # A busy database costs one heartbeat, not the plan.
            log.warning("Planning run %s could not keep its progress.", self._attempt.run_id)
            return True


def give_back(attempt: Attempt, now: datetime) -> None:
    """The run waits for the next worker, and this attempt does not count."""
    with transaction():
        run = still_ours(attempt)
        if run is not None:
            run.state, run.queued_at, run.attempts = "queued", now, run.attempts - 1
