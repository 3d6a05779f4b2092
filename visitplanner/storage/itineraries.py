"""The plan of a visit: what its promoted scenario has come to."""

from visitplanner.planning import Itinerary
from visitplanner.storage.scenarios import (
    current_itinerary,
    forget_scenarios,
    promoted_scenario,
)


def load_itinerary(visit_id: str) -> Itinerary | None:
    """The current itinerary of the promoted scenario, or nothing where none was kept yet."""
    promoted = promoted_scenario(visit_id)
    kept = None if promoted is None else current_itinerary(promoted.id)
    return None if kept is None else kept.itinerary


def forget_itineraries(visit_id: str) -> None:
    """Plans of a visit that is no longer what it was. Inside a ``transaction()``."""
    forget_scenarios(visit_id)
