"""Calendar links and the files behind them, for reading."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from visitplanner.storage.calendars import Edition
from visitplanner.storage.database import db
from visitplanner.storage.models import CalendarBodyRow, FeedLinkRow

TOLD_AFTER_WITHDRAWAL = timedelta(days=30)
"""How long a withdrawn link still answers, with a notice, so that its subscribers learn of it."""


@dataclass(frozen=True)
class FeedLink:
    """A link without its secret, which nobody can be told again."""

    id: int
    visit_id: str
    edition: Edition
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None

    def withdrawn_at(self, now: datetime) -> datetime | None:
        """Since when it no longer shows the programme, if so: revoked by somebody, or run out."""
        ends = [moment for moment in (self.revoked_at, self.expires_at) if moment is not None and moment <= now]
        return min(ends, default=None)


@dataclass(frozen=True)
class CalendarFile:
    octets: bytes
    gzipped: bytes
    etag: str
    changed_at: datetime


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def feed_link(token: str) -> FeedLink | None:
    """The link whose secret this is."""
    row = db.session.scalar(select(FeedLinkRow).where(FeedLinkRow.token_hash == hash_of(token)))
    return None if row is None else _link(row)


def feed_links(visit_id: str) -> tuple[FeedLink, ...]:
    """All links of a visit, the newest first."""
    rows = db.session.scalars(
        select(FeedLinkRow).where(FeedLinkRow.visit_id == visit_id).order_by(FeedLinkRow.id.desc())
    )
    return tuple(_link(row) for row in rows)


def calendar_file(visit_id: str, edition: Edition) -> CalendarFile | None:
    """The file of an edition, or nothing where the visit is unknown or the edition was never asked for."""
    key = (visit_id, edition.language, edition.role, edition.subgroup, edition.full_day)
    row = db.session.get(CalendarBodyRow, key)
    return None if row is None else CalendarFile(row.octets, row.gzipped, row.etag, row.changed_at)


def _link(row: FeedLinkRow) -> FeedLink:
    edition = Edition(row.language, row.role, row.subgroup, row.full_day)
    return FeedLink(row.id, row.visit_id, edition, row.created_at, row.expires_at, row.revoked_at)
