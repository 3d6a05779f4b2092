"""How a visit's planning goes."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from visitplanner.language.text import Text
from visitplanner.storage.database import db
from visitplanner.storage.models import PlanningRunRow
from visitplanner.storage.planning_runs import Point, RunIsUnknown

__all__ = ["PlanningRun", "Point", "RunIsUnknown", "newest_run", "planning_run"]


@dataclass(frozen=True)
class PlanningRun:
    """``elapsed`` and ``limit_seconds`` in seconds; ``points`` are seconds, value and bound on the way; ``outcome`` is
    the status of the itinerary it ended with.
    """

    id: int
    visit_id: str
    kind: str
    points: tuple[Point, ...]
    state: str
    attempts: int
    stop_requested: bool
    limit_seconds: float
    elapsed: float
    value: int | None
    bound: int | None
    outcome: str | None
    error: Text | None
    requested_at: datetime
    finished_at: datetime | None


def newest_run(visit_id: str) -> PlanningRun | None:
    """The run that was asked for last, waiting, running or ended; questions about a plan are none."""
    planning = (PlanningRunRow.visit_id == visit_id, PlanningRunRow.kind != "why")
    newest = select(PlanningRunRow).where(*planning).order_by(PlanningRunRow.id.desc())
    row = db.session.scalar(newest.limit(1))
    return None if row is None else _run(row)


def planning_run(run_id: int) -> PlanningRun:
    """Raises ``RunIsUnknown``."""
    row = db.session.get(PlanningRunRow, run_id, populate_existing=True)
    if row is None:
        raise RunIsUnknown(run_id)
    return _run(row)


def _run(row: PlanningRunRow) -> PlanningRun:
    return PlanningRun(
        id=row.id,
        visit_id=row.visit_id,
        kind=row.kind,
        points=tuple(row.points or ()),
        state=row.state,
        attempts=row.attempts,
        stop_requested=row.stop_requested,
        limit_seconds=row.limit_seconds,
        elapsed=row.elapsed,
        value=row.value,
        bound=row.bound,
        outcome=row.outcome,
        error=row.error,
        requested_at=row.requested_at,
        finished_at=row.finished_at,
    )
