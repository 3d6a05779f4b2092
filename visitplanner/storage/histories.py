"""How far back a scenario can be stepped: a history that only grew would outgrow everything else that is kept."""

from sqlalchemy import delete, select

from visitplanner.storage.database import db
from visitplanner.storage.models import ItineraryRow

LONGEST_HISTORY = 50


def forget_oldest(scenario_id: int) -> None:
    """Of the plans of a scenario the newest ``LONGEST_HISTORY`` stay, and the current one with what it was made from.

    What a plan came from, and the run that made it, then point to nothing; the record still tells what was done.
    Inside a ``transaction()``.
    """
    own = ItineraryRow.scenario_id == scenario_id
    newest = select(ItineraryRow.id).where(own).order_by(ItineraryRow.id.desc()).limit(LONGEST_HISTORY)
    here = select(ItineraryRow.id, ItineraryRow.parent_id).where(own, ItineraryRow.is_current.is_(True))
    stay = {*db.session.scalars(newest), *(each for row in db.session.execute(here) for each in row if each)}
    db.session.execute(delete(ItineraryRow).where(own, ItineraryRow.id.not_in(stay)))
