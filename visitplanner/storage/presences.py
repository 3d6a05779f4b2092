"""Who has a visit open: a row for each person, renewed while the page is looked at."""

from datetime import datetime, timedelta

from sqlalchemy import delete

from visitplanner.storage.database import db
from visitplanner.storage.models import PresenceRow

HERE_FOR = timedelta(seconds=100)
"""How long somebody counts as present after the last sign of life."""


def keep_presence(visit_id: str, person: str, now: datetime) -> None:
    """Note that somebody is here; whoever has been silent for long is forgotten. Inside a ``transaction()``."""
    db.session.execute(delete(PresenceRow).where(PresenceRow.seen_at < now - HERE_FOR))
    db.session.merge(PresenceRow(visit_id=visit_id, person=person, seen_at=now))
