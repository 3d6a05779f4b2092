"""Why? on a session: asked with a button, waited for, read with its fixes, which are shown before they are made."""

import re
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import REFERENCE, a_plan
from tests.fakes import Clock, ListedJobs, ScriptedExplainer
from tests.web.browsing import Visitor
from tests.web.conftest import keep_plan, tools_of
from tests.web.reading_forms import form_to
from visitplanner.language.text import Text
from visitplanner.planning import Fix, Itinerary, SessionId
from visitplanner.planning.answer import Included, Why
from visitplanner.storage.database import db
from visitplanner.storage.models import SessionRow
from visitplanner.use_cases.answer_why import answer_why

WHY = f"/visits/{REFERENCE}/sessions/S02/why"
FIX = Fix(
    Text("Shorten it."),
    (
        {"op": "set", "entity": "sessions", "id": "S02", "field": "required", "value": False},
        {"op": "set", "entity": "sites", "id": "SITE-DK", "field": "max_visitors", "value": 12},
    ),
    "optional",
)
ANSWER = Why(SessionId("S02"), (Text("It is full."),), fixes=(FIX,))


def answered(site: Flask, coordinator: Visitor, now: datetime, answer: Why = ANSWER) -> None:
    assert coordinator.post(WHY).status_code == 302
    jobs = tools_of(site).jobs
    assert isinstance(jobs, ListedJobs)
    with site.app_context():
        answer_why(jobs.runs[-1], explainer=ScriptedExplainer(answer), clock=Clock(now))


def is_required(site: Flask) -> bool:
    with site.app_context():
        rows = select(SessionRow.required).where(SessionRow.visit_id == REFERENCE, SessionRow.id == "S02")
        return db.session.scalars(rows).one()


def test_a_scenario_is_asked_about_itself(site: Flask, coordinator: Visitor, planned: str, now: datetime) -> None:
    scenarios = f"/visits/{planned}/scenarios"
    copy = form_to(coordinator.read(scenarios), "/copy")
    assert coordinator.client.post(copy.action, data=copy.filled()).status_code == 302
    boards = set(re.findall(r'href="([^"]+/board\?scenario=\d+)"', coordinator.read(scenarios)))
    pages = [coordinator.read(each) for each in boards]
    whys = [re.search(r'href="([^"]+/S02/why\?scenario=\d+)"', each) for each in pages]
    why = next(each for each in whys if each)

    waiting = coordinator.post(why[1]).location
    jobs = tools_of(site).jobs
    assert isinstance(jobs, ListedJobs)
    with site.app_context():
        answer_why(jobs.runs[-1], explainer=ScriptedExplainer(ANSWER), clock=Clock(now))
    page = coordinator.read(waiting)

    assert waiting == why[1]
    assert "It is full." in page
    assert "which is not the plan of the visit" in page
    assert f"{WHY}/fixes/1?{why[1].partition('?')[2]}" in page
    assert coordinator.get(f"{WHY}/fixes/1?{why[1].partition('?')[2]}").status_code == 200
    assert "It is full." not in coordinator.read(WHY)
    assert coordinator.get(f"{WHY}?scenario=999").status_code == 404


def form_of(page: str) -> dict[str, str]:
    found = {name: re.search(rf'name="{name}" value="([^"]+)"', page) for name in ("version", "key")}
    return {name: each[1] for name, each in found.items() if each}


def test_every_card_every_line_and_everything_in_the_tray_can_be_asked_about(
    coordinator: Visitor, planned: str
) -> None:
    board = coordinator.read(f"/visits/{planned}/board")
    sessions = coordinator.read(f"/visits/{planned}/sessions")

    asked = {f"/visits/{planned}/sessions/S0{number}/why" for number in range(1, 10)}
    assert set(re.findall(r'href="([^"]+/why)"', board)) >= asked
    assert set(re.findall(r'href="([^"]+/why)"', sessions)) == asked


def test_without_a_plan_there_is_nothing_to_ask(coordinator: Visitor, visit: str) -> None:
    assert "There is no plan yet to ask about" in coordinator.read(WHY)
    assert coordinator.post(WHY).status_code == 404


