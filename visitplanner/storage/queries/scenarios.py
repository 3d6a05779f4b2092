"""All scenarios of a visit with the plans at which they stand."""

from sqlalchemy import select

from visitplanner.storage.database import db
from visitplanner.storage.models import ItineraryRow, ScenarioRow
from visitplanner.storage.scenarios import (
    Kept,
    NameIsTaken,
    Scenario,
    ScenarioIsUnknown,
    TooManyScenarios,
    kept_in,
    scenario_in,
)

__all__ = ["Kept", "NameIsTaken", "Scenario", "ScenarioIsUnknown", "TooManyScenarios", "plans_of"]


def plans_of(visit_id: str) -> tuple[tuple[Scenario, Kept], ...]:
    """Every scenario that has a plan, with where it stands, in the order in which they were made."""
    rows = db.session.execute(
        select(ScenarioRow, ItineraryRow)
        .join(ItineraryRow, ItineraryRow.scenario_id == ScenarioRow.id)
        .where(ScenarioRow.visit_id == visit_id, ItineraryRow.is_current.is_(True))
        .order_by(ScenarioRow.id)
    )
    return tuple((scenario_in(scenario), kept_in(itinerary)) for scenario, itinerary in rows)
