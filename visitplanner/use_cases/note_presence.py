"""Note that somebody has a visit open."""

from datetime import datetime

from visitplanner.storage.database import transaction
from visitplanner.storage.presences import keep_presence
from visitplanner.storage.visits import visit_row


def note_presence(visit_id: str, *, person: str, now: datetime) -> None:
    """Raises ``VisitIsUnknown``."""
    with transaction():
        visit_row(visit_id)
        keep_presence(visit_id, person, now)
