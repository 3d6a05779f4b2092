"""The plan of a visit: what its promoted scenario has come to."""

from datetime import datetime

from visitplanner.planning import Itinerary
from visitplanner.storage.scenarios import (
    add_itinerary,
    create_scenario,
    current_itinerary,
    forget_scenarios,
    promoted_scenario,
)


def save_itinerary(itinerary: Itinerary, visit_id: str, visit_version: int, now: datetime) -> int:
    """Keep an itinerary as the visit's plan; its number. The first one makes a scenario. Inside a ``transaction()``."""
    promoted = promoted_scenario(visit_id)
    scenario_id = create_scenario(visit_id, now) if promoted is None else promoted.id
    return add_itinerary(scenario_id, itinerary, visit_version=visit_version, made_by="plan", now=now)


def load_itinerary(visit_id: str) -> Itinerary | None:
    """The current itinerary of the promoted scenario, or nothing where none was kept yet."""
    promoted = promoted_scenario(visit_id)
    kept = None if promoted is None else current_itinerary(promoted.id)
    return None if kept is None else kept.itinerary


def forget_itineraries(visit_id: str) -> None:
    """Plans of a visit that is no longer what it was. Inside a ``transaction()``."""
    forget_scenarios(visit_id)
