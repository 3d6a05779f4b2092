"""Make a secret link under which a calendar can be subscribed to."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal

from visitplanner.language.languages import LANGUAGES
from visitplanner.storage.calendars import Edition
from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import FeedLinkRow
from visitplanner.storage.queries.feeds import hash_of
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.publish_calendar import make_edition
from visitplanner.visit.entities import Visit

LASTS = timedelta(days=180)
LASTS_AFTER_VISIT = timedelta(days=30)
TOKEN_BYTES = 32

FeedRole = Literal["coordinator", "head", "delegate"]


class ReaderIsUnknown(Exception):
    """There is no such language or subgroup, or a delegate's link names no subgroup."""


@dataclass(frozen=True)
class NewFeedLink:
    """``token`` is the secret part of the address. It is shown this once and kept nowhere."""

    id: int
    token: str


def create_feed_link(
    visit_id: str,
    *,
    language: str,
    role: FeedRole,
    calendars: Calendars,
    now: datetime,
    subgroup: str = "",
    full_day: bool = False,
) -> NewFeedLink:
    """A new link to the calendar as this reader may see it. Raises ``VisitIsUnknown`` and ``ReaderIsUnknown``."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with transaction():
        visit = load_visit(visit_id)
        edition = _edition(visit, language, role, subgroup, full_day)
        make_edition(visit_id, edition, calendars=calendars, now=now)
        link = FeedLinkRow(
            visit_id=visit_id,
            token_hash=hash_of(token),
            created_at=now,
            expires_at=_expiry(visit, now),
            **vars(edition),
        )
        db.session.add(link)
        db.session.flush()
        return NewFeedLink(link.id, token)


def _edition(visit: Visit, language: str, role: FeedRole, subgroup: str, full_day: bool) -> Edition:
    known = {each.id for each in visit.subgroups} | ({""} if role != "delegate" else set())
    if language not in LANGUAGES or subgroup not in known:
        raise ReaderIsUnknown(language, subgroup)
    return Edition(language, role, "" if role == "coordinator" else subgroup, full_day)


def _expiry(visit: Visit, now: datetime) -> datetime:
    """Half a year, or until the visit has been over for a month if that is later."""
    over = datetime.combine(visit.header.end_date, time(), UTC) + LASTS_AFTER_VISIT
    return max(now + LASTS, over)
