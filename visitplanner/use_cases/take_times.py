"""Let a host's sessions have the times that the host has given; planning heeds them from now on."""

from datetime import datetime
from typing import Any

from visitplanner.programme.host_times import sessions_of, windows_of
from visitplanner.storage.audit import record
from visitplanner.storage.database import db
from visitplanner.storage.times_requests import TimesWereNotAsked, request_of, request_row
from visitplanner.storage.visits import load_visit, visit_row
from visitplanner.use_cases.edit_visit import edit_visit
from visitplanner.use_cases.ports import Calendars, VisitFiles

__all__ = ["NoTimesAreGiven", "TimesWereNotAsked", "take_times"]


class NoTimesAreGiven(Exception):
    """The host has not answered, or no time suits it."""


def take_times(visit_id: str, host: str, *, files: VisitFiles, calendars: Calendars, now: datetime, by: str) -> int:
    """How many sessions have new windows. What is confirmed keeps its own.

    Raises ``VisitIsUnknown``, ``TimesWereNotAsked``, ``NoTimesAreGiven``, ``VisitHasChanged``,
    and ``VisitFileIsFaulty``.
    """
    version, visit, row = visit_row(visit_id).version, load_visit(visit_id), request_row(visit_id, host)
    if row is None:
        raise TimesWereNotAsked(host)
    windows = windows_of(request_of(row).times)
    db.session.rollback()
    if not windows:
        raise NoTimesAreGiven(host)
    value = [{"date": e.date.isoformat(), "start": e.start, "end": e.end, "rank": e.rank} for e in windows]
    sessions = sessions_of(visit, host)
    changes: list[dict[str, Any]] = [
        {"op": "set", "entity": "sessions", "id": each.id, "field": "windows", "value": value} for each in sessions
    ]
    edit_visit(
        visit_id,
        changes,
        version=version,
        files=files,
        calendars=calendars,
        now=now,
        by=by,
        beside=lambda: _note(visit_id, host, now, by),
    )
    return len(sessions)


def _note(visit_id: str, host: str, now: datetime, by: str) -> None:
    row = request_row(visit_id, host)
    if row is not None:
        row.taken_over_at = now
    record(visit_id, actor=by, channel="web", operation="times_taken", after={"host": host}, now=now)
