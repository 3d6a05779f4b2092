"""Every session a visit may hold: when it takes place, or why it does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, render_template

from visitplanner.entrypoints.web.opened import COORDINATOR, Opened, opened
from visitplanner.language.text import N_, Code, Name, Text, Value
from visitplanner.programme.visibility import host_as_seen, site_as_seen, title_as_seen
from visitplanner.visit.entities import OfferedWindow, Session

blueprint = Blueprint("sessions", __name__)


@dataclass(frozen=True)
class Meeting:
    """One time a session takes place; ``subgroups`` are named where not everybody attends."""

    start: datetime
    end: datetime
    subgroups: tuple[Name, ...]


@dataclass(frozen=True)
class SessionRow:
    id: str
    title: Name
    type: str
    host: Name
    place: Name
    status: str
    minutes: int
    audience: str
    interpretation: str
    required: bool
    priority: int
    windows: tuple[Value, ...]
    topics: tuple[Name, ...]
    meetings: tuple[Meeting, ...]
    reason: Text | None


@blueprint.get("/visits/<visit_id>/sessions")
def sessions(visit_id: str) -> str:
    page = opened(visit_id)
    rows = [_row(page, session) for session in page.visit.sessions]
    placed = sum(bool(row.meetings) for row in rows)
    return render_template(
        "sessions/sessions.html", visit=page.visit, rows=rows, placed=placed, planned=page.itinerary is not None
    )


def _row(page: Opened, session: Session) -> SessionRow:
    site, host = page.site[session.site_id], page.organisation[session.host_id]
    return SessionRow(
        id=session.id,
        title=title_as_seen(site, session, COORDINATOR),
        type=session.type,
        host=host_as_seen(site, host, COORDINATOR),
        place=site_as_seen(page.visit, site, COORDINATOR, attends=True).name,
        status=session.status,
        minutes=session.gross_min,
        audience=session.audience.mode,
        interpretation=session.interpretation.mode,
        required=session.required,
        priority=session.priority,
        windows=tuple(_said(window) for window in session.windows),
        topics=tuple(page.topic[each].name for each in session.topic_ids),
        meetings=tuple(_meetings(page, session.id)),
        reason=next((each.reason for each in page.left_out if each.session == session.id), None),
    )


def _meetings(page: Opened, session: str) -> Iterator[Meeting]:
    names = dict(page.programme.subgroups) if page.programme else {}
    for row in page.programme.rows if page.programme else ():
        if row.session == session:
            everybody = len(row.subgroups) == len(names)
            yield Meeting(row.start, row.end, () if everybody else tuple(names[each] for each in row.subgroups))


def _said(window: OfferedWindow) -> Text:
    return N_("%(date)s %(times)s", date=window.date, times=Code(f"{window.start}–{window.end}"))
