"""Rows and files to begin a test with."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.language.text import Code, Text
from visitplanner.planning import (
    Fix,
    Itinerary,
    LeftOut,
    Lunch,
    OccurrenceId,
    Placement,
    Problem,
    Run,
    SessionId,
    SiteId,
    Status,
    SubgroupId,
    Term,
)
from visitplanner.storage.accounts import new_user
from visitplanner.storage.coordinators import assign
from visitplanner.storage.database import transaction
from visitplanner.storage.scenarios import add_itinerary, create_scenario, promoted_scenario
from visitplanner.storage.visits import load_visit, save_visit
from visitplanner.visit.entities import Visit
from visitplanner.visit.problem import build_problem

EXAMPLES = Path(__file__).resolve().parents[1] / "visitplanner" / "examples"
REFERENCE = "V-KEJO-2018"
FIVE_DAYS = "V-JOKE-2027"
RUN = Run(seconds=2.5, workers=1, seed=7, time_limit=20.0, name="OR-Tools CP-SAT", version="9.15")


def example_file(name: str = "kenya-jordan-2018") -> bytes:
    return (EXAMPLES / f"{name}.json").read_bytes()


def example(name: str = "kenya-jordan-2018") -> Visit:
    return StudyVisitFiles().read(example_file(name))


def kept_visit(now: datetime, **header: Any) -> Visit:
    """The reference visit in the tables, with some members of its header changed."""
    visit = example()
    visit = replace(visit, header=replace(visit.header, **header))
    with transaction():
        save_visit(visit, now)
    return visit


def somebody_with(*visit_ids: str, now: datetime, email: str = "somebody@example.org") -> str:
    """The address of a new account to which these visits are assigned."""
    with transaction():
        new_user(email, "no password", "coordinator", now)
        for visit_id in visit_ids:
            assign(visit_id, [email], now)
    return email


def a_plan(status: Status = "optimal") -> Itinerary:
    """A plan of the reference visit with one session and one lunch, and a session left out; it breaks many rules."""
    return Itinerary(
        status=status,
        placements=(
            Placement(
                OccurrenceId("S01#1"),
                SessionId("S01"),
                (SubgroupId("G1"),),
                date(2018, 4, 22),
                1800,
                1860,
                SiteId("SITE-IOM"),
                interpreters=("INT-1",),
                vehicles=("VEH-1",),
                pinned=True,
            ),
        ),
        lunches=(Lunch(SubgroupId("G1"), date(2018, 4, 22), 1980, 2040),),
        value=42,
        bound=42,
        terms=(Term("coverage", 5, 8, 40), Term("SOFT-1", 1, 2, 2)),
        left_out=(
            LeftOut(SessionId("S02"), Text("The host %(id)s is away.", {"id": Code("ORG-IOM")}), ("windows:S02",)),
        ),
        conflict=("windows:S02",),
        conflict_text=Text("On %(day)s nobody is there.", {"day": date(2018, 4, 23)}),
        fixes=(Fix(Text("Ask for another time."), ({"op": "set", "entity": "sessions", "id": "S02"},)),),
        run=RUN,
    )


def save_itinerary(itinerary: Itinerary, visit_id: str, visit_version: int, now: datetime) -> int:
    """Keep an itinerary as the visit's plan; its number. The first one makes a scenario. Inside a ``transaction()``."""
    promoted = promoted_scenario(visit_id)
    scenario_id = create_scenario(visit_id, now) if promoted is None else promoted.id
    return add_itinerary(scenario_id, itinerary, visit_version=visit_version, made_by="plan", now=now)


def load_problem(visit_id: str) -> Problem:
    """What the planner is given of a visit that is kept, as if there were no other."""
    return build_problem(load_visit(visit_id))
