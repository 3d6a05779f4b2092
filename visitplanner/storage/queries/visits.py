"""The list of visits, and one visit with its plan."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, case, func, select

from visitplanner.language.text import N_, Name, Text
from visitplanner.planning import Itinerary
from visitplanner.storage.coordinators import visits_of
from visitplanner.storage.database import db
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.models import ItineraryRow, ScenarioRow, SessionRow, VisitRow
from visitplanner.storage.visits import VisitIsUnknown, load_visit
from visitplanner.visit.entities import Visit

__all__ = ["VisitInList", "VisitIsUnknown", "itinerary_of", "visit_of", "visits_by_date"]

NOT_PLANNED = N_("Not planned yet")
PLAN_WORDS = {
    "optimal": N_("Best possible plan"),
    "feasible": N_("Good plan, not proven best"),
    "infeasible": N_("Not every required session fits"),
}


@dataclass(frozen=True)
class VisitInList:
    """A visit in one line; ``confirmed`` counts the sessions whose host has agreed."""

    id: str
    code: str
    title: Name
    status: str
    start_date: date
    end_date: date
    sessions: int
    confirmed: int
    hosts: int
    plan: Text


def visits_by_date(person: str) -> tuple[VisitInList, ...]:
    """The visits that somebody is assigned to, the latest first."""
    plans = (
        select(ItineraryRow.visit_id, ItineraryRow.status)
        .join(ScenarioRow, ScenarioRow.id == ItineraryRow.scenario_id)
        .where(ScenarioRow.is_promoted.is_(True), ItineraryRow.is_current.is_(True))
        .subquery()
    )
    counts = _session_counts().subquery()
    rows = db.session.execute(
        select(VisitRow, counts.c.sessions, counts.c.confirmed, counts.c.hosts, plans.c.status)
        .outerjoin(counts, counts.c.visit_id == VisitRow.id)
        .outerjoin(plans, plans.c.visit_id == VisitRow.id)
        .where(VisitRow.id.in_(visits_of(person)))
        .order_by(VisitRow.start_date.desc(), VisitRow.id)
    )
    return tuple(
        VisitInList(
            id=visit.id,
            code=visit.code,
            title=visit.title,
            status=visit.status,
            start_date=visit.start_date,
            end_date=visit.end_date,
            sessions=sessions or 0,
            confirmed=confirmed or 0,
            hosts=hosts or 0,
            plan=PLAN_WORDS.get(status, NOT_PLANNED),
        )
        for visit, sessions, confirmed, hosts, status in rows
    )


def visit_of(visit_id: str) -> Visit:
    """Raises ``VisitIsUnknown``."""
    return load_visit(visit_id)


def itinerary_of(visit_id: str) -> Itinerary | None:
    """The plan of a visit: the current itinerary of its promoted scenario."""
    return load_itinerary(visit_id)


def _session_counts() -> Select[tuple[str, int, int, int]]:
    return select(
        SessionRow.visit_id,
        func.count().label("sessions"),
        func.sum(case((SessionRow.status == "confirmed", 1), else_=0)).label("confirmed"),
        func.count(SessionRow.host_id.distinct()).label("hosts"),
    ).group_by(SessionRow.visit_id)
