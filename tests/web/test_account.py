"""Signing in and out, changing the password, choosing the language."""

import re
import time
from dataclasses import replace

import pytest
from flask import Flask

from config import Config
from tests.web.browsing import EMAIL, PASSWORD, Visitor
from visitplanner.app import create_app
from visitplanner.entrypoints.web import identity

NEW = "another calm blue morning"


def test_a_coordinator_signs_in_with_address_and_password(stranger: Visitor) -> None:
    answer = stranger.sign_in()

    assert answer.location == "/visits"
    assert "Sign out" in stranger.read("/visits")


def test_capitals_and_spaces_around_the_address_do_not_matter(stranger: Visitor) -> None:
    assert stranger.sign_in(email=f" {EMAIL.upper()} ").location == "/visits"


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(stranger: Visitor) -> None:
    wrong = stranger.sign_in(password="not the password").text
    unknown = stranger.sign_in(email="nobody@example.org", password="not the password").text

    assert "do not belong together" in wrong
    assert _without_changing_parts(wrong).replace(EMAIL, "") == _without_changing_parts(unknown).replace(
        "nobody@example.org", ""
    )


@pytest.mark.parametrize("email", ["", "x" * 300 + "@example.org", "\x00", "a'b\"@example.org"])
def test_odd_addresses_are_refused_like_wrong_ones(stranger: Visitor, email: str) -> None:
    answer = stranger.sign_in(email=email)

    assert answer.status_code == 200
    assert "do not belong together" in answer.text


def test_signing_in_needs_the_token_of_the_form(stranger: Visitor) -> None:
    answer = stranger.client.post("/sign-in", data={"email": EMAIL, "password": PASSWORD})

    assert answer.status_code == 400
    assert "waited too long" in answer.text


def test_signing_in_leads_back_to_the_page_that_was_asked_for(stranger: Visitor, visit: str) -> None:
    asked = stranger.get(f"/visits/{visit}/plan")

    assert asked.location == f"/sign-in?next=/visits/{visit}/plan"
    assert stranger.sign_in(next=f"/visits/{visit}/plan").location == f"/visits/{visit}/plan"


def test_a_copied_cookie_is_worth_nothing_after_signing_out(coordinator: Visitor, stranger: Visitor) -> None:
    copied = coordinator.client.get_cookie("session")
    assert copied
    stranger.client.set_cookie("session", copied.value)
    assert stranger.get("/visits").status_code == 200

    assert coordinator.post("/sign-out").location == "/sign-in"

    stranger.client.set_cookie("session", copied.value)
    assert stranger.get("/visits").location == "/sign-in?next=/visits"


def test_nobody_stays_signed_in_for_longer_than_a_working_day(coordinator: Visitor) -> None:
    with coordinator.client.session_transaction() as session:
        session["fs_paa"] = time.time() - identity.ABSOLUTE_HOURS * 3600 - 1

    assert coordinator.get("/visits").status_code == 302


def test_a_new_password_replaces_the_old_one_and_signs_out_other_browsers(site: Flask, coordinator: Visitor) -> None:
    other = Visitor(site)
    other.sign_in()

    answer = coordinator.post("/account/password", {"password": PASSWORD, "new_password": NEW, "again": NEW})

    assert answer.location == "/account/password"
    assert "Your password is changed." in coordinator.read("/account/password")
    assert other.get("/visits").status_code == 302
    assert Visitor(site).sign_in().status_code == 200
    assert Visitor(site).sign_in(password=NEW).status_code == 302


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"password": "wrong", "new_password": NEW, "again": NEW}, "not your present password"),
        ({"password": PASSWORD, "new_password": "short", "again": "short"}, "at least 12 characters"),
        ({"password": PASSWORD, "new_password": "aaaaaaaaaaaaaaa", "again": "aaaaaaaaaaaaaaa"}, "more different"),
        ({"password": PASSWORD, "new_password": PASSWORD, "again": PASSWORD}, "another password than the present"),
        ({"password": PASSWORD, "new_password": NEW, "again": NEW + "!"}, "The two new passwords differ"),
    ],
)
def test_an_unusable_new_password_is_refused_with_its_reason(
    site: Flask, coordinator: Visitor, fields: dict[str, str], sentence: str
) -> None:
    answer = coordinator.post("/account/password", fields)

    assert answer.status_code == 200
    assert sentence in answer.text
    assert Visitor(site).sign_in().status_code == 302


def test_the_language_of_the_browser_is_spoken_first(stranger: Visitor) -> None:
    page = stranger.get("/sign-in", headers={"Accept-Language": "ar-JO, en;q=0.5"}).text

    assert '<html lang="ar" dir="rtl">' in page
    assert "bootstrap.rtl.min.css" in page
    assert '<html lang="en" dir="ltr">' in stranger.get("/sign-in", headers={"Accept-Language": "fr"}).text


def test_the_chosen_language_is_kept_in_the_browser(stranger: Visitor) -> None:
    stranger.speak("ar")

    assert '<html lang="ar" dir="rtl">' in stranger.read("/sign-in")


def test_the_chosen_language_is_kept_with_the_account(site: Flask, coordinator: Visitor) -> None:
    coordinator.speak("ar")

    elsewhere = Visitor(site)
    elsewhere.sign_in()

    assert '<html lang="ar" dir="rtl">' in elsewhere.read("/visits")


def test_a_language_nobody_speaks_here_is_refused(stranger: Visitor) -> None:
    assert stranger.post("/language", {"language": "xx"}).status_code == 400


def test_choosing_a_language_leads_back_to_the_page(stranger: Visitor) -> None:
    assert stranger.post("/language", {"language": "ar", "next": "/sign-in"}).location == "/sign-in"
    assert stranger.post("/language", {"language": "ar", "next": "//evil.example"}).location == "/"


def test_guessing_is_slowed_down_and_the_account_not_locked(config: Config, site: Flask) -> None:
    guesser, owner = Visitor(create_app(replace(config, rate_limits=True))), Visitor(site)
    token = guesser.token()

    statuses = [
        guesser.client.post(
            "/sign-in", data={"csrf_token": token, "email": EMAIL, "password": "guess"}, headers=_spoofed(number)
        ).status_code
        for number in range(12)
    ]

    assert statuses == [200] * 10 + [429] * 2
    elsewhere = {"REMOTE_ADDR": "192.0.2.200"}
    assert owner.post("/sign-in", {"email": EMAIL, "password": PASSWORD}, environ_base=elsewhere).status_code == 302


def _spoofed(number: int) -> dict[str, str]:
    """A made-up sender, which nobody believes without a proxy of our own."""
    return {"X-Forwarded-For": f"192.0.2.{number}"}


def _without_changing_parts(page: str) -> str:
    page = re.sub(r'nonce="[^"]+"', "", page)
    return re.sub(r'name="csrf_token"[^>]*value="[^"]+"', "", page)
