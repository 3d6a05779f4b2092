"""The list of visits, the import of a visit file, and the programme."""

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.factories import FIVE_DAYS, REFERENCE, a_plan, example, example_file
from tests.web.browsing import Visitor
from tests.web.conftest import keep_plan
from visitplanner.planning import Itinerary


def send(visitor: Visitor, data: bytes, **fields: str) -> TestResponse:
    return visitor.send_file("/visits/import", data, **fields)


def changed(**members: Any) -> bytes:
    """The reference visit's file with some of its top-level members replaced."""
    return json.dumps(json.loads(example_file()) | members).encode()


def test_the_front_door_leads_to_the_visits(coordinator: Visitor) -> None:
    assert coordinator.get("/").location == "/visits"


def test_an_empty_list_tells_how_to_begin(coordinator: Visitor) -> None:
    page = coordinator.read("/visits")

    assert "There are no visits yet" in page
    assert 'href="/visits/import"' in page


def test_a_visit_is_listed_with_its_key_figures(coordinator: Visitor, planned: str) -> None:
    page = coordinator.read("/visits")

    assert "Study visit on counter-trafficking: Kenya to Jordan" in page
    assert "22 to 24 April 2018" in page
    assert "<dt>Sessions</dt><dd>9</dd>" in page
    assert "<dt>Hosts</dt><dd>5</dd>" in page
    assert "Best possible plan" in page


def test_a_visit_file_is_imported_and_can_be_planned_next(coordinator: Visitor) -> None:
    answer = send(coordinator, example_file("jordan-kenya-5day"))

    assert answer.location == f"/visits/{FIVE_DAYS}"
    page = coordinator.read(answer.location)
    assert "The visit is imported. Plan it next." in page
    assert "This visit has no programme yet" in page


def test_all_faults_of_a_file_are_shown_and_nothing_is_saved(coordinator: Visitor) -> None:
    visit = json.loads(example_file())
    visit["sessions"][3]["site_id"] = "SITE-NOWHERE"
    visit["cities"][0]["timezone"] = "Mars/Olympus"

    answer = send(coordinator, json.dumps(visit).encode())

    assert answer.status_code == 422
    assert "$.sessions[3].site_id" in answer.text
    assert "$.cities[0].timezone" in answer.text
    assert "Nothing has been saved." in answer.text
    assert coordinator.get(f"/visits/{REFERENCE}").status_code == 404


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"a":1,"a":2}', b"<script>alert(1)</script>"]
)
def test_what_is_no_visit_file_is_refused_with_a_sentence(coordinator: Visitor, data: bytes) -> None:
    answer = send(coordinator, data)

    assert answer.status_code == 422
    assert "fault" in answer.text
    assert "<script>alert" not in answer.text


def test_a_form_without_a_file_is_refused(coordinator: Visitor) -> None:
    answer = coordinator.post("/visits/import")

    assert answer.status_code == 422
    assert "No file was chosen" in answer.text


def test_a_file_over_five_megabytes_is_refused(coordinator: Visitor) -> None:
    assert "The file is too large" in send(coordinator, b" " * 5_000_001).text
    assert send(coordinator, b" " * 6_000_000).status_code == 413


def test_a_visit_that_is_here_already_is_not_replaced_unasked(coordinator: Visitor, planned: str) -> None:
    answer = send(coordinator, changed(commitments=[]))

    assert answer.status_code == 422
    assert "This visit is here already" in answer.text
    assert f'href="/visits/{planned}"' in answer.text
    assert "Proven best plan" in coordinator.read(f"/visits/{planned}")


def test_a_visit_that_is_replaced_loses_the_plan_of_its_old_content(coordinator: Visitor, planned: str) -> None:
    assert send(coordinator, changed(commitments=[]), replace="y").status_code == 302

    assert "This visit has no programme yet" in coordinator.read(f"/visits/{planned}")


def test_a_programme_shows_sessions_places_times_and_what_was_left_out(coordinator: Visitor, planned: str) -> None:
    page = coordinator.read(f"/visits/{planned}")

    assert "Sunday, 22 April 2018" in page
    assert "Welcome by IOM; challenges and best practices" in page
    assert "IOM office, Amman" in page
    assert "09:00–10:00" in page
    assert ">Confirmed</span>" in page
    assert ">Lunch</span>" in page
    assert "Sessions left out" in page
    assert "The host ORG-IOM is away." in page


def test_a_programme_in_arabic_runs_from_right_to_left_with_its_times_isolated(
    coordinator: Visitor, planned: str
) -> None:
    coordinator.speak("ar")

    page = coordinator.read(f"/visits/{planned}")

    assert '<html lang="ar" dir="rtl">' in page
    assert "\u206609:00–10:00\u2069" in page
    assert "نيسان" in page
    assert "غداء" in page


@pytest.mark.parametrize(
    ("plan", "word"),
    [
        (a_plan("optimal"), "Value 42, and no plan is better"),
        (replace(a_plan("feasible"), bound=50), "Value 42, no plan above 50"),
        (replace(a_plan("feasible"), bound=None), "Value 42"),
    ],
)
def test_a_plan_tells_how_good_it_is(
    site: Flask, coordinator: Visitor, visit: str, now: datetime, plan: Itinerary, word: str
) -> None:
    keep_plan(site, plan, now)

    assert word in coordinator.read(f"/visits/{visit}")


def test_a_visit_that_cannot_be_planned_shows_the_conflict_and_its_ways_out(
    site: Flask, coordinator: Visitor, visit: str, now: datetime
) -> None:
    keep_plan(site, a_plan("infeasible"), now)

    page = coordinator.read(f"/visits/{visit}")

    assert "Not every required session can be placed" in page
    assert "On Monday, 23 April 2018 nobody is there." in page
    assert "windows:S02" in page
    assert "Ask for another time." in page


def test_what_a_visit_file_says_is_text_and_never_markup(coordinator: Visitor) -> None:
    visit = json.loads(example_file())
    hostile = "<img src=x onerror=alert(1)>'\"</style></script>{{7*7}}"
    visit["visit"]["title"] = visit["sessions"][0]["title"] = visit["sites"][0]["name"] = {"en": hostile, "ar": hostile}
    visit["topics"][0]["name"] = visit["organisations"][0]["name"] = {"en": hostile, "ar": hostile}
    assert send(coordinator, json.dumps(visit).encode()).status_code == 302

    for page in ("", "/sessions", "/hosts", "/topics", "/plan", "/calendar", "/board", "/scenarios"):
        text = coordinator.read(f"/visits/{REFERENCE}{page}")
        assert "&lt;img src=x" in text
        assert "<img" not in text
        assert "{{7*7}}" in text


def test_no_page_names_a_confidential_site(coordinator: Visitor, planned: str) -> None:
    site = next(each for each in example().sites if each.confidentiality == "confidential")
    assert site.restricted
    secrets = [site.restricted.address, site.restricted.access_note, "CANARY", site.name["en"], site.name["ar"]]

    for page in ("", "/sessions", "/hosts", "/topics", "/plan", "/calendar", "/board", "/scenarios"):
        text = coordinator.read(f"/visits/{planned}{page}")
        assert not [each for each in secrets if each in text], page
    assert "Specialised shelter (location withheld)" in coordinator.read(f"/visits/{planned}/hosts")
