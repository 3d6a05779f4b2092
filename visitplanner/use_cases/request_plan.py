"""Ask for a visit to be planned, for its plan to be repaired, or for other plans, in the background."""

from datetime import datetime
from typing import Literal

from visitplanner.planning import Limits
from visitplanner.storage.database import transaction
from visitplanner.storage.models import PlanningRunRow
from visitplanner.storage.planning_runs import unfinished_run
from visitplanner.storage.scenarios import scenario_of
from visitplanner.storage.visits import locked_visit
from visitplanner.use_cases.ports import Jobs

Kind = Literal["plan", "alternatives", "repair"]


def request_plan(
    visit_id: str,
    *,
    limits: Limits,
    jobs: Jobs,
    now: datetime,
    kind: Kind = "plan",
    scenario_id: int | None = None,
    by: str = "",
) -> int:
    """The number of the planning run: the one that already waits or runs, or a new one.

    It starts from a scenario, from the promoted one where none is named. Raises ``VisitIsUnknown`` and
    ``ScenarioIsUnknown``.
    """
    with transaction() as session:
        visit = locked_visit(visit_id)
        waiting = unfinished_run(visit_id)
        if waiting is not None:
            return waiting.id
        run = PlanningRunRow(
            visit_id=visit_id,
            visit_version=visit.version,
            kind=kind,
            author=by,
            scenario_id=None if scenario_id is None else scenario_of(visit_id, scenario_id).id,
            state="queued",
            limit_seconds=limits.seconds,
            limit_workers=limits.workers,
            seed=limits.seed,
            requested_at=now,
            queued_at=now,
        )
        session.add(run)
        session.flush()
        run_id = run.id
    jobs.plan(run_id)
    return run_id