def test_an_unknown_session_is_not_found(coordinator: Visitor, planned: str) -> None:
    for method in (coordinator.get, coordinator.post):
        assert method(f"/visits/{planned}/sessions/S99/why").status_code == 404


def test_a_question_is_waited_for_and_then_answered(site: Flask, coordinator: Visitor, planned: str) -> None:
    assert "Ask the planner" in coordinator.read(WHY)

    coordinator.post(WHY)

    assert "The question waits until the planner is free." in coordinator.read(WHY)
    assert '<meta http-equiv="refresh"' in coordinator.read(WHY)
    assert coordinator.get(f"{WHY}/answer", headers={"HX-Request": "true"}).status_code == 200


def test_an_answer_stands_with_its_fixes(site: Flask, coordinator: Visitor, planned: str, now: datetime) -> None:
    answered(site, coordinator, now)

    page = coordinator.read(WHY)

    assert "It is full." in page
    assert f'href="{WHY}/fixes/1"' in page
    assert coordinator.get(f"{WHY}/answer", headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_an_answer_about_an_older_plan_says_so(site: Flask, coordinator: Visitor, planned: str, now: datetime) -> None:
    answered(site, coordinator, now)
    fresh = coordinator.read(WHY)
    keep_plan(site, a_plan("feasible"), now)

    assert "has changed since this was answered" not in fresh
    assert "has changed since this was answered" in coordinator.read(WHY)


def test_what_a_fix_changes_is_shown_and_nothing_is_changed(
    site: Flask, coordinator: Visitor, planned: str, now: datetime
) -> None:
    answered(site, coordinator, now)

    page = coordinator.read(f"{WHY}/fixes/1")

    cells = re.findall(r"<td><div>([^<]+)</div></td>", page)
    assert cells[:2] == ["Yes", "No"]
    assert cells[3] == "12"
    assert "This was tried" in page
    assert "CANARY" not in page
    assert is_required(site)


def test_a_fix_is_made_once(site: Flask, coordinator: Visitor, planned: str, now: datetime) -> None:
    answered(site, coordinator, now)
    form = form_of(coordinator.read(f"{WHY}/fixes/1"))

    first, again = (coordinator.post(f"{WHY}/fixes/1", form) for _ in range(2))

    assert first.location == again.location == f"/visits/{planned}/plan"
    assert not is_required(site)
    page = coordinator.read(first.location)
    assert "Repair" in page
    assert "Start planning" in page


def test_a_fix_of_an_older_version_is_refused_with_what_stands_now(
    site: Flask, coordinator: Visitor, planned: str, now: datetime
) -> None:
    answered(site, coordinator, now)
    form = form_of(coordinator.read(f"{WHY}/fixes/1"))

    refused = coordinator.post(f"{WHY}/fixes/1", form | {"version": "999"})

    assert refused.status_code == 409
    assert "Somebody else has saved this visit meanwhile" in refused.text
    assert form_of(refused.text)["version"] == form["version"]
    assert is_required(site)


def test_a_session_that_could_be_held_can_be_made_required(
    site: Flask, coordinator: Visitor, planned: str, now: datetime
) -> None:
    require = f"/visits/{planned}/sessions/S02/require"
    answered(site, coordinator, now)
    optional = form_of(coordinator.read(f"{WHY}/fixes/1"))
    coordinator.post(f"{WHY}/fixes/1", optional)
    answered(site, coordinator, now, Why(SessionId("S02"), (), included=Included(Itinerary("feasible"), 0, 0, 0, ())))

    assert f'href="{require}"' in coordinator.read(WHY)
    coordinator.post(require, form_of(coordinator.read(require)))

    assert is_required(site)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_fixes_of_an_impossible_visit_can_be_made_on_the_plan_page(
    site: Flask, coordinator: Visitor, visit: str, now: datetime, language: str
) -> None:
    keep_plan(site, Itinerary("infeasible", fixes=(FIX,)), now)
    coordinator.speak(language)
    fix = f"/visits/{visit}/plan/fixes/1"
    assert f'href="{fix}"' in coordinator.read(f"/visits/{visit}/plan")

    made = coordinator.post(fix, form_of(coordinator.read(fix)))

    assert made.status_code == 302
    assert not is_required(site)
    assert coordinator.get(f"/visits/{visit}/plan/fixes/2").status_code == 404
