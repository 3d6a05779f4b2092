"""The record of what happened to a visit, for reading."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from visitplanner.storage.database import db
from visitplanner.storage.models import AuditEventRow

MOST = 50


@dataclass(frozen=True)
class Happening:
    id: int
    at: datetime
    actor: str
    channel: str
    operation: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def happenings(visit_id: str, *, before: int | None = None, most: int = MOST) -> tuple[Happening, ...]:
    """The latest first; ``before`` is the number of the last one seen, to page on."""
    wanted = select(AuditEventRow).where(AuditEventRow.visit_id == visit_id)
    if before is not None:
        wanted = wanted.where(AuditEventRow.id < before)
    rows = db.session.scalars(wanted.order_by(AuditEventRow.id.desc()).limit(most))
    return tuple(
        Happening(row.id, row.at, row.actor, row.channel, row.operation, row.before, row.after) for row in rows
    )
