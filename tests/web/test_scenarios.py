"""Scenarios side by side on their page: figures, differences in words, and what can be done with each."""

import re
from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from tests.factories import REFERENCE, a_plan
from tests.fakes import ListedJobs
from tests.web.browsing import Visitor
from tests.web.conftest import tools_of
from visitplanner.storage.database import transaction
from visitplanner.storage.queries.planning_runs import newest_run
from visitplanner.storage.scenarios import add_itinerary, create_scenario


@pytest.fixture
def pair(site: Flask, planned: str, now: datetime) -> str:
    """The visit with its plan, and a scenario in which the one session is two hours later."""
    (first,) = a_plan().placements
    later = replace(a_plan("feasible"), placements=(replace(first, start=first.start + 120, end=first.end + 120),))
    with site.app_context(), transaction():
        add_itinerary(create_scenario(planned, now), later, visit_version=1, made_by="alternative", now=now)
    return planned


def page_of(visit: str, rest: str = "") -> str:
    return f"/visits/{visit}/scenarios{rest}"


def test_a_visit_without_a_plan_is_told_to_plan_first(coordinator: Visitor, visit: str) -> None:
    assert "This visit has no programme yet" in coordinator.read(page_of(visit))


def test_one_plan_alone_is_compared_with_nothing(coordinator: Visitor, planned: str) -> None:
    page = coordinator.read(page_of(planned))

    assert "Topic coverage" in page
    assert "What differs" not in page


def test_two_plans_stand_side_by_side_and_differ_in_words(coordinator: Visitor, pair: str) -> None:
    page = coordinator.read(page_of(pair))

    assert re.findall(r"<bdi>([AB])</bdi></a>", page) == ["A", "B"]
    assert "1 session differs:" in page
    assert "moves from Sunday, 22 April 2018 at 09:00 to Sunday, 22 April 2018 at 11:00." in page
    assert "To be asked again:" in page


def test_any_two_can_be_compared_the_other_way_round_too(coordinator: Visitor, pair: str) -> None:
    page = coordinator.read(page_of(pair, "?from=2&to=1"))

    assert "moves from Sunday, 22 April 2018 at 11:00 to Sunday, 22 April 2018 at 09:00." in page


def test_a_plan_compared_with_itself_is_the_same(coordinator: Visitor, pair: str) -> None:
    assert "These two plans are the same." in coordinator.read(page_of(pair, "?from=1&to=1"))


def test_another_scenario_is_promoted(coordinator: Visitor, pair: str) -> None:
    answer = coordinator.post(page_of(pair, "/2/promote"))

    board = coordinator.read(f"/visits/{pair}/board")
    assert answer.location == page_of(pair)
    assert "11:00–12:00" in board


def test_a_scenario_is_renamed_unless_the_name_is_of_no_use(coordinator: Visitor, pair: str) -> None:
    good = coordinator.post(page_of(pair, "/2/rename"), {"name": "Fewer hosts"})
    taken = coordinator.post(page_of(pair, "/2/rename"), {"name": "A"})
    empty = coordinator.post(page_of(pair, "/2/rename"), {"name": " "})

    assert (good.status_code, taken.status_code, empty.status_code) == (302, 422, 422)
    assert "Another scenario has this name already." in taken.text
    assert "Write a name of at most 60 characters." in empty.text
    assert "Fewer hosts" in coordinator.read(page_of(pair))


def test_a_scenario_is_copied_once_however_often_the_form_is_sent(coordinator: Visitor, pair: str) -> None:
    page = coordinator.read(page_of(pair))
    form = {name: re.findall(rf'name="{name}" value="(\d+)"', page)[-1] for name in ("itinerary", "newest")}

    for _ in range(2):
        coordinator.post(page_of(pair, "/2/copy"), form)

    after = coordinator.read(page_of(pair))
    assert re.findall(r"<h3><bdi>(\w+)</bdi>", after) == ["A", "B", "C"]
    assert "Copied from scenario B" in after


def test_a_scenario_is_removed_and_removing_it_again_is_no_fault(coordinator: Visitor, pair: str) -> None:
    answers = [coordinator.post(page_of(pair, "/2/remove")).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert re.findall(r"<h3><bdi>(\w+)</bdi>", coordinator.read(page_of(pair))) == ["A"]


def test_the_plan_of_the_visit_is_not_removed(coordinator: Visitor, pair: str) -> None:
    coordinator.post(page_of(pair, "/1/remove"))

    assert "The plan of the visit cannot be removed." in coordinator.read(page_of(pair))


@pytest.mark.parametrize("deed", ["promote", "rename", "copy"])
def test_what_is_not_there_is_not_found(coordinator: Visitor, pair: str, deed: str) -> None:
    assert coordinator.post(page_of(pair, f"/99/{deed}"), {"name": "X"}).status_code == 404
    assert coordinator.post(page_of("V-NOWHERE", f"/1/{deed}"), {"name": "X"}).status_code == 404


@pytest.mark.parametrize("kind", ["alternatives", "repair"])
def test_a_search_is_asked_for_and_watched(site: Flask, coordinator: Visitor, pair: str, kind: str) -> None:
    coordinator.post(f"/visits/{pair}/plan", {"kind": kind, "scenario": "2"})

    jobs = tools_of(site).jobs
    assert isinstance(jobs, ListedJobs)
    with site.app_context():
        run = newest_run(REFERENCE)
    assert run
    assert (run.kind, jobs.runs) == (kind, [run.id])
    assert "Planning is about to start" in coordinator.read(page_of(pair))


def test_a_search_of_no_kind_is_refused(coordinator: Visitor, pair: str) -> None:
    assert coordinator.post(f"/visits/{pair}/plan", {"kind": "wonder"}).status_code == 400
    assert coordinator.post(f"/visits/{pair}/plan", {"scenario": "x"}).status_code == 400
    assert coordinator.post(f"/visits/{pair}/plan", {"scenario": "99"}).status_code == 404
