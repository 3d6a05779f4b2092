"""What hosts were asked about their times, and what they said; whatever writes stands inside a ``transaction()``."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, select

from visitplanner.programme.host_times import Times
from visitplanner.storage.database import db
from visitplanner.storage.invitations import TOKEN_BYTES, hash_of
from visitplanner.storage.models import TimesRequestRow

LASTS = timedelta(days=30)


class TimesWereNotAsked(LookupError):
    """The host was not asked for times."""


@dataclass(frozen=True)
class TimesRequest:
    id: int
    visit_id: str
    host: str
    language: str
    answer_by: date
    asked_at: datetime
    token_hash: str
    expires_at: datetime
    revoked_at: datetime | None
    answered_at: datetime | None
    times: Times
    calendar_at: datetime | None
    taken_over_at: datetime | None


def ask(visit_id: str, host: str, *, language: str, answer_by: date, now: datetime) -> str:
    """The token of the link; the one before opens nothing any more, and what was answered stays."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = request_row(visit_id, host)
    if row is None:
        row = TimesRequestRow(visit_id=visit_id, organisation_id=host, times={})
        db.session.add(row)
    row.language, row.answer_by, row.asked_at = language, answer_by, now
    row.token_hash, row.revoked_at = hash_of(token), None
    row.expires_at = max(now + LASTS, datetime.combine(answer_by, now.timetz()) + timedelta(days=7))
    db.session.flush()
    return token


def request_row(visit_id: str, host: str) -> TimesRequestRow | None:
    own = (TimesRequestRow.visit_id == visit_id, TimesRequestRow.organisation_id == host)
    return db.session.scalar(select(TimesRequestRow).where(*own))


def one_request(*conditions: ColumnElement[bool]) -> TimesRequest | None:
    row = db.session.scalar(select(TimesRequestRow).where(*conditions))
    return None if row is None else request_of(row)


def request_of(row: TimesRequestRow) -> TimesRequest:
    return TimesRequest(
        id=row.id,
        visit_id=row.visit_id,
        host=row.organisation_id,
        language=row.language,
        answer_by=row.answer_by,
        asked_at=row.asked_at,
        token_hash=row.token_hash,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        answered_at=row.answered_at,
        times=cast(Any, row.times),
        calendar_at=row.calendar_at,
        taken_over_at=row.taken_over_at,
    )
