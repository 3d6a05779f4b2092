"""The list of sessions."""

from tests.web.browsing import Visitor


def test_a_session_tells_when_it_takes_place_or_why_it_does_not(coordinator: Visitor, planned: str) -> None:
    page = coordinator.read(f"/visits/{planned}/sessions")

    assert "1 of 9 in the programme" in page
    assert "<strong>Sunday, 22 April 2018</strong> · 09:00–10:00" in page
    assert "Not in the programme: The host ORG-IOM is away." in page


def test_a_session_tells_what_it_is(coordinator: Visitor, visit: str) -> None:
    page = coordinator.read(f"/visits/{visit}/sessions")

    assert "9 sessions" in page
    assert "1 hour and 30 minutes" in page
    assert "Consecutive interpretation" in page
    assert "Priority 5 of 5" in page
    assert "Visit to a shelter · Specialised shelter (location withheld)" in page
