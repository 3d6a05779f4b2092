"""A made visit whose hosts answer, and repairs of its plan."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

from flask import Flask

from tests.factories import save_itinerary
from tests.fakes import Clock, CountedCalendars, ListedJobs
from tests.hosting import BY, asked, invite
from visitplanner.planning import Itinerary, Limits, Placement
from visitplanner.planning.planner import plan
from visitplanner.programme.replies import Reply
from visitplanner.storage.coordinators import assign, everybody
from visitplanner.storage.database import db, transaction
from visitplanner.storage.invitations import invitation_to, take_stock
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.queries.repairs import Repairs, repairs_for
from visitplanner.storage.visits import save_visit
from visitplanner.use_cases.apply_repair import Applied, apply_repair
from visitplanner.use_cases.look_for_repairs import look_for_repairs
from visitplanner.use_cases.ports import Replanner, Tools
from visitplanner.use_cases.propose_repairs import propose_repairs
from visitplanner.use_cases.record_reply import ReplyTo, record_reply
from visitplanner.visit.entities import ClearanceRule, OfferedWindow
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem

MADE = generate(Size(days=2, hosts=6, sessions=10), seed=2)
VISIT = replace(
    MADE,
    sessions=tuple(replace(each, status="idea") for each in MADE.sessions),
    sites=tuple(replace(each, clearance=ClearanceRule(False, False, 0)) for each in MADE.sites),
)
OPEN, SURE, OTHER = "H004", "H001", "H003"
"""Hosts of one meeting each."""
LIMITS = Limits(seconds=4.0, workers=1, seed=7)


@cache
def the_plan() -> Itinerary:
    """A good plan of the made visit, which keeps every rule."""
    return plan(build_problem(VISIT), Limits(seconds=2.0, workers=1, seed=7))


def of(host: str) -> list[Placement]:
    hosts = {each.id: each.host_id for each in VISIT.sessions}
    return [each for each in the_plan().placements if hosts[each.session] == host]


def tools(app: Flask) -> Tools:
    found: Tools = app.extensions["visitplanner"]
    return found


def answer(visit_id: str, host: str, now: datetime, reply: Reply) -> None:
    agreement = asked(visit_id, host)
    given = {each.occurrence: ReplyTo(each.round, reply) for each in agreement.slots}
    db.session.rollback()
    record_reply(agreement.id, given, actor=host, channel="link", calendars=CountedCalendars(), now=now)


def look(now: datetime) -> Sequence[int]:
    jobs = ListedJobs()
    look_for_repairs(limits=LIMITS, jobs=jobs, now=now)
    return jobs.runs


def work(app: Flask, run_id: int, now: datetime, replanner: Replanner | None = None) -> None:
    propose_repairs(run_id, replanner=replanner or tools(app).replanner, files=tools(app).visit_files, clock=Clock(now))


def repaired(app: Flask, visit_id: str, now: datetime, replanner: Replanner | None = None) -> Repairs:
    """What is proposed once the planner has looked."""
    for run_id in look(now):
        work(app, run_id, now, replanner)
    db.session.rollback()
    return repairs_for(visit_id, now.date())


def apply(app: Flask, visit_id: str, repair_id: int, now: datetime, *, reopening: bool = False) -> Applied:
    db.session.rollback()
    return apply_repair(
        visit_id,
        repair_id,
        link=lambda token: f"http://localhost/h/{token}",
        files=tools(app).visit_files,
        calendars=CountedCalendars(),
        now=now,
        by=BY,
        reopening=reopening,
    )


def times(visit_id: str) -> dict[str, int]:
    itinerary = load_itinerary(visit_id)
    assert itinerary is not None
    return {each.occurrence: each.start for each in itinerary.placements}


def an_offer() -> Reply:
    """Another of the times that the host of one meeting has."""
    (placed,) = of(OPEN)
    session = next(each for each in VISIT.sessions if each.id == placed.session)
    other = next(each for each in session.windows or () if each.date != placed.date)
    return Reply("offer", windows=(OfferedWindow(other.date, other.start, other.end),))


def visit_with_hosts_asked(app: Flask, now: datetime, itinerary: Itinerary | None = None) -> str:
    """With this plan, or a good one."""
    with transaction():
        version = save_visit(VISIT, now)
        assign(VISIT.header.id, everybody(), now)
        save_itinerary(itinerary or the_plan(), VISIT.header.id, version, now)
    invite(app, VISIT.header.id, now)
    return VISIT.header.id


def sent(visit_id: str, host: str, now: datetime) -> None:
    """As if the letter had gone out."""
    with transaction():
        row = invitation_to(visit_id, host)
        assert row
        row.sent_at = now
        take_stock(row, now)
