"""Work on one planning run and keep the outcome."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.exc import OperationalError

from visitplanner.language.text import N_, Text
from visitplanner.planning import Itinerary, Progress
from visitplanner.storage.database import transaction
from visitplanner.storage.itineraries import save_itinerary
from visitplanner.storage.planning_runs import (
    Attempt,
    begin_attempt,
    end,
    locked_run,
    still_alive,
    still_ours,
    version_of,
)
from visitplanner.storage.seal import SealIsBroken
from visitplanner.use_cases.ports import Calendars, Planner, PlannerFailed
from visitplanner.use_cases.publish_calendar import publish_calendar

BEAT = timedelta(seconds=0.5)
"""How often progress is kept at most; what is silent for much longer is taken for dead."""

VISIT_CHANGED = N_("The visit was changed while it was being planned. Plan it again.")
PLANNER_FAILED = N_(
    "The planner ended unexpectedly. Plan the visit again; if it happens again, tell the administrator."
)
VISIT_UNREADABLE = N_("The confidential parts of this visit cannot be opened with the keys that are here.")
NO_PLAN = N_("No plan was found in the time given. Allow more time, or loosen a rule.")
NOT_PLANNABLE = N_("This visit cannot be planned as it is. Check its file for faults.")

log = logging.getLogger(__name__)


def plan_visit(
    run_id: int,
    *,
    planner: Planner,
    calendars: Calendars,
    clock: Callable[[], datetime],
    closing: Callable[[], bool] = lambda: False,
) -> None:
    """The plan is kept and calendars are told together.

    Nothing happens when the run is not waiting; nothing is kept when somebody else has taken it over meanwhile.
    Once ``closing`` answers yes, the search stops and the run waits for the next worker.
    """
    attempt = _begin(run_id, clock())
    if attempt is None:
        return
    watch = _Watch(attempt, clock, closing)
    try:
        itinerary: Itinerary | None = planner.plan(attempt.problem, attempt.limits, watch)
    except PlannerFailed:
        log.exception("Planning run %s failed.", run_id)
        itinerary = None
    if watch.gave_up and (itinerary is None or itinerary.status != "optimal"):
        _give_back(attempt, clock())
        return
    try:
        _keep(attempt, itinerary, calendars, clock())
    except Exception:
        # Whatever went wrong in keeping the plan, nobody should wait for this run any longer.
        log.exception("The outcome of planning run %s cannot be kept.", run_id)
        _keep(attempt, None, calendars, clock())


def _begin(run_id: int, now: datetime) -> Attempt | None:
    try:
        with transaction():
            return begin_attempt(run_id, now)
    except SealIsBroken:
        log.exception("Planning run %s cannot read its visit.", run_id)
        with transaction():
            end(locked_run(run_id), "failed", now, VISIT_UNREADABLE)
        return None


class _Watch:
    """Keeps the run's progress, and passes on the wish to stop."""

    def __init__(self, attempt: Attempt, clock: Callable[[], datetime], closing: Callable[[], bool]) -> None:
        self._attempt, self._clock, self._closing = attempt, clock, closing
        self.gave_up = False
        self._kept_at: datetime | None = None
        self._goes_on = True

    def __call__(self, progress: Progress) -> bool:
        now = self._clock()
        if self._goes_on and (self._kept_at is None or now - self._kept_at >= BEAT):
            self._kept_at = now
            self._goes_on = self._beat(progress, now)
        self.gave_up = self.gave_up or self._closing()
        return self._goes_on and not self.gave_up

    def _beat(self, progress: Progress, now: datetime) -> bool:
        try:
            with transaction():
                return still_alive(self._attempt, progress, now)
        except OperationalError:
            # A busy database costs one heartbeat, not the plan.
            log.warning("Planning run %s could not keep its progress.", self._attempt.run_id)
            return True


def _give_back(attempt: Attempt, now: datetime) -> None:
    with transaction():
        run = still_ours(attempt)
        if run is not None:
            run.state, run.queued_at, run.attempts = "queued", now, run.attempts - 1


def _keep(attempt: Attempt, itinerary: Itinerary | None, calendars: Calendars, now: datetime) -> None:
    with transaction():
        run = still_ours(attempt)
        if run is None:
            return
        error = _refusal(itinerary, version_of(attempt.visit_id) == attempt.visit_version)
        if itinerary is not None:
            run.outcome, run.value, run.bound = itinerary.status, itinerary.value, itinerary.bound
        if itinerary is None or error is not None:
            end(run, "stopped" if run.stop_requested else "failed", now, error)
            return
        run.itinerary_id = save_itinerary(itinerary, attempt.visit_id, attempt.visit_version, now)
        publish_calendar(attempt.visit_id, calendars=calendars, now=now)
        end(run, "stopped" if run.stop_requested else "done", now)


def _refusal(itinerary: Itinerary | None, visit_is_the_same: bool) -> Text | None:
    """Why an outcome does not become the visit's plan, if so. A plan found earlier stays where there is no new one."""
    if itinerary is None:
        return PLANNER_FAILED
    if not visit_is_the_same:
        return VISIT_CHANGED
    if itinerary.status == "invalid":
        return NOT_PLANNABLE
    if itinerary.status == "unknown" and not itinerary.placements:
        return NO_PLAN
    return None
