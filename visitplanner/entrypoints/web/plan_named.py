"""The plan that an address speaks of: that of the scenario it names, or the visit's own."""

from flask import abort, request

from visitplanner.entrypoints.web.forms.numbers import number_in
from visitplanner.storage.queries.board import PlanOnBoard, ScenarioIsUnknown, plan_on_board


def plan_named(visit_id: str) -> PlanOnBoard | None:
    """Nothing where there is no plan yet. Answers 404 to a scenario that the visit does not have."""
    named = request.values.get("scenario", "")
    scenario_id = number_in(named)
    if named and scenario_id is None:
        abort(404)
    try:
        return plan_on_board(visit_id, scenario_id)
    except ScenarioIsUnknown:
        abort(404)
