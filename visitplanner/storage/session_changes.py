"""The few things about a session that change with its host's answer. All of it stands inside a ``transaction()``."""

from collections.abc import Sequence

from sqlalchemy import select, update

from visitplanner.storage.database import db
from visitplanner.storage.models import ItineraryRow, OfferedWindowRow, PlacementRow, ScenarioRow, SessionRow
from visitplanner.storage.visits import visit_row
from visitplanner.visit.entities import OfferedWindow, SessionStatus


def set_status(visit_id: str, session_id: str, status: SessionStatus) -> None:
    """The visit's version rises when the status is another one. A plan that holds what is declined is out of date."""
    row = db.session.get(SessionRow, (visit_id, session_id))
    if row is not None and row.status != status:
        row.status = status
        count_change(visit_id, plans_hold=status != "declined")


def offer_windows(visit_id: str, session_id: str, windows: Sequence[OfferedWindow]) -> None:
    """The host could receive the group at these times too. A session without windows is open at all times already."""
    row = db.session.get(SessionRow, (visit_id, session_id))
    if row is None or not row.offers:
        return
    known = {each.entity() for each in row.offers}
    new = [each for each in windows if each not in known]
    for at, window in enumerate(new, len(row.offers)):
        offer = OfferedWindowRow.of(visit_id, at, window)
        row.offers.append(offer)
    if new:
        count_change(visit_id, plans_hold=True)


def count_change(visit_id: str, *, plans_hold: bool) -> None:
    """Raise the visit's version. Where plans hold, those that were made for the visit as it was count as up to date."""
    visit = visit_row(visit_id)
    if plans_hold:
        fresh = (ItineraryRow.visit_id == visit_id, ItineraryRow.visit_version == visit.version)
        db.session.execute(update(ItineraryRow).where(*fresh).values(visit_version=visit.version + 1))
    visit.version += 1


def set_pinned(visit_id: str, occurrence_id: str, pinned: bool) -> None:
    """In the visit's plan as it stands. No step of its history: nobody takes a host's word back by stepping back."""
    current = (
        select(ItineraryRow.id)
        .join(ScenarioRow, ScenarioRow.id == ItineraryRow.scenario_id)
        .where(ScenarioRow.visit_id == visit_id, ScenarioRow.is_promoted, ItineraryRow.is_current)
    )
    rows = select(PlacementRow).where(
        PlacementRow.itinerary_id.in_(current), PlacementRow.occurrence_id == occurrence_id
    )
    for row in db.session.scalars(rows):
        row.pinned = pinned
