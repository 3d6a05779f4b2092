"""Remove a scenario that nobody needs any more."""

from datetime import datetime

from visitplanner.storage import scenarios
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.visits import locked_visit


class ScenarioIsPromoted(Exception):
    """The plan of the visit cannot be removed; another one is promoted first."""


def remove_scenario(visit_id: str, scenario_id: int, *, now: datetime, by: str) -> None:
    """Raises ``VisitIsUnknown``, ``ScenarioIsUnknown`` and ``ScenarioIsPromoted``."""
    with transaction():
        locked_visit(visit_id)
        scenario = scenarios.scenario_of(visit_id, scenario_id)
        if scenario.is_promoted:
            raise ScenarioIsPromoted(scenario_id)
        scenarios.remove_scenario(visit_id, scenario_id)
        record(
            visit_id,
            actor=by,
            channel="web",
            operation="scenario_removed",
            before={"scenario": scenario.name},
            now=now,
        )
