"""Who else is looking at a visit."""

from datetime import datetime

from sqlalchemy import select

from visitplanner.storage.database import db
from visitplanner.storage.models import PresenceRow
from visitplanner.storage.presences import HERE_FOR


def others_here(visit_id: str, person: str, now: datetime) -> tuple[str, ...]:
    """The e-mail addresses of those who have the visit open now, but for one's own."""
    return tuple(
        db.session.scalars(
            select(PresenceRow.person)
            .where(PresenceRow.visit_id == visit_id, PresenceRow.person != person)
            .where(PresenceRow.seen_at >= now - HERE_FOR)
            .order_by(PresenceRow.person)
        )
    )
