"""Nothing typed is lost when a session ends in the middle of a form, and no other site can profit from that."""

import pytest
from flask import Flask

from tests.factories import REFERENCE
from tests.web.browsing import EMAIL, PASSWORD, Visitor
from tests.web.reading_forms import form_to, forms_of
from visitplanner.storage.queries.editing import visit_to_edit

OURS = {"Sec-Fetch-Site": "same-origin"}
PATH = f"/visits/{REFERENCE}/setup/aims/topics/new"


@pytest.fixture
def interrupted(coordinator: Visitor, visit: str) -> Visitor:
    """Somebody with a filled-in form and no session."""
    coordinator.client.delete_cookie("session")
    return coordinator


def test_a_form_waits_for_the_sign_in_and_is_sent_by_a_button(site: Flask, interrupted: Visitor) -> None:
    typed = {"csrf_token": "old", "name.en": "Forced labour", "version": "1", "key": "k"}

    waiting = interrupted.client.post(PATH, data=typed, headers=OURS)
    form = form_to(waiting.text, "/sign-in")
    wrong = interrupted.client.post("/sign-in", data=form.filled(email=EMAIL, password="wrong"))
    form = form_to(wrong.text, "/sign-in")
    welcome = interrupted.client.post("/sign-in", data=form.filled(email=EMAIL, password=PASSWORD))
    again = form_to(welcome.text, "/topics/new")

    assert waiting.status_code == 401
    assert "Forced labour" in waiting.text
    assert again.action == PATH
    assert interrupted.client.post(again.action, data=again.filled()).status_code == 302
    with site.app_context():
        assert visit_to_edit(REFERENCE).visit.topics[-1].name["en"] == "Forced labour"


def test_a_token_of_an_earlier_session_costs_one_more_click(coordinator: Visitor, visit: str) -> None:
    answer = coordinator.client.post(PATH, data={"csrf_token": "old", "name.en": "Typed"}, headers=OURS)

    assert answer.status_code == 400
    assert ("name.en", "Typed") in form_to(answer.text, "/topics/new").fields


@pytest.mark.parametrize("sender", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
def test_a_form_from_elsewhere_is_not_held(interrupted: Visitor, sender: dict[str, str]) -> None:
    answer = interrupted.client.post(PATH, data={"name.en": "Planted"}, headers=sender)

    assert "Planted" not in answer.text


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/sign-out", "/nowhere", "/\\evil"])
def test_a_held_form_leads_nowhere_else(site: Flask, visit: str, target: str) -> None:
    visitor = Visitor(site)

    answer = visitor.sign_in(held_target=target, **{"held-name.en": "x"})

    assert answer.status_code == 302
    assert answer.location == "/visits"


def test_passwords_are_never_held(interrupted: Visitor) -> None:
    answer = interrupted.client.post("/account/password", data={"password": "secret words"}, headers=OURS)

    assert "secret words" not in answer.text
    assert [each for each in forms_of(answer.text) if ("password", "secret words") in each.fields] == []
