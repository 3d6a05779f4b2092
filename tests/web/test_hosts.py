"""Hosts and sites, and what is not told about some of them."""

import re

from tests.web.browsing import Visitor


def test_every_host_is_named_with_its_sessions(coordinator: Visitor, visit: str) -> None:
    page = coordinator.read(f"/visits/{visit}/hosts")

    assert "5 hosts" in page
    assert "<h3>Counter Trafficking Unit</h3>" in page
    assert f'href="/visits/{visit}/sessions#S01"' in page


def test_a_confidential_site_shows_its_public_name_and_meeting_point_only(coordinator: Visitor, visit: str) -> None:
    page = coordinator.read(f"/visits/{visit}/hosts")

    (shown,) = re.findall(r"<li>(?:(?!</li>\s*<li>\s*<div).)*?Confidential</span>.*?</ul>", page, re.DOTALL)[-1:]
    assert "Specialised shelter (location withheld)" in shown
    assert "Meeting point: Hotel lobby (generic), 15 minutes before departure" in shown


def test_a_site_tells_what_is_asked_of_its_visitors(coordinator: Visitor, visit: str) -> None:
    page = coordinator.read(f"/visits/{visit}/hosts")

    assert "At most 8 visitors" in page
    assert "Names needed 10 working days ahead" in page
    assert "Photography prohibited" in page
    assert "Sunday, Monday, Tuesday, Wednesday and Thursday: 08:30–17:00" in page
