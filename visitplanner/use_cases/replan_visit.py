"""Work on a run that repairs a plan or looks for others, and keep what it finds as scenarios beside the plan."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from visitplanner.language.text import N_, NN_, Text
from visitplanner.planning import Itinerary, Progress
from visitplanner.planning.disturbance import Repair
from visitplanner.planning.pinning import pinned_as, with_standing_pins
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.planning_runs import Attempt, end, still_ours, version_of
from visitplanner.storage.scenarios import (
    MadeBy,
    TooManyScenarios,
    add_itinerary,
    create_scenario,
    scenario_of,
)
from visitplanner.use_cases.ports import PlannerFailed, Replanner
from visitplanner.use_cases.watch_run import PLANNER_FAILED, VISIT_CHANGED, RunWatch, begin_run, give_back

COUNT, WITHIN, DIFFER = 3, 0.05, 3
"""How many plans are offered, how much less each may be worth, as a share, and in how many placements they differ."""

NOTHING_TO_START_FROM = N_("There is no plan yet to start from. Plan the visit first.")
NO_OTHERS = N_(
    "No other plan that is worth nearly as much and really differs was found. Allow more time, or loosen a rule."
)
NOTHING_ELSE = N_("It is proven that no other plan is worth nearly as much and really differs.")
STILL_HOLDS = N_("The plan still holds; nothing has to move.")
NO_REPAIR = N_("No plan that keeps every rule was found after the change. Loosen a rule, or take a session out.")
HEADINGS = {
    "smallest_change": N_("The smallest change"),
    "best_repair": N_("The best repair"),
    "another_way": N_("Another way"),
}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Found:
    """What a run comes to: plans to be kept, or a sentence on why there is none."""

    plans: tuple[tuple[Itinerary, Text], ...] = ()
    remark: Text | None = None
    failed: bool = False


def replan_visit(
    run_id: int,
    *,
    replanner: Replanner,
    clock: Callable[[], datetime],
    closing: Callable[[], bool] = lambda: False,
) -> None:
    """The plan of the visit stays what it is: whoever likes one of those found promotes it.

    Nothing happens when the run is not waiting, or of another kind. Once ``closing`` answers yes, the search stops and
    the run waits for the next worker.
    """
    attempt = begin_run(run_id, ("alternatives", "repair"), clock())
    if attempt is None:
        return
    watch = RunWatch(attempt, clock, closing)
    try:
        found = _found(attempt, replanner, watch)
    except PlannerFailed:
        log.exception("Planning run %s failed.", run_id)
        found = _Found(remark=PLANNER_FAILED, failed=True)
    if watch.gave_up:
        give_back(attempt, clock())
        return
    _keep(attempt, found, watch, clock())


def _found(attempt: Attempt, replanner: Replanner, watch: RunWatch) -> _Found:
    if attempt.old is None:
        return _Found(remark=NOTHING_TO_START_FROM, failed=True)
    if attempt.kind == "repair":
        return _of_repairs(replanner.repair(attempt.problem, attempt.old, attempt.limits, _without_bound(watch), COUNT))
    pinned = with_standing_pins(attempt.problem, attempt.old)
    others = replanner.alternatives(
        pinned, attempt.old, attempt.limits, watch, count=COUNT, within=WITHIN, differ=DIFFER
    )
    note = N_("Another plan, nearly as good and really different")
    plans = tuple((pinned_as(attempt.old, each), note) for each in others.plans)
    if len(plans) == COUNT:
        return _Found(plans)
    return _Found(plans, NOTHING_ELSE if others.exhausted else NO_OTHERS if not plans else None)


def _without_bound(watch: RunWatch) -> Callable[[Progress], bool]:
    """What a repair proves as it goes is how little can be disturbed, which is no bound on what a plan is worth."""
    return lambda progress: watch(replace(progress, bound=None))


def _of_repairs(repairs: tuple[Repair, ...]) -> _Found:
    first = repairs[0]
    if first.kind == "unchanged":
        return _Found(remark=STILL_HOLDS)
    if first.kind == "impossible":
        return _Found(remark=first.itinerary.conflict_text or NO_REPAIR, failed=True)
    return _Found(tuple((each.itinerary, _repair_note(each)) for each in repairs))


def _repair_note(repair: Repair) -> Text:
    return NN_(
        "%(heading)s: %(count)s placement of the old plan is disturbed.",
        "%(heading)s: %(count)s placements of the old plan are disturbed.",
        heading=HEADINGS.get(repair.kind, HEADINGS["another_way"]),
        count=repair.disturbed,
    )


def _keep(attempt: Attempt, found: _Found, watch: RunWatch, now: datetime) -> None:
    with transaction():
        run = still_ours(attempt)
        if run is None:
            return
        run.points = list(watch.points)
        if version_of(attempt.visit_id) != attempt.visit_version:
            end(run, "failed", now, VISIT_CHANGED)
            return
        numbers = list(_add(attempt, found, now))
        run.itinerary_id = numbers[0] if numbers else None
        run.outcome = "feasible" if numbers else None
        state = "stopped" if run.stop_requested else "failed" if found.failed else "done"
        end(run, state, now, found.remark)


def _add(attempt: Attempt, found: _Found, now: datetime) -> Iterator[int]:
    """Each plan in a scenario of its own, as long as there is room for one."""
    assert attempt.scenario_id is not None or not found.plans  # without an old plan nothing is found
    made_by: MadeBy = "repair" if attempt.kind == "repair" else "alternative"
    for itinerary, note in found.plans:
        try:
            scenario_id = create_scenario(attempt.visit_id, now)
        except TooManyScenarios:
            return
        yield add_itinerary(
            scenario_id,
            itinerary,
            visit_version=attempt.visit_version,
            made_by=made_by,
            author=attempt.author,
            note=note,
            now=now,
        )
        record(
            attempt.visit_id,
            actor=attempt.author or "planner",
            channel="worker",
            operation="scenario_found",
            after={"scenario": scenario_of(attempt.visit_id, scenario_id).name},
            now=now,
        )
