"""What every answer tells the browser."""

import re
from dataclasses import replace

import pytest

from config import Config
from tests.web.browsing import Visitor
from visitplanner.app import create_app


def test_a_page_runs_nothing_but_what_carries_its_own_number(coordinator: Visitor, planned: str) -> None:
    answer = coordinator.get(f"/visits/{planned}")

    policy = answer.headers["Content-Security-Policy"]
    nonce = re.search(r"script-src 'nonce-([\w-]{22})'", policy)
    assert nonce
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    carriers = re.findall(r"<(?:link rel=\"stylesheet\"|style|script)[^>]*>", answer.text)
    assert len(carriers) >= 3
    assert all(f'nonce="{nonce[1]}"' in each for each in carriers)
    assert not re.search(r"\sstyle=|\son\w+=|javascript:", answer.text)


def test_the_number_is_another_one_each_time(stranger: Visitor) -> None:
    first, second = (stranger.get("/sign-in").headers["Content-Security-Policy"] for _ in range(2))

    assert first != second


@pytest.mark.parametrize("path", ["/sign-in", "/visits", "/nowhere", "/static/css/visitplanner.css"])
def test_no_answer_is_guessed_at_leaks_or_is_framed(coordinator: Visitor, path: str) -> None:
    headers = coordinator.get(path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_pages_are_kept_nowhere_and_our_files_for_good(coordinator: Visitor) -> None:
    page = coordinator.get("/visits")
    style = re.search(r'href="(/static/css/visitplanner\.css\?v=\w+)"', page.text)

    assert page.headers["Cache-Control"] == "no-store"
    assert style
    assert "immutable" in coordinator.get(style[1]).headers["Cache-Control"]
    assert "immutable" not in coordinator.get("/static/css/visitplanner.css").headers["Cache-Control"]


def test_a_download_may_run_nothing_at_all(coordinator: Visitor, planned: str) -> None:
    answer = coordinator.get(f"/visits/{planned}/calendar/en/programme.ics")

    assert answer.mimetype == "text/calendar"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_https_is_demanded_only_where_it_is_spoken(stranger: Visitor) -> None:
    assert "Strict-Transport-Security" in stranger.get("/sign-in", base_url="https://localhost").headers
    assert "Strict-Transport-Security" not in stranger.get("/sign-in").headers


def test_a_site_known_by_https_sends_its_cookie_only_there(config: Config) -> None:
    site = create_app(replace(config, public_url="https://visits.example.org"))

    answer = site.test_client().get("/sign-in", base_url="https://visits.example.org")

    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= {each.strip() for each in cookie.split(";")}


def test_a_host_that_is_not_ours_is_refused(config: Config) -> None:
    client = create_app(replace(config, public_url="https://visits.example.org")).test_client()
    assert client.get("/sign-in", base_url="https://visits.example.org").status_code == 200

    refused = client.get("/sign-in", base_url="https://evil.example")

    assert refused.status_code == 400
    assert "evil" not in refused.text
