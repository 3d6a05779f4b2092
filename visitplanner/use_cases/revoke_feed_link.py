"""Withdraw a calendar link: from now on it shows a notice, and after a month nothing."""

from datetime import datetime

from sqlalchemy import select

from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import FeedLinkRow


class FeedLinkIsUnknown(LookupError):
    """The visit has no such link."""


def revoke_feed_link(link_id: int, *, visit_id: str, now: datetime) -> None:
    """A link that was withdrawn before stays withdrawn since then. Raises ``FeedLinkIsUnknown``."""
    with transaction():
        wanted = select(FeedLinkRow).where(FeedLinkRow.id == link_id, FeedLinkRow.visit_id == visit_id)
        link = db.session.scalar(wanted)
        if link is None:
            raise FeedLinkIsUnknown(link_id)
        if link.revoked_at is None:
            link.revoked_at = now
