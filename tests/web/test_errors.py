"""What people are shown when something cannot be done."""

import logging
from typing import NoReturn

import pytest
from flask import Flask, abort

from tests.web.browsing import Visitor
from visitplanner.entrypoints.web.access import RULES, Rule
from visitplanner.entrypoints.web.errors import APOLOGIES
from visitplanner.language.localise import Localiser

SECRET = "12 Hidden Lane"


@pytest.fixture
def broken(site: Flask, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Somebody on a site with pages that fail."""
    monkeypatch.setitem(RULES, "refuse", Rule.EVERYONE)  # type: ignore[arg-type]  # a dictionary in truth
    monkeypatch.setitem(RULES, "fail", Rule.EVERYONE)  # type: ignore[arg-type]  # as above

    @site.get("/refuse/<int:code>")
    def refuse(code: int) -> NoReturn:
        abort(code)

    @site.get("/fail")
    def fail() -> NoReturn:
        raise RuntimeError(SECRET)

    return Visitor(site)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("code", sorted(APOLOGIES))
def test_every_refusal_says_what_to_do_next_in_both_languages(broken: Visitor, code: int, language: str) -> None:
    broken.speak(language)

    answer = broken.get(f"/refuse/{code}")

    assert answer.status_code == code
    assert f'lang="{language}"' in answer.text
    assert Localiser(language).text(APOLOGIES[code].advice) in answer.text


def test_a_fault_shows_and_logs_nothing_of_what_it_was_about(broken: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = broken.get("/fail")

    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert "RuntimeError at" in caplog.text
    assert "test_errors.py" in caplog.text
    assert SECRET not in answer.text + caplog.text


def test_a_wrong_method_is_told_which_ones_are_right(coordinator: Visitor, visit: str) -> None:
    answer = coordinator.post(f"/visits/{visit}")

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "This page cannot be used in this way" in answer.text


def test_an_address_that_leads_nowhere_is_answered_to_strangers_too(stranger: Visitor) -> None:
    answer = stranger.get("/nowhere")

    assert answer.status_code == 404
    assert "There is no such page" in answer.text
