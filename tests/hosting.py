"""A visit whose hosts are asked, in two lines."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from flask import Flask

from tests.factories import FIVE_DAYS, example, save_itinerary
from visitplanner.planning import Itinerary, OccurrenceId, Placement, SessionId, SubgroupId
from visitplanner.storage.coordinators import assign, everybody
from visitplanner.storage.database import db, transaction
from visitplanner.storage.invitations import Invitation, invitation, invitation_to, link_token
from visitplanner.storage.visits import load_visit, save_visit
from visitplanner.use_cases.invite_hosts import Invited, invite_hosts
from visitplanner.use_cases.ports import Tools
from visitplanner.visit.entities import ClearanceRule, Visit
from visitplanner.visit.problem import build_problem

BY = "coordinator@example.org"
PARLIAMENT, LABOUR, SHELTER = "H12", "H10", "H13"
"""Hosts: of one meeting with A each, and of a confidential one with A and then with C."""
PLAN = (
    ("A01#1", "A", "2027-04-13 09:30"),
    ("A02#1", "A", "2027-04-14 10:00"),
    ("C01#1", "A", "2027-04-12 09:00"),
    ("C01#2", "C", "2027-04-12 11:00"),
)
RIVAL_PLAN = (("A01#1", "A", "2027-04-15 09:30"),)
NAIROBI = "Africa/Nairobi"


def a_visit_to_host(visit_id: str = FIVE_DAYS, **header: Any) -> Visit:
    """The five-day visit with nothing agreed yet, under an identifier of its own, at sites that ask for no names."""
    visit = example("jordan-kenya-5day")
    sites = tuple(replace(each, clearance=ClearanceRule(False, False, 0)) for each in visit.sites)
    sessions = tuple(replace(each, status="idea") for each in visit.sessions)
    return replace(visit, header=replace(visit.header, id=visit_id, **header), sessions=sessions, sites=sites)


def planned(visit: Visit, now: datetime, plan: Sequence[tuple[str, str, str]] = PLAN) -> str:
    """The visit in the tables, with a plan of these meetings."""
    with transaction():
        version = save_visit(visit, now)
        assign(visit.header.id, everybody(), now)
        save_itinerary(an_itinerary_of(visit, plan), visit.header.id, version, now)
    return visit.header.id


def an_itinerary_of(visit: Visit, plan: Sequence[tuple[str, str, str]] = PLAN) -> Itinerary:
    problem = build_problem(visit)
    return Itinerary("feasible", tuple(_placement(problem, *each) for each in plan))


def _placement(problem: Any, occurrence: str, groups: str, begins: str) -> Placement:
    on, clock = begins.split()
    session = problem.session[SessionId(occurrence.partition("#")[0])]
    start = problem.horizon.minute(date.fromisoformat(on), clock, NAIROBI)
    return Placement(
        OccurrenceId(occurrence),
        session.id,
        tuple(SubgroupId(each) for each in groups),
        date.fromisoformat(on),
        start,
        start + session.minutes,
        session.site,
    )


def invite(app: Flask, visit_id: str, now: datetime, *hosts: str, answer_by: date | None = None) -> Invited:
    """All hosts, or these; they have two weeks to answer."""
    tools: Tools = app.extensions["visitplanner"]
    return invite_hosts(
        visit_id,
        hosts=hosts or None,
        language="en",
        answer_by=answer_by or now.date() + timedelta(days=14),
        link=lambda token: f"http://localhost/h/{token}",
        calendars=tools.calendars,
        now=now,
        by=BY,
    )


def rivals(app: Flask, count: int, now: datetime) -> list[str]:
    """So many visits whose host was asked for one and the same time, none of which is held any more."""
    visits = [planned(a_visit_to_host(f"V-{number}"), now, RIVAL_PLAN) for number in range(count)]
    for each in visits:
        invite(app, each, now, PARLIAMENT, answer_by=now.date() - timedelta(days=10))
    return visits


def asked(visit_id: str, host: str) -> Invitation:
    """How the agreement with a host stands now."""
    db.session.rollback()
    row = invitation_to(visit_id, host)
    assert row, f"{host} was not asked"
    return invitation(row)


def token_of(visit_id: str, host: str) -> str:
    return link_token(asked(visit_id, host).id)


def statuses(visit_id: str) -> dict[str, str]:
    """By session, of those that are no idea any more."""
    db.session.rollback()
    return {each.id: each.status for each in load_visit(visit_id).sessions if each.status != "idea"}
