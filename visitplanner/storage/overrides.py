"""Breaches that somebody lets stand, each with its reason. Whoever answers for one is never forgotten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from visitplanner.planning import Violation
from visitplanner.planning.moving import breach
from visitplanner.storage.database import db
from visitplanner.storage.models import OverrideRow


@dataclass(frozen=True)
class Override:
    breach: str
    reason: str
    author: str
    at: datetime


def overrides_of(visit_id: str) -> Mapping[str, Override]:
    """By breach; of several the newest."""
    rows = select(OverrideRow).where(OverrideRow.visit_id == visit_id).order_by(OverrideRow.id)
    return {row.breach: Override(row.breach, row.reason, row.author, row.at) for row in db.session.scalars(rows)}


def add_overrides(visit_id: str, violations: Iterable[Violation], *, reason: str, author: str, now: datetime) -> None:
    """Inside a ``transaction()``."""
    db.session.add_all(
        OverrideRow(
            visit_id=visit_id,
            occurrence_id=next(iter(each.occurrences), ""),
            code=each.rule,
            breach=breach(each),
            reason=reason,
            author=author,
            at=now,
        )
        for each in violations
    )
