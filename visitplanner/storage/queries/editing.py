"""A visit as it is edited: its content together with the version that an edit must name."""

from dataclasses import dataclass

from sqlalchemy import select

from visitplanner.storage.database import db
from visitplanner.storage.models import ItineraryRow, ScenarioRow
from visitplanner.storage.visits import load_visit, visit_row
from visitplanner.visit.entities import Visit


@dataclass(frozen=True)
class VisitVersion:
    version: int
    visit: Visit


def visit_to_edit(visit_id: str) -> VisitVersion:
    """Raises ``VisitIsUnknown``."""
    # The version is read first: should somebody save in between, an edit is refused rather than taken for newer.
    version = visit_row(visit_id).version
    return VisitVersion(version, load_visit(visit_id))


def plan_is_older(visit_id: str) -> bool:
    """Whether the plan that counts was made for an earlier version of the visit."""
    made_for = db.session.scalar(
        select(ItineraryRow.visit_version)
        .join(ScenarioRow, ScenarioRow.id == ItineraryRow.scenario_id)
        .where(ScenarioRow.visit_id == visit_id, ScenarioRow.is_promoted.is_(True), ItineraryRow.is_current.is_(True))
    )
    return made_for is not None and made_for < visit_row(visit_id).version
