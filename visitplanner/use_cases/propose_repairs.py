"""Work on a search for repairs: for every answer that the plan cannot stay with, ways on that disturb few people."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from visitplanner.language.text import N_
from visitplanner.planning import Itinerary, Limits, Placement, Problem, Progress
from visitplanner.planning.disturbance import Repair
from visitplanner.planning.pinning import pinned_as, with_standing_pins
from visitplanner.planning.problem import TimeWindow
from visitplanner.programme.replies import Reply
from visitplanner.storage.database import db, transaction
from visitplanner.storage.invitations import invitation_to
from visitplanner.storage.load_problem import problem_among_others, without_times
from visitplanner.storage.planning_runs import Attempt, end, still_ours, version_of
from visitplanner.storage.repairs import Cause, ProposedRepair, causes_of, keep_repairs, search_of_run
from visitplanner.storage.replies import latest_replies
from visitplanner.storage.scenarios import current_itinerary
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.offer_in_visit import offer_in_visit
from visitplanner.use_cases.ports import PlannerFailed, Replanner, VisitFiles
from visitplanner.use_cases.watch_run import PLANNER_FAILED, VISIT_CHANGED, RunWatch, begin_run, give_back
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import VisitFileIsFaulty

OPTIONS = 3
MOST_CAUSES = 8
LEAST_SECONDS, MOST_SECONDS = 3.0, 15.0
"""What each cause gets of the time of the run."""

NO_WAY = N_("No plan that keeps every rule and every confirmed meeting was found.")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Task:
    """One cause with the visit as it is after it, and the plan from before."""

    cause: Cause
    problem: Problem
    old: Itinerary


@dataclass(frozen=True)
class _Work:
    """What is the same for every cause: the visit, its plan, and all that was declined."""

    visit: Visit
    old: Itinerary
    itinerary_id: int
    causes: Sequence[Cause]
    files: VisitFiles
    now: datetime


def propose_repairs(
    run_id: int,
    *,
    replanner: Replanner,
    files: VisitFiles,
    clock: Callable[[], datetime],
    closing: Callable[[], bool] = lambda: False,
) -> None:
    """Nothing of the plan changes: somebody applies one of those found, or none.

    Whatever is confirmed or pinned stays where it is in all of them. Nothing happens when the run is no search of this
    kind. Once ``closing`` answers yes, the run waits for the next worker.
    """
    if search_of_run(run_id) is None:
        return
    db.session.rollback()
    attempt = begin_run(run_id, ("repair",), clock())
    if attempt is None:
        return
    watch = RunWatch(attempt, clock, closing)
    work = _work(attempt, files, clock())
    try:
        found = (
            []
            if work is None
            else [each for task in _tasks(work) for each in _found(task, attempt, replanner, watch, len(work.causes))]
        )
    except PlannerFailed:
        log.exception("Planning run %s failed.", run_id)
        found = None
    if watch.gave_up:
        give_back(attempt, clock())
        return
    _keep(attempt, work, found, clock())


def _work(attempt: Attempt, files: VisitFiles, now: datetime) -> _Work | None:
    kept = None if attempt.scenario_id is None else current_itinerary(attempt.scenario_id)
    if kept is None or attempt.old is None:
        return None
    causes = causes_of(attempt.visit_id, {each.occurrence for each in attempt.old.placements}, now.date())
    return _Work(load_visit(attempt.visit_id), attempt.old, kept.id, causes[:MOST_CAUSES], files, now)


def _tasks(work: _Work) -> Iterator[_Task]:
    declined = [each for cause in work.causes if cause.kind == "declined" for each in cause.occurrences]
    for cause in work.causes:
        try:
            problem = _without(problem_among_others(_visit_after(work, cause), work.now), work.old, declined)
        except VisitFileIsFaulty:
            log.info("What is offered for a meeting cannot be planned.")
            continue
        old = work.old
        if cause.kind == "silent":
            problem = _without(problem, old, cause.occurrences)
        if cause.kind == "offer":
            problem = _held(problem, cause.about)
            old = _unpinned(old, cause.about)
        yield _Task(cause, problem, old)


def _visit_after(work: _Work, cause: Cause) -> Visit:
    reply = _offer(work.visit, cause.about) if cause.kind == "offer" else None
    if reply is None:
        return work.visit
    return offer_in_visit(work.visit, cause.about, reply, work.old.placements, work.files)


def _offer(visit: Visit, occurrence: str) -> Reply | None:
    host = next(each.host_id for each in visit.sessions if each.id == occurrence.partition("#")[0])
    row = invitation_to(visit.header.id, host)
    given = None if row is None else latest_replies(row.id).get(occurrence)
    return None if given is None else given.reply


def _without(problem: Problem, old: Itinerary, occurrences: Sequence[str]) -> Problem:
    """Sessions all of whose meetings are not to be had are withdrawn; of the others, only these times are taken."""
    placed = {each.occurrence: each for each in old.placements}
    gone: dict[str, list[Placement]] = {}
    for occurrence in occurrences:
        gone.setdefault(placed[occurrence].session, []).append(placed[occurrence])  # type: ignore[index]  # planned
    sessions = []
    for session in problem.sessions:
        out = gone.get(session.id, [])
        if out and len(out) == sum(each.session == session.id for each in old.placements):
            session = replace(session, withdrawn=True, required=False)
        elif out:
            blocks = [TimeWindow(each.start, each.end) for each in out]
            session = without_times(session, problem.site[session.site], blocks)
        sessions.append(session)
    return problem.but(sessions=tuple(sessions))


def _held(problem: Problem, occurrence: str) -> Problem:
    """What is offered is to be taken up, so that its price is seen."""
    wanted = occurrence.partition("#")[0]
    return problem.but(
        sessions=tuple(replace(each, required=each.required or each.id == wanted) for each in problem.sessions)
    )


def _unpinned(old: Itinerary, occurrence: str) -> Itinerary:
    """Its own host asks for it to be moved."""
    placements = (replace(each, pinned=each.pinned and each.occurrence != occurrence) for each in old.placements)
    return replace(old, placements=tuple(placements))


def _found(
    task: _Task, attempt: Attempt, replanner: Replanner, watch: RunWatch, causes: int
) -> Iterator[ProposedRepair]:
    share = min(max(attempt.limits.seconds / causes, LEAST_SECONDS), MOST_SECONDS)
    limits = Limits(share, attempt.limits.workers, attempt.limits.seed)
    problem = with_standing_pins(task.problem, task.old)

    def hear(progress: Progress) -> bool:
        return watch(replace(progress, bound=None))

    repairs = [each for each in replanner.repair(problem, task.old, limits, hear, OPTIONS) if each.kind != "impossible"]
    if not repairs:
        yield ProposedRepair(0, task.cause.kind, task.cause.about, 1, 0, False, None, NO_WAY)
    ranked = sorted(repairs, key=lambda each: (len(_disturbed_hosts(task, each)), each.cost))
    for number, each in enumerate(ranked, 1):
        count = len(_disturbed_hosts(task, each))
        plan = pinned_as(task.old, each.itinerary)
        yield ProposedRepair(0, task.cause.kind, task.cause.about, number, count, each.is_minimal, plan, None)


def _disturbed_hosts(task: _Task, repair: Repair) -> set[str]:
    """Those with whom something else was spoken about, apart from the one whose answer it is about."""
    own = {each.partition("#")[0] for each in task.cause.occurrences}
    moved = (each for each in repair.moves if each.kind not in ("fell_away", "added") and each.session not in own)
    return {str(task.problem.session[each.session].host_name) for each in moved}


def _keep(attempt: Attempt, work: _Work | None, found: list[ProposedRepair] | None, now: datetime) -> None:
    with transaction():
        run, search = still_ours(attempt), search_of_run(attempt.run_id)
        if run is None or search is None:
            return
        if found is None:
            end(run, "failed", now, PLANNER_FAILED)
            return
        if work is None or version_of(attempt.visit_id) != attempt.visit_version or not _still_there(attempt, work):
            end(run, "failed", now, VISIT_CHANGED)
            return
        keep_repairs(search, found, itinerary_id=work.itinerary_id, visit_version=attempt.visit_version, now=now)
        end(run, "stopped" if run.stop_requested else "done", now)


def _still_there(attempt: Attempt, work: _Work) -> bool:
    kept = None if attempt.scenario_id is None else current_itinerary(attempt.scenario_id)
    return kept is not None and kept.id == work.itinerary_id
