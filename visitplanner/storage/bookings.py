"""Which times are taken at real hosts and sites, across all visits. The database has the last word on every one.

Everything that writes stands inside a ``transaction()``.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, insert, or_, select
from sqlalchemy.exc import IntegrityError

from visitplanner.storage.database import db
from visitplanner.storage.models import BookedSlotRow


class SlotIsTaken(Exception):
    """Another visit has this host at that time, or another group is at this site."""


@dataclass(frozen=True)
class Span:
    """A time at a real place; the keys are those of ``programme.real_places``."""

    host_key: str
    site_key: str
    begins_at: datetime
    ends_at: datetime


def hold(visit_id: str, occurrence_id: str, span: Span, *, until: datetime, now: datetime) -> None:
    """Keep a time for a meeting until its host has answered. Raises ``SlotIsTaken``."""
    _book(visit_id, occurrence_id, span, state="held", until=until, now=now)


def confirm(visit_id: str, occurrence_id: str, span: Span, *, now: datetime) -> None:
    """Take a time for good. Raises ``SlotIsTaken``."""
    _book(visit_id, occurrence_id, span, state="confirmed", until=None, now=now)


def release(visit_id: str, occurrence_id: str) -> None:
    """Give a time back, if there was one."""
    db.session.execute(delete(BookedSlotRow).where(*_own(visit_id, occurrence_id)))


def booked_by(visit_id: str) -> dict[str, Span]:
    """What a visit holds or has confirmed, by occurrence."""
    rows = db.session.scalars(select(BookedSlotRow).where(BookedSlotRow.visit_id == visit_id))
    return {row.occurrence_id: Span(row.host_key, row.site_key, row.begins_at, row.ends_at) for row in rows}


def taken(visit_id: str, span: Span, *, now: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """The times within a span that the host or the site cannot give to this visit."""
    rows = select(BookedSlotRow.begins_at, BookedSlotRow.ends_at).where(
        _clash(visit_id, span), or_(BookedSlotRow.held_until.is_(None), BookedSlotRow.held_until >= now)
    )
    return tuple((row.begins_at, row.ends_at) for row in db.session.execute(rows.order_by(BookedSlotRow.begins_at)))


def taken_by_others(visit_id: str, keys: Collection[str], *, now: datetime) -> tuple[Span, ...]:
    """What other visits hold or have confirmed at hosts and sites with these keys."""
    theirs = or_(BookedSlotRow.host_key.in_(keys), BookedSlotRow.site_key.in_(keys))
    alive = or_(BookedSlotRow.held_until.is_(None), BookedSlotRow.held_until >= now)
    rows = db.session.scalars(select(BookedSlotRow).where(theirs, alive, BookedSlotRow.visit_id != visit_id))
    return tuple(Span(row.host_key, row.site_key, row.begins_at, row.ends_at) for row in rows)


def _book(visit_id: str, occurrence_id: str, span: Span, *, state: str, until: datetime | None, now: datetime) -> None:
    """What the meeting had before goes, and holds of others that have lapsed; refused, all stays as it was."""
    own = and_(*_own(visit_id, occurrence_id))
    lapsed = and_(BookedSlotRow.held_until < now, _clash(visit_id, span), BookedSlotRow.visit_id != visit_id)
    with _the_database_decides():
        # Locked in one order by everybody, so that two who give up each other's holds do not wait in a circle.
        old = select(BookedSlotRow.id).where(or_(own, lapsed)).order_by(BookedSlotRow.id).with_for_update()
        db.session.execute(delete(BookedSlotRow).where(BookedSlotRow.id.in_(list(db.session.scalars(old)))))
        values = {"visit_id": visit_id, "occurrence_id": occurrence_id, "state": state, "held_until": until}
        db.session.execute(insert(BookedSlotRow).values(**values, **vars(span)))


@contextmanager
def _the_database_decides() -> Iterator[None]:
    """What it refuses leaves the transaction as it was before."""
    try:
        with db.session.begin_nested():
            yield
    except IntegrityError as refusal:
        raise SlotIsTaken from refusal


def _own(visit_id: str, occurrence_id: str) -> tuple[ColumnElement[bool], ...]:
    return BookedSlotRow.visit_id == visit_id, BookedSlotRow.occurrence_id == occurrence_id


def _clash(visit_id: str, span: Span) -> ColumnElement[bool]:
    elsewhere = and_(BookedSlotRow.host_key == span.host_key, BookedSlotRow.visit_id != visit_id)
    meets = and_(BookedSlotRow.begins_at < span.ends_at, BookedSlotRow.ends_at > span.begins_at)
    return and_(meets, or_(BookedSlotRow.site_key == span.site_key, elsewhere))
