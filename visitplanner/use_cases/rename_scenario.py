"""Give a scenario another name."""

from datetime import datetime

from visitplanner.storage import scenarios
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.visits import locked_visit

LONGEST_NAME = 60


class NameIsUnusable(ValueError):
    """A name is a few visible characters."""


def rename_scenario(visit_id: str, scenario_id: int, name: str, *, now: datetime, by: str) -> None:
    """Raises ``VisitIsUnknown``, ``ScenarioIsUnknown``, ``NameIsTaken`` and ``NameIsUnusable``."""
    name = name.strip()
    if not name.isprintable() or not 0 < len(name) <= LONGEST_NAME:
        raise NameIsUnusable(name)
    with transaction():
        locked_visit(visit_id)
        old = scenarios.scenario_of(visit_id, scenario_id).name
        if name == old:
            return
        scenarios.rename_scenario(visit_id, scenario_id, name)
        record(
            visit_id,
            actor=by,
            channel="web",
            operation="scenario_renamed",
            before={"scenario": old},
            after={"scenario": name},
            now=now,
        )
