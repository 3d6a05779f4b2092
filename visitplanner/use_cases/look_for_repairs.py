"""Have the planner look for repairs wherever an answer, or its absence, calls for one that was not looked for yet."""

from collections.abc import Sequence
from datetime import datetime

from visitplanner.planning import Limits
from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import PlanningRunRow
from visitplanner.storage.planning_runs import queue_run, unfinished_run
from visitplanner.storage.repairs import (
    Cause,
    begin_search,
    causes_of,
    forget_repairs,
    not_looked_for,
    search_of,
    state_of_things,
    visits_to_look_at,
)
from visitplanner.storage.scenarios import current_itinerary, promoted_scenario
from visitplanner.storage.visits import locked_visit
from visitplanner.use_cases.ports import Jobs


def look_for_repairs(*, limits: Limits, jobs: Jobs, now: datetime) -> None:
    """To be done every few seconds. Several answers at once are one search; while another run is going it waits.

    Nothing has to be remembered by whoever records an answer: the state of the agreements itself says what is missing,
    so that no answer goes without its repair, however a process ends.
    """
    for visit_id in visits_to_look_at(now.date()):
        run_id = _asked(visit_id, limits, now)
        if run_id is not None:
            jobs.plan(run_id)


def _asked(visit_id: str, limits: Limits, now: datetime) -> int | None:
    with transaction():
        visit = locked_visit(visit_id)
        scenario = promoted_scenario(visit_id)
        kept = None if scenario is None else current_itinerary(scenario.id)
        if kept is None:
            forget_repairs(visit_id)
            return None
        causes = causes_of(visit_id, {each.occurrence for each in kept.itinerary.placements}, now.date())
        if not causes:
            forget_repairs(visit_id)
            return None
        things = state_of_things(kept.id, visit.version, causes)
        if _was_looked_for(visit_id, things, causes) or unfinished_run(visit_id) is not None:
            return None
        run = queue_run(visit, "repair", limits, now=now)
        begin_search(visit_id, things, run.id)
        return run.id


def _was_looked_for(visit_id: str, things: str, causes: Sequence[Cause]) -> bool:
    """A run takes on so many causes; the next one goes on where it ended, unless it failed or was stopped."""
    search = search_of(visit_id)
    if search is None or search.state_of_things != things:
        return False
    run = None if search.run_id is None else db.session.get(PlanningRunRow, search.run_id)
    went_well = run is not None and run.state == "done" and search.found_for == things
    return not (went_well and not_looked_for(search, causes))
