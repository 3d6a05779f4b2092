"""A small made visit, and one as large as any page has to bear: 150 sessions, 4 subgroups, 10 days; each planned."""

from dataclasses import replace
from datetime import datetime
from functools import cache

from tests.factories import save_itinerary
from visitplanner.language.text import Text
from visitplanner.planning import Itinerary, LeftOut, Occurrence, Placement, Problem
from visitplanner.planning.options import open_windows
from visitplanner.storage.coordinators import assign, everybody
from visitplanner.storage.database import transaction
from visitplanner.storage.visits import save_visit
from visitplanner.visit.entities import Visit
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem

SMALL, LARGE = "V-SMALL", "V-LARGE"
SIZES = {SMALL: Size(2, 6, 2, 10), LARGE: Size(10, 75, 4, 150)}


@cache
def made_visit(visit_id: str) -> Visit:
    made = generate(SIZES[visit_id], seed=3)
    return replace(made, header=replace(made.header, id=visit_id, code=visit_id))


@cache
def plan_at_first_sight(visit_id: str) -> Itinerary:
    """Each meeting at the first time at which nobody is elsewhere; travel and topics are not looked at."""
    problem = build_problem(made_visit(visit_id))
    placements: list[Placement] = []
    for occurrence in problem.occurrences:
        found = _first(problem, occurrence, placements)
        if found is not None:
            placements.append(found)
    placed = {each.session for each in placements}
    left_out = tuple(LeftOut(each, Text("No time is left."), ()) for each in problem.session if each not in placed)
    return Itinerary("feasible", tuple(placements), left_out=left_out)


def hosts_with_meetings(visit_id: str) -> list[str]:
    """In the order of their meetings in the plan."""
    host = {each.id: each.host_id for each in made_visit(visit_id).sessions}
    return list(dict.fromkeys(host[each.session] for each in plan_at_first_sight(visit_id).placements))


def keep_made_visits(now: datetime) -> None:
    """Both in the tables, each with its plan."""
    for visit_id in SIZES:
        with transaction():
            version = save_visit(made_visit(visit_id), now)
            assign(visit_id, everybody(), now)
            save_itinerary(plan_at_first_sight(visit_id), visit_id, version, now)


def _first(problem: Problem, occurrence: Occurrence, placements: list[Placement]) -> Placement | None:
    session = problem.session[occurrence.session]
    for audience in occurrence.audiences:
        for on in problem.dates:
            for window in open_windows(problem, occurrence, audience, on):
                start = -(-window.opens // problem.grid_minutes) * problem.grid_minutes
                end = start + session.minutes
                if end <= window.closes and not any(
                    audience & set(each.subgroups) and start < each.end + 30 and each.start < end + 30
                    for each in placements
                ):
                    groups = tuple(sorted(audience))
                    return Placement(occurrence.id, session.id, groups, on, start, end, session.site)
    return None
