"""What came into the mailbox and could not be placed."""

from sqlalchemy import func, select

from visitplanner.storage.database import db
from visitplanner.storage.models import CalendarMailRow


def unmatched_mails() -> int:
    """How many mails with a calendar belong to no invitation that is known; they are left unread in the mailbox."""
    count = select(func.count()).select_from(CalendarMailRow).where(CalendarMailRow.outcome == "unmatched")
    return db.session.scalars(count).one()
