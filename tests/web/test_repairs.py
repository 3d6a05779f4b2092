"""The pages of repairs: what is offered, what is refused, and what pressing a button twice does."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from tests.factories import save_itinerary
from tests.fakes import ScriptedReplanner
from tests.repairing import OPEN, SURE, VISIT, answer, of, repaired, the_plan, visit_with_hosts_asked
from tests.web.browsing import Visitor
from visitplanner.planning import Itinerary
from visitplanner.planning.disturbance import Repair, moves
from visitplanner.planning.moving import Target, moved
from visitplanner.programme.replies import Reply
from visitplanner.storage.bookings import hold
from visitplanner.storage.database import db, transaction
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.queries.repairs import Repairs, repairs_for
from visitplanner.storage.visits import save_visit, visit_row
from visitplanner.use_cases.plan_in_use import plan_in_use
from visitplanner.visit.entities import OfferedWindow
from visitplanner.visit.problem import build_problem

VISIT_ID = VISIT.header.id
REPAIRS, AGREEMENTS = f"/visits/{VISIT_ID}/repairs", f"/visits/{VISIT_ID}/invitations"
OFFER = Reply("offer", windows=(OfferedWindow(VISIT.header.end_date, "11:15", "13:00"),))


@pytest.fixture
def now() -> datetime:
    """Pages know the clock."""
    return datetime.now(UTC).replace(microsecond=0)


def without_it() -> Itinerary:
    """The plan without the meeting of ``OPEN``."""
    (placed,) = of(OPEN)
    return moved(build_problem(VISIT), the_plan(), placed.occurrence, None)


def later(minutes: int) -> Itinerary:
    """The meeting of ``OPEN`` a little later."""
    (placed,) = of(OPEN)
    target = Target(placed.date, placed.start + minutes, frozenset(placed.subgroups))
    return moved(build_problem(VISIT), the_plan(), placed.occurrence, target)


def found(*plans: Itinerary) -> ScriptedReplanner:
    problem, old = build_problem(VISIT), the_plan()
    return ScriptedReplanner(tuple(Repair("best_repair", each, moves(problem, old, each), 0) for each in plans))


def answered(site: Flask, now: datetime, reply: Reply, *plans: Itinerary, sure: bool = False) -> Repairs:
    """The visit after the answer of ``OPEN``, with these plans proposed."""
    with site.app_context():
        visit_with_hosts_asked(site, now)
        if sure:
            answer(VISIT_ID, SURE, now, Reply("confirm"))
        answer(VISIT_ID, OPEN, now, reply)
        proposed = repaired(site, VISIT_ID, now, found(*plans))
        db.session.rollback()
    return proposed


def apply_path(repairs: Repairs) -> str:
    return f"{REPAIRS}/{repairs.proposed[0].id}/apply"


def starts(site: Flask) -> dict[str, int]:
    with site.app_context():
        itinerary = load_itinerary(VISIT_ID)
        db.session.rollback()
    assert itinerary
    return {each.occurrence: each.start for each in itinerary.placements}


def letters(page: str) -> int:
    return len(re.findall(r"<h3><a", page))


def test_one_click_applies_a_repair_and_a_second_changes_nothing_more(
    site: Flask, coordinator: Visitor, now: datetime
) -> None:
    proposed = answered(site, now, Reply("decline"), without_it())
    assert apply_path(proposed) in coordinator.read(REPAIRS)

    first = coordinator.post(apply_path(proposed))
    after, drafts = starts(site), letters(coordinator.read(f"/visits/{VISIT_ID}/letters"))
    second = coordinator.post(apply_path(proposed))

    assert (first.status_code, second.status_code) == (302, 409)
    assert "S004#1" not in after
    assert starts(site) == after
    assert letters(coordinator.read(f"/visits/{VISIT_ID}/letters")) == drafts


def test_a_repair_of_a_plan_that_has_changed_is_answered_with_the_plan_as_it_is(
    site: Flask, coordinator: Visitor, now: datetime
) -> None:
    proposed = answered(site, now, Reply("decline"), without_it())
    with site.app_context(), transaction():
        save_itinerary(the_plan(), VISIT_ID, visit_row(VISIT_ID).version, now)

    refused = coordinator.post(apply_path(proposed))

    assert refused.status_code == 409
    assert "Nothing was applied." in refused.text
    assert "S004#1" in starts(site)


def test_an_offered_time_that_another_visit_has_taken_is_refused(
    site: Flask, coordinator: Visitor, now: datetime
) -> None:
    proposed = answered(site, now, OFFER, later(60))
    other = replace(VISIT, header=replace(VISIT.header, id="V-OTHER", code="V-OTHER"))
    (placed,) = [each for each in later(60).placements if each.occurrence == "S004#1"]
    with site.app_context(), transaction():
        save_visit(other, now)
        plan = plan_in_use(VISIT_ID)
        span = plan.span("S004", *plan.times(placed))
        hold(other.header.id, "S004#1", span, until=now + timedelta(days=30), now=now)

    refused = coordinator.post(apply_path(proposed))

    assert refused.status_code == 409
    assert "Another visit has taken that time meanwhile." in refused.text
    assert starts(site) == {each.occurrence: each.start for each in the_plan().placements}


def test_a_refused_offer_leaves_the_plan_and_drafts_a_letter(site: Flask, coordinator: Visitor, now: datetime) -> None:
    answered(site, now, OFFER, later(15))
    before = starts(site)

    refused = coordinator.post(f"{REPAIRS}/refuse/{OPEN}", {"occurrence": "S004#1"})
    again = coordinator.post(f"{REPAIRS}/refuse/{OPEN}", {"occurrence": "S004#1"})

    assert (refused.status_code, again.status_code) == (302, 409)
    assert starts(site) == before
    assert "Refuse the offer" not in coordinator.read(AGREEMENTS)


def test_a_stranger_applies_and_refuses_nothing(site: Flask, stranger: Visitor, now: datetime) -> None:
    proposed = answered(site, now, OFFER, later(15))
    before = starts(site)

    answers = [
        stranger.get(REPAIRS),
        stranger.post(apply_path(proposed)),
        stranger.post(f"{REPAIRS}/refuse/{OPEN}", {"occurrence": "S004#1"}),
        stranger.post(f"{REPAIRS}/again"),
    ]

    assert [each.status_code for each in answers] == [302] * 4
    assert all("/sign-in" in each.headers["Location"] for each in answers)
    assert starts(site) == before
    with site.app_context():
        assert repairs_for(VISIT_ID, now.date()).proposed


def test_what_is_confirmed_moves_only_when_the_box_is_ticked(site: Flask, coordinator: Visitor, now: datetime) -> None:
    (sure,) = of(SURE)
    target = Target(sure.date, sure.start + 60, frozenset(sure.subgroups))
    plan = moved(build_problem(VISIT), later(15), sure.occurrence, target)
    proposed = answered(site, now, OFFER, plan, sure=True)
    page = coordinator.read(AGREEMENTS)
    assert "There is no way on with every confirmed meeting where it is." in page
    assert apply_path(proposed) not in page
    assert "Moves 1 confirmed meeting" in coordinator.read(REPAIRS)

    without_box = coordinator.post(apply_path(proposed))
    untouched = starts(site)
    with_box = coordinator.post(apply_path(proposed), {"reopening": "yes"})

    assert (without_box.status_code, with_box.status_code) == (422, 302)
    assert untouched[sure.occurrence] == sure.start
    assert starts(site)[sure.occurrence] == sure.start + 60


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_answer_without_a_way_on_is_said_where_agreements_stand(
    site: Flask, coordinator: Visitor, now: datetime, language: str
) -> None:
    proposed = answered(site, now, OFFER)
    coordinator.speak(language)
    said = {"en": "refuse the offer so that the time in the plan", "ar": "أو ارفض العرض"}[language]

    assert [each.plan for each in proposed.proposed] == [None]
    for path in (AGREEMENTS, REPAIRS):
        assert said in coordinator.read(path)


def test_the_price_of_an_offer_stands_beside_it_in_people(site: Flask, coordinator: Visitor, now: datetime) -> None:
    (other,) = of("H002")
    target = Target(other.date, other.start + 30, frozenset(other.subgroups))
    answered(site, now, OFFER, moved(build_problem(VISIT), later(15), other.occurrence, target))

    page = coordinator.read(AGREEMENTS)

    assert f"1 host and {VISIT.subgroups[0].size} delegates" in page
