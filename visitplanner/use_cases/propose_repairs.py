"""Work on a search for repairs: for every answer that the plan cannot stay with, ways on that disturb few people."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from visitplanner.language.text import N_, Text
from visitplanner.planning import Itinerary, Limits, OccurrenceId, Placement, Problem, Progress
from visitplanner.planning.disturbance import Repair
from visitplanner.planning.itinerary import Violation
from visitplanner.planning.pinning import pinned_as, unpinned
from visitplanner.planning.problem import TimeWindow
from visitplanner.planning.tolerance import breaches
from visitplanner.programme.disturbed_people import disturbed_people
from visitplanner.programme.replies import Reply
from visitplanner.storage.database import db, transaction
from visitplanner.storage.invitations import invitation_to
from visitplanner.storage.load_problem import problem_among_others, without_times
from visitplanner.storage.planning_runs import Attempt, end, still_ours, version_of
from visitplanner.storage.repairs import (
    Cause,
    ProposedRepair,
    causes_of,
    confirmed_meetings,
    keep_repairs,
    not_looked_for,
    search_of_run,
)
from visitplanner.storage.replies import latest_replies
from visitplanner.storage.scenarios import current_itinerary
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.offer_in_visit import offer_in_visit
from visitplanner.use_cases.ports import PlannerFailed, Replanner, VisitFiles
from visitplanner.use_cases.watch_run import PLANNER_FAILED, VISIT_CHANGED, RunWatch, begin_run, give_back
from visitplanner.use_cases.ways_on import Mending, reopened, ways_on
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import VisitFileIsFaulty

MOST_CAUSES = 8
"""Of one run; what is left is searched in the next one."""
LEAST_SECONDS, MOST_SECONDS = 3.0, 15.0
"""What each cause gets of the time of the run."""

NO_WAY = N_("No plan that keeps every rule and every confirmed meeting was found.")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Work:
    """What is the same for every cause: the visit, its plan, and all that was agreed and declined."""

    visit: Visit
    problem: Problem
    old: Itinerary
    itinerary_id: int
    causes: Sequence[Cause]
    declined: tuple[OccurrenceId, ...]
    confirmed: frozenset[OccurrenceId]
    broken: tuple[Violation, ...]
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

    Nothing happens when the run is no search of this kind. Once ``closing`` answers yes, the run waits for the next
    worker.
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
        found = None if work is None else list(_search(work, attempt, replanner, watch))
    except PlannerFailed:
        log.exception("Planning run %s failed.", run_id)
        _keep_nothing(attempt, PLANNER_FAILED, clock())
        return
    if watch.gave_up:
        give_back(attempt, clock())
        return
    _keep(attempt, work, found, clock())


def _work(attempt: Attempt, files: VisitFiles, now: datetime) -> _Work | None:
    kept = None if attempt.scenario_id is None else current_itinerary(attempt.scenario_id)
    search, old = search_of_run(attempt.run_id), attempt.old
    if kept is None or old is None or search is None:
        return None
    visit = load_visit(attempt.visit_id)
    causes = causes_of(attempt.visit_id, {each.occurrence for each in old.placements}, now.date())
    return _Work(
        visit=visit,
        problem=attempt.problem,
        old=old,
        itinerary_id=kept.id,
        causes=not_looked_for(search, causes)[:MOST_CAUSES],
        declined=tuple(OccurrenceId(one) for each in causes if each.kind == "declined" for one in each.occurrences),
        confirmed=_confirmed(visit, old),
        broken=breaches(attempt.problem, old),
        files=files,
        now=now,
    )


def _confirmed(visit: Visit, old: Itinerary) -> frozenset[OccurrenceId]:
    """What a host has agreed to, or somebody has entered as agreed; what is over moves no more."""
    status, agreed = {each.id: each.status for each in visit.sessions}, confirmed_meetings(visit.header.id)
    return frozenset(
        each.occurrence
        for each in old.placements
        if status[each.session] != "done" and (each.occurrence in agreed or status[each.session] == "confirmed")
    )


def _search(work: _Work, attempt: Attempt, replanner: Replanner, watch: RunWatch) -> Iterator[ProposedRepair]:
    share = min(max(attempt.limits.seconds / max(len(work.causes), 1), LEAST_SECONDS), MOST_SECONDS)
    limits = Limits(share, attempt.limits.workers, attempt.limits.seed)

    def hear(progress: Progress) -> bool:
        return watch(replace(progress, bound=None))

    for cause in work.causes:
        try:
            mending = _mending(work, cause)
        except VisitFileIsFaulty as refusal:
            yield _no_way(cause, N_("What is offered cannot be planned: %(fault)s", fault=refusal.faults[0].sentence))
            continue
        ways = ways_on(mending, replanner, limits, hear)
        yield from _ranked(work, cause, mending, ways.repairs)
        if not ways.repairs:
            yield _no_way(cause, ways.conflict or NO_WAY)


def _mending(work: _Work, cause: Cause) -> Mending:
    """The visit as it is after the answer; raises ``VisitFileIsFaulty``."""
    about = OccurrenceId(cause.about) if cause.kind == "offer" else None
    problem = work.problem if about is None else problem_among_others(_visit_after(work, cause), work.now)
    silent = [OccurrenceId(each) for each in cause.occurrences] if cause.kind == "silent" else []
    gone = tuple(dict.fromkeys((*work.declined, *silent)))
    problem = _without(problem, work.old, gone)
    return Mending(
        problem=problem if about is None else _held(problem, about),
        old=work.old if about is None else unpinned(work.old, [about]),
        broken=work.broken,
        gone=gone,
        about=about,
        confirmed=work.confirmed.difference(cause.occurrences),
    )


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
    sessions = (replace(each, required=each.required or each.id == wanted) for each in problem.sessions)
    return problem.but(sessions=tuple(sessions))


def _ranked(work: _Work, cause: Cause, mending: Mending, repairs: Sequence[Repair]) -> Iterator[ProposedRepair]:
    """By the number of people disturbed, then by what it costs them."""
    people = {id(each): disturbed_people(work.visit, each.moves, cause.occurrences) for each in repairs}
    ranked = sorted(repairs, key=lambda each: (people[id(each)].count, each.cost))
    for number, each in enumerate(ranked, 1):
        yield ProposedRepair(
            id=0,
            cause=cause.kind,
            about=cause.about,
            number=number,
            hosts=people[id(each)].hosts,
            delegates=people[id(each)].delegates,
            reopened=len(reopened(mending, each)),
            is_least=each.is_minimal,
            plan=pinned_as(mending.old, each.itinerary),
            remark=None,
        )


def _no_way(cause: Cause, why: Text) -> ProposedRepair:
    return ProposedRepair(0, cause.kind, cause.about, 1, 0, 0, 0, False, None, why)


def _keep(attempt: Attempt, work: _Work | None, found: list[ProposedRepair] | None, now: datetime) -> None:
    with transaction():
        run, search = still_ours(attempt), search_of_run(attempt.run_id)
        if run is None or search is None:
            return
        fits = work is not None and version_of(attempt.visit_id) == attempt.visit_version
        if work is None or found is None or not fits or not _still_there(attempt, work):
            end(run, "failed", now, VISIT_CHANGED)
            return
        keep_repairs(search, found, itinerary_id=work.itinerary_id, visit_version=attempt.visit_version, now=now)
        end(run, "stopped" if run.stop_requested else "done", now)


def _keep_nothing(attempt: Attempt, why: Text, now: datetime) -> None:
    with transaction():
        run = still_ours(attempt)
        if run is not None:
            end(run, "failed", now, why)


def _still_there(attempt: Attempt, work: _Work) -> bool:
    kept = None if attempt.scenario_id is None else current_itinerary(attempt.scenario_id)
    return kept is not None and kept.id == work.itinerary_id
