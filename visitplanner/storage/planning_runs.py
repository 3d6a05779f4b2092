"""Planning runs as their worker sees them: begun, alive, ended. Only the last attempt on a run may write."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from sqlalchemy import ColumnElement, select, update

from visitplanner.language.text import Text
from visitplanner.planning import Itinerary, Limits, Problem, Progress
from visitplanner.planning.known_part import known_part
from visitplanner.storage.database import db
from visitplanner.storage.load_problem import load_problem_among_others
from visitplanner.storage.models import PlanningRunRow, VisitRow
from visitplanner.storage.models.planning_run import UNFINISHED
from visitplanner.storage.scenarios import current_itinerary, promoted_scenario

SILENCE = timedelta(seconds=15)
"""A running run is taken for dead once it was silent for this long. A live one is heard twice a second."""


Point: TypeAlias = tuple[float, int | None, int | None]
"""Seconds, value and bound."""


class RunIsUnknown(LookupError):
    """No planning run has this number."""


@dataclass(frozen=True)
class Attempt:
    """One worker's work on a run; ``number`` tells it from those before and after.

    ``old`` is the plan that the run starts from, as far as the visit still knows it, in scenario ``scenario_id``.
    """

    run_id: int
    number: int
    kind: str
    author: str
    visit_id: str
    visit_version: int
    limits: Limits
    problem: Problem
    scenario_id: int | None
    old: Itinerary | None


def unfinished_run(visit_id: str) -> PlanningRunRow | None:
    """The run of a visit that waits or runs; there is one at most. Questions about a plan do not count."""
    return db.session.scalar(
        select(PlanningRunRow).where(
            PlanningRunRow.visit_id == visit_id, PlanningRunRow.state.in_(UNFINISHED), PlanningRunRow.kind != "why"
        )
    )


def queue_run(
    visit: VisitRow, kind: str, limits: Limits, *, scenario_id: int | None = None, author: str = "", now: datetime
) -> PlanningRunRow:
    """A new run that waits for a worker, with its number."""
    run = PlanningRunRow(
        visit_id=visit.id,
        visit_version=visit.version,
        kind=kind,
        author=author,
        scenario_id=scenario_id,
        state="queued",
        limit_seconds=limits.seconds,
        limit_workers=limits.workers,
        seed=limits.seed,
        requested_at=now,
        queued_at=now,
    )
    db.session.add(run)
    db.session.flush()
    return run


def locked_run(run_id: int) -> PlanningRunRow:
    """A run that nobody else changes until the transaction ends. Raises ``RunIsUnknown``."""
    row = db.session.scalar(select(PlanningRunRow).where(PlanningRunRow.id == run_id).with_for_update())
    if row is None:
        raise RunIsUnknown(run_id)
    return row


def begin_attempt(run_id: int, now: datetime, kinds: Sequence[str] = ("plan",)) -> Attempt | None:
    """Take up a waiting run of some kind; nothing when there is none, so that a job handed out twice is done once."""
    row = locked_run(run_id)
    if row.state != "queued" or row.kind not in kinds:
        return None
    row.state = "running"
    row.attempts += 1
    row.started_at = row.heartbeat_at = now
    row.elapsed, row.value, row.bound, row.points = 0.0, None, None, None
    row.visit_version = version_of(row.visit_id)
    problem = load_problem_among_others(row.visit_id, now)
    scenario_id = row.scenario_id or _promoted(row.visit_id)
    kept = None if scenario_id is None else current_itinerary(scenario_id)
    return Attempt(
        run_id=row.id,
        number=row.attempts,
        kind=row.kind,
        author=row.author,
        visit_id=row.visit_id,
        visit_version=row.visit_version,
        limits=Limits(row.limit_seconds, row.limit_workers, row.seed),
        problem=problem,
        scenario_id=scenario_id,
        old=None if kept is None else known_part(problem, kept.itinerary),
    )


def still_alive(attempt: Attempt, progress: Progress, points: Sequence[Point], now: datetime) -> bool:
    """Keep how far an attempt is, and how it got there; whether it should go on."""
    goes_on = db.session.scalar(
        update(PlanningRunRow)
        .where(*_last(attempt))
        .values(
            heartbeat_at=now,
            elapsed=progress.elapsed,
            value=progress.value,
            bound=progress.bound,
            points=list(points),
        )
        .returning(PlanningRunRow.stop_requested)
    )
    return goes_on is False


def still_ours(attempt: Attempt) -> PlanningRunRow | None:
    """The run, as long as this attempt is its last and it was not given up."""
    return db.session.scalar(select(PlanningRunRow).where(*_last(attempt)).with_for_update())


def silent_runs(since: datetime) -> list[PlanningRunRow]:
    """Runs that are said to run but have shown no sign of life since a moment."""
    silent = (PlanningRunRow.state == "running", PlanningRunRow.heartbeat_at <= since)
    return list(db.session.scalars(select(PlanningRunRow).where(*silent).with_for_update(skip_locked=True)))


def waiting_runs(since: datetime) -> list[PlanningRunRow]:
    """Runs that have been in the queue since a moment or longer, the oldest first."""
    waiting = (PlanningRunRow.state == "queued", PlanningRunRow.queued_at <= since)
    rows = select(PlanningRunRow).where(*waiting).order_by(PlanningRunRow.id).with_for_update(skip_locked=True)
    return list(db.session.scalars(rows))


def _promoted(visit_id: str) -> int | None:
    promoted = promoted_scenario(visit_id)
    return None if promoted is None else promoted.id


def version_of(visit_id: str) -> int:
    return db.session.scalars(select(VisitRow.version).where(VisitRow.id == visit_id)).one()


def end(row: PlanningRunRow, state: str, now: datetime, error: Text | None = None) -> None:
    """No more work is done on this run."""
    row.state = state
    row.finished_at = now
    row.error = error


def _last(attempt: Attempt) -> tuple[ColumnElement[bool], ...]:
    return (
        PlanningRunRow.id == attempt.run_id,
        PlanningRunRow.attempts == attempt.number,
        PlanningRunRow.state == "running",
    )
