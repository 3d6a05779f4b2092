"""Ask for a visit to be planned, for its plan to be repaired, or for other plans, in the background."""

from datetime import datetime
from typing import Literal

from visitplanner.planning import Limits
from visitplanner.storage.database import transaction
from visitplanner.storage.planning_runs import queue_run, unfinished_run
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
    with transaction():
        visit = locked_visit(visit_id)
        waiting = unfinished_run(visit_id)
        if waiting is not None:
            return waiting.id
        start = None if scenario_id is None else scenario_of(visit_id, scenario_id).id
        run_id = queue_run(visit, kind, limits, scenario_id=start, author=by, now=now).id
    jobs.plan(run_id)
    return run_id
