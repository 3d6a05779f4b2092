"""Keep which hours suit a host, as the host has just said; the answer before is no more than a line in the record."""

from datetime import datetime
from typing import cast

from visitplanner.programme.host_times import Times
from visitplanner.programme.invitation import takes_answers
from visitplanner.storage.audit import record
from visitplanner.storage.database import db, transaction
from visitplanner.storage.models import TimesRequestRow
from visitplanner.storage.times_requests import TimesWereNotAsked
from visitplanner.storage.visits import locked_visit
from visitplanner.use_cases.record_reply import PlanIsClosed
from visitplanner.visit.entities import VisitStatus


def record_times(request_id: int, times: Times, *, calendar_at: datetime | None, now: datetime) -> None:
    """The same again changes nothing; ``calendar_at`` is when the calendar was read that they were filled in from.

    Raises ``TimesWereNotAsked`` and ``PlanIsClosed``.
    """
    visit_id = _visit_of(request_id)
    with transaction():
        visit = locked_visit(visit_id)
        if not takes_answers(cast(VisitStatus, visit.status)):
            raise PlanIsClosed(visit_id)
        row = db.session.get_one(TimesRequestRow, request_id)
        if row.answered_at is not None and dict(row.times) == dict(times) and row.calendar_at == calendar_at:
            return
        before = {"hours": len(row.times)} if row.answered_at else None
        row.times, row.calendar_at, row.answered_at = dict(times), calendar_at, now
        after = {"host": row.organisation_id, "hours": len(times)}
        actor = f"host: {row.organisation_id}"
        record(visit_id, actor=actor, channel="link", operation="times_given", before=before, after=after, now=now)


def _visit_of(request_id: int) -> str:
    row = db.session.get(TimesRequestRow, request_id)
    if row is None:
        raise TimesWereNotAsked(request_id)
    return row.visit_id
