"""Planning from the page: started once, watched, stopped, and told how it ended."""

from datetime import datetime

import pytest
from flask import Flask

from tests.factories import a_plan
from tests.fakes import ListedJobs
from tests.web.browsing import Visitor
from tests.web.conftest import keep_plan, tools_of
from visitplanner.language.text import N_
from visitplanner.storage.database import transaction
from visitplanner.storage.models import PlanningRunRow

HTMX = {"HX-Request": "true"}


def jobs_of(site: Flask) -> list[int]:
    jobs = tools_of(site).jobs
    assert isinstance(jobs, ListedJobs)
    return jobs.runs


def become(site: Flask, run: int, **members: object) -> None:
    """What a worker would have written."""
    with site.app_context(), transaction() as session:
        row = session.get(PlanningRunRow, run)
        for name, value in members.items():
            setattr(row, name, value)


@pytest.fixture
def run(site: Flask, coordinator: Visitor, visit: str) -> int:
    """A run that waits."""
    coordinator.post(f"/visits/{visit}/plan")
    return jobs_of(site)[0]


def test_planning_is_offered_where_there_is_no_plan(coordinator: Visitor, visit: str) -> None:
    page = coordinator.read(f"/visits/{visit}/plan")

    assert "Start planning" in page
    assert "htmx" not in page.split("</head>")[0].replace("htmx-config", "")


def test_a_run_is_asked_for_once_however_often_the_button_is_pressed(
    site: Flask, coordinator: Visitor, visit: str
) -> None:
    answers = [coordinator.post(f"/visits/{visit}/plan").location for _ in range(3)]

    assert answers == [f"/visits/{visit}/plan"] * 3
    assert len(jobs_of(site)) == 1


def test_a_waiting_run_is_shown_and_asks_by_itself_how_it_goes(coordinator: Visitor, visit: str, run: int) -> None:
    page = coordinator.read(f"/visits/{visit}/plan")

    assert "Planning is about to start" in page
    assert f'hx-get="/visits/{visit}/plan/progress"' in page
    assert "vendor/htmx/htmx.min.js" in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page


def test_progress_shows_best_value_bound_gap_and_time(
    site: Flask, coordinator: Visitor, visit: str, run: int, now: datetime
) -> None:
    become(site, run, state="running", value=900, bound=1000, elapsed=12.7, heartbeat_at=now)

    part = coordinator.get(f"/visits/{visit}/plan/progress", headers=HTMX).text

    assert "Planning is running" in part
    assert "<dd>900</dd>" in part
    assert "<dd>1,000</dd>" in part
    assert "<dd>100\n" in part
    assert ">10%<" in part
    assert "12 seconds" in part
    assert "at most 20 seconds" in part
    assert "<html" not in part


def test_a_run_can_be_stopped(site: Flask, coordinator: Visitor, visit: str, run: int, now: datetime) -> None:
    become(site, run, state="running", heartbeat_at=now)

    assert coordinator.post(f"/visits/{visit}/plan/stop").location == f"/visits/{visit}/plan"

    assert "Planning is being stopped" in coordinator.read(f"/visits/{visit}/plan")


def test_the_page_is_asked_for_as_a_whole_once_the_run_has_ended(
    site: Flask, coordinator: Visitor, visit: str, run: int, now: datetime
) -> None:
    become(site, run, state="done")
    keep_plan(site, a_plan(), now)

    assert coordinator.get(f"/visits/{visit}/plan/progress", headers=HTMX).headers["HX-Refresh"] == "true"
    page = coordinator.read(f"/visits/{visit}/plan")
    assert "How good the plan is" in page
    assert "Treat what matters most" in page
    assert "hx-get" not in page


@pytest.mark.parametrize(
    ("state", "heading"),
    [
        ("interrupted", "Planning was interrupted"),
        ("failed", "Planning failed"),
        ("stopped", "Planning was stopped"),
    ],
)
def test_a_run_that_came_to_nothing_is_told_and_can_be_started_again(
    site: Flask, coordinator: Visitor, visit: str, run: int, state: str, heading: str
) -> None:
    become(site, run, state=state)

    assert heading in coordinator.read(f"/visits/{visit}/plan")
    coordinator.post(f"/visits/{visit}/plan")
    assert len(jobs_of(site)) == 2


def test_a_failed_run_tells_its_reason(site: Flask, coordinator: Visitor, visit: str, run: int) -> None:
    become(
        site, run, state="failed", error=N_("No plan was found in the time given. Allow more time, or loosen a rule.")
    )

    assert "Allow more time, or loosen a rule." in coordinator.read(f"/visits/{visit}/plan")


def test_nothing_can_be_stopped_where_nothing_was_started(coordinator: Visitor, visit: str) -> None:
    assert coordinator.post(f"/visits/{visit}/plan/stop").status_code == 404


def test_an_unknown_visit_cannot_be_planned(coordinator: Visitor) -> None:
    assert coordinator.post("/visits/V-UNKNOWN/plan").status_code == 404
