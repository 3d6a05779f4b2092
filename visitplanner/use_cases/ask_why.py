"""Ask why a session is where it is, or why it is not in the plan; the answer is looked for in the background."""

from datetime import datetime

from visitplanner.planning import Limits
from visitplanner.storage.database import transaction
from visitplanner.storage.planning_runs import queue_run
from visitplanner.storage.questions import ask, newest_question
from visitplanner.storage.scenarios import current_itinerary, promoted_scenario, scenario_of
from visitplanner.storage.visits import load_visit, locked_visit
from visitplanner.use_cases.ports import Jobs
from visitplanner.use_cases.take_scenario import NoPlanYet


class SessionIsUnknown(LookupError):
    """The visit has no such session."""


def ask_why(
    visit_id: str,
    session_id: str,
    *,
    scenario_id: int | None = None,
    limits: Limits,
    jobs: Jobs,
    now: datetime,
    by: str,
) -> int:
    """The number of the run that answers: the one that waits already, or a new one.

    It is about the plan of a scenario, of the visit where none is named. Raises ``VisitIsUnknown``,
    ``SessionIsUnknown``, ``ScenarioIsUnknown`` and ``NoPlanYet``.
    """
    with transaction():
        visit = locked_visit(visit_id)
        if all(each.id != session_id for each in load_visit(visit_id).sessions):
            raise SessionIsUnknown(session_id)
        scenario = promoted_scenario(visit_id) if scenario_id is None else scenario_of(visit_id, scenario_id)
        kept = None if scenario is None else current_itinerary(scenario.id)
        if kept is None:
            raise NoPlanYet(visit_id)
        before = newest_question(visit_id, session_id, kept.scenario_id)
        if before is not None and before.is_waiting:
            return before.run_id
        run = queue_run(visit, "why", limits, scenario_id=kept.scenario_id, author=by, now=now)
        ask(run, session_id, kept.id)
        run_id = run.id
    jobs.plan(run_id)
    return run_id
