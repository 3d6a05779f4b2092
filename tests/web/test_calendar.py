"""Calendars from the page: downloads, and links whose secret is shown once."""

import re

import pytest
from flask import Flask

from tests.web.browsing import Visitor

ADDRESS = re.compile(r"http://localhost(/feed/[\w-]{43}/(?:en|ar)/study-visit-2018\.ics)")


def make_link(coordinator: Visitor, visit: str, **fields: str) -> str:
    """The path of the new link, as the page shows it."""
    form = {"language": "en", "reader": "*", **fields}
    answer = coordinator.post(f"/visits/{visit}/calendar/links", form)
    assert answer.location == f"/visits/{visit}/calendar"
    found = ADDRESS.search(coordinator.read(answer.location))
    assert found
    return found[1]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_calendar_is_downloaded_in_each_language(coordinator: Visitor, planned: str, language: str) -> None:
    path = f"/visits/{planned}/calendar/{language}/study-visit-2018.ics"
    assert f'href="{path}"' in coordinator.read(f"/visits/{planned}/calendar")

    answer = coordinator.get(path)

    assert answer.status_code == 200
    assert answer.data.startswith(b"BEGIN:VCALENDAR")


def test_a_new_link_is_shown_once_and_read_by_anybody_who_has_it(
    coordinator: Visitor, stranger: Visitor, planned: str
) -> None:
    path = make_link(coordinator, planned)

    assert "/feed/" not in coordinator.read(f"/visits/{planned}/calendar")
    answer = stranger.get(path)
    assert answer.status_code == 200
    assert b"BEGIN:VEVENT" in answer.data
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_link_speaks_its_own_language(coordinator: Visitor, stranger: Visitor, planned: str) -> None:
    path = make_link(coordinator, planned, language="ar")

    assert "/ar/" in path
    assert "مكتب المنظمة الدولية للهجرة" in stranger.get(path).text.replace("\r\n ", "")


def test_links_are_listed_without_their_secret(coordinator: Visitor, planned: str) -> None:
    make_link(coordinator, planned, reader="G1", full_day="y")

    page = coordinator.read(f"/visits/{planned}/calendar")

    assert "Whole delegation · English" in page
    assert "With travel and lunch" in page
    assert "Works until" in page


def test_a_withdrawn_link_stays_listed_and_shows_the_programme_no_more(
    coordinator: Visitor, stranger: Visitor, planned: str
) -> None:
    path = make_link(coordinator, planned)
    assert "Welcome by IOM" in stranger.get(path).text.replace("\r\n ", "")
    button = re.search(rf'action="(/visits/{planned}/calendar/links/\d+/revoke)"', _page(coordinator, planned))
    assert button

    coordinator.post(button[1])

    assert "The link is withdrawn." in _page(coordinator, planned)
    assert "Withdrawn on" in _page(coordinator, planned)
    assert "Welcome by IOM" not in stranger.get(path).text.replace("\r\n ", "")


@pytest.mark.parametrize("fields", [{"language": "xx"}, {"reader": "NOBODY"}, {"language": ""}])
def test_a_link_for_nobody_is_refused(coordinator: Visitor, planned: str, fields: dict[str, str]) -> None:
    form = {"language": "en", "reader": "*", **fields}

    assert coordinator.post(f"/visits/{planned}/calendar/links", form).status_code == 400


def test_a_link_of_another_visit_cannot_be_withdrawn(site: Flask, coordinator: Visitor, planned: str) -> None:
    make_link(coordinator, planned)

    assert coordinator.post("/visits/V-OTHER/calendar/links/1/revoke").status_code == 404
    assert coordinator.post("/visits/V-OTHER/calendar/links", {"language": "en", "reader": "*"}).status_code == 404


def _page(coordinator: Visitor, visit: str) -> str:
    return coordinator.read(f"/visits/{visit}/calendar")
