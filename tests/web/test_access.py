"""Who may see and do what: every route, for strangers and for coordinators, read and written."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from werkzeug.routing import Rule as Route

from tests.factories import REFERENCE
from tests.web.browsing import Visitor
from visitplanner.entrypoints.web.access import RULES, Rule, local_path
from visitplanner.storage.database import db

SAMPLE = {
    "visit_id": REFERENCE,
    "language": "en",
    "name": "programme",
    "token": "x" * 43,
    "link_id": "1",
    "host": "ORG-DK",
    "letter_id": "1",
    "number": "1",
    "scenario_id": "1",
    "repair_id": "1",
    "kind": "organisations",
    "entry_id": "1",
    "draft_id": "x",
    "country": "JO",
    "step": "hosts",
    "card": "basics",
    "sheet": "sites",
    "entry": "SITE-IOM",
    "site_id": "SITE-DK",
    "session_id": "S02",
}
SECRET_ADDRESSES = {
    "feeds.feed",
    "answer.enter",
    "answer.page",
    "answer.answer",
    "times.enter",
    "times.page",
    "times.answer",
    "times.calendar",
}
"""Open to whoever knows an address that nobody can guess; without it they answer 404."""


def routes(site: Flask) -> list[Route]:
    return [each for each in site.url_map.iter_rules() if each.endpoint != "static"]


def path_of(route: Route, sample: Mapping[str, str] = SAMPLE) -> str:
    return re.sub(r"<(?:[^:<>]+:)?(\w+)>", lambda found: sample[found[1]], route.rule)


def methods_of(route: Route) -> set[str]:
    return route.methods or set()


def content_of(site: Flask) -> list[str]:
    """Every row of every table."""
    with site.app_context():
        connection = db.session.connection().connection
        lines = list(_dumped(connection.dbapi_connection))
        db.session.rollback()
    return lines


def _dumped(connection: object) -> Iterator[str]:
    yield from connection.iterdump()  # type: ignore[attr-defined]  # sqlite3.Connection


def test_every_route_has_a_rule_and_every_rule_a_route(site: Flask) -> None:
    assert {each.endpoint for each in site.url_map.iter_rules()} == set(RULES)


def test_a_route_without_a_rule_answers_like_a_missing_page(site: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = Visitor(site)
    assert visitor.sign_in().status_code == 302
    assert visitor.get("/visits/import").status_code == 200

    monkeypatch.delitem(RULES, "visits.import_file")  # type: ignore[arg-type]  # a dictionary in truth
    hidden = visitor.get("/visits/import")

    assert hidden.status_code == 404
    assert "There is no such page" in hidden.text


def test_a_stranger_is_asked_to_sign_in_everywhere_else_than_in_front_of_the_door(site: Flask, planned: str) -> None:
    stranger = Visitor(site)
    for route in routes(site):
        for method in sorted(methods_of(route)):
            token = {"csrf_token": stranger.token()} if method == "POST" else {}
            answer = stranger.client.open(path_of(route), method=method, data=token)
            if route.endpoint in SECRET_ADDRESSES and method != "OPTIONS":
                assert answer.status_code == 404, (method, route.rule)
            elif RULES[route.endpoint] is Rule.COORDINATOR:
                assert answer.status_code == 302, (method, route.rule)
                assert answer.location.startswith("/sign-in")
                assert REFERENCE not in answer.text.replace(path_of(route), "")
            else:
                assert answer.status_code in (200, 302, 400), (method, route.rule)


def test_nothing_that_is_only_read_changes_anything(site: Flask, coordinator: Visitor, planned: str) -> None:
    before = content_of(site)

    for route in routes(site):
        for method in sorted(methods_of(route) & {"GET", "HEAD", "OPTIONS"}):
            answer = coordinator.client.open(path_of(route), method=method)
            assert answer.status_code < 500, (method, route.rule)

    assert content_of(site) == before
    coordinator.speak("ar")
    assert content_of(site) != before


def test_every_form_needs_its_token(site: Flask, coordinator: Visitor, planned: str) -> None:
    before = content_of(site)

    for route in routes(site):
        for method in sorted(methods_of(route) & {"POST", "PUT", "PATCH", "DELETE"}):
            assert coordinator.client.open(path_of(route), method=method).status_code == 400, (method, route.rule)

    assert content_of(site) == before


@pytest.mark.parametrize(
    "sender", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}]
)
def test_a_form_that_another_site_sends_is_refused(coordinator: Visitor, sender: dict[str, str]) -> None:
    refused = coordinator.post("/language", {"language": "ar"}, headers=sender)

    assert refused.status_code == 403
    own = {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}
    assert coordinator.post("/language", {"language": "ar"}, headers=own).status_code == 302


def test_an_unknown_visit_answers_alike_on_all_its_pages(site: Flask, coordinator: Visitor, planned: str) -> None:
    pages = [each for each in routes(site) if "<visit_id>" in each.rule and "GET" in methods_of(each)]
    missing = coordinator.get("/nowhere").text
    assert pages

    for route in pages:
        path = path_of(route).replace(REFERENCE, "V-UNKNOWN")
        answer = coordinator.get(path)
        assert answer.status_code == 404, route.rule
        assert _plain(answer.text, path) == _plain(missing, "/nowhere")


@pytest.mark.parametrize("number", ["٣", "1_000", "99999999999999999999999", "-1", "0"])
def test_odd_numbers_in_addresses_find_nothing(coordinator: Visitor, planned: str, number: str) -> None:
    answer = coordinator.post(f"/visits/{planned}/calendar/links/{number}/revoke")

    assert answer.status_code == 404


def test_a_page_that_asks_by_itself_is_sent_to_the_sign_in_as_a_whole(stranger: Visitor, visit: str) -> None:
    answer = stranger.get(f"/visits/{visit}/plan/progress", headers={"HX-Request": "true"})

    assert answer.headers["HX-Redirect"] == "/sign-in"
    assert answer.text == ""


def test_a_session_that_ends_while_a_card_is_dragged_leads_back_to_that_move(coordinator: Visitor, visit: str) -> None:
    coordinator.client.delete_cookie("session")
    move = f"/visits/{visit}/board/move?occurrence=S03%231&date=2018-04-23&start=11:00"

    answer = coordinator.get(move, headers={"HX-Request": "true"})
    waiting = parse_qs(urlsplit(answer.headers["HX-Redirect"]).query)["next"]
    welcome = coordinator.sign_in(next=waiting[0])

    assert welcome.location == move


@pytest.mark.parametrize("path", ["/visits", "/visits/V-1/plan?x=1", "/visits/import"])
def test_a_path_of_our_own_is_followed(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "visits",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "http:evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "/visits\r\nLocation: https://evil.example",
    ],
)
def test_an_address_elsewhere_is_not_followed(address: str | None) -> None:
    assert local_path(address) is None


def _plain(page: str, path: str) -> str:
    page = re.sub(r'nonce="[^"]+"|name="csrf_token"[^>]*value="[^"]+"', "", page)
    return page.replace(path, "")
