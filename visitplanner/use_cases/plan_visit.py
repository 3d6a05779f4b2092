"""Work on one planning run and keep the outcome."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from visitplanner.language.text import N_, Text
from visitplanner.planning import Itinerary
from visitplanner.planning.pinning import pinned_as, with_standing_pins
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.planning_runs import Attempt, end, still_ours, version_of
from visitplanner.storage.scenarios import add_itinerary, create_scenario
from visitplanner.use_cases.follow_plan import follow_plan
from visitplanner.use_cases.ports import Calendars, Planner, PlannerFailed
from visitplanner.use_cases.publish_calendar import publish_calendar
from visitplanner.use_cases.watch_run import PLANNER_FAILED, VISIT_CHANGED, RunWatch, begin_run, give_back

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
    """The plan is kept and calendars are told together. What is pinned or confirmed stays where it is.

    Nothing happens when the run is not waiting, or of another kind; nothing is kept when somebody else has taken it
    over meanwhile.
    Once ``closing`` answers yes, the search stops and the run waits for the next worker.
    """
    attempt = begin_run(run_id, ("plan",), clock())
    if attempt is None:
        return
    if attempt.old is not None:
        attempt = replace(attempt, problem=with_standing_pins(attempt.problem, attempt.old))
    watch = RunWatch(attempt, clock, closing)
    try:
        itinerary: Itinerary | None = planner.plan(attempt.problem, attempt.limits, watch)
    except PlannerFailed:
        log.exception("Planning run %s failed.", run_id)
        itinerary = None
    if watch.gave_up and (itinerary is None or itinerary.status != "optimal"):
        give_back(attempt, clock())
        return
    try:
        _keep(attempt, itinerary, watch, calendars, clock())
    except Exception:
        # Whatever went wrong in keeping the plan, nobody should wait for this run any longer.
        log.exception("The outcome of planning run %s cannot be kept.", run_id)
        _keep(attempt, None, watch, calendars, clock())


def _keep(attempt: Attempt, itinerary: Itinerary | None, watch: RunWatch, calendars: Calendars, now: datetime) -> None:
    with transaction():
        run = still_ours(attempt)
        if run is None:
            return
        run.points = list(watch.points)
        error = _refusal(itinerary, version_of(attempt.visit_id) == attempt.visit_version)
        if itinerary is not None:
            run.outcome, run.value, run.bound = itinerary.status, itinerary.value, itinerary.bound
        if itinerary is None or error is not None:
            end(run, "stopped" if run.stop_requested else "failed", now, error)
            return
        run.itinerary_id = _add(attempt, pinned_as(attempt.old, itinerary), now)
        record(attempt.visit_id, actor=attempt.author or "planner", channel="worker", operation="plan_kept", now=now)
        follow_plan(attempt.visit_id, by=attempt.author or "planner", channel="worker", now=now)
        publish_calendar(attempt.visit_id, calendars=calendars, now=now)
        end(run, "stopped" if run.stop_requested else "done", now)


def _add(attempt: Attempt, itinerary: Itinerary, now: datetime) -> int:
    scenario_id = attempt.scenario_id or create_scenario(attempt.visit_id, now)
    return add_itinerary(
        scenario_id,
        itinerary,
        visit_version=attempt.visit_version,
        made_by="plan",
        author=attempt.author,
        now=now,
    )


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
