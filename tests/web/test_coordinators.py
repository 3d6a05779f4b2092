"""Whose visit it is: to every other coordinator it is missing, on every route, in every list."""

import re
from datetime import datetime

import pytest
from flask import Flask

from tests.factories import REFERENCE, example_file
from tests.web.browsing import EMAIL, PASSWORD, Visitor
from tests.web.conftest import tools_of
from tests.web.test_access import content_of, methods_of, path_of, routes
from visitplanner.entrypoints.web import access
from visitplanner.use_cases.add_user import add_user

OTHER = "other@example.org"
PAGE = f"/visits/{REFERENCE}/coordinators"
_OWN_TO_A_REQUEST = re.compile(rb'nonce="[^"]+"|name="csrf_token"[^>]*value="[^"]+"')


@pytest.fixture
def other(site: Flask, planned: str, now: datetime) -> Visitor:
    """A coordinator whose account is younger than the visit."""
    with site.app_context():
        add_user(OTHER, passwords=tools_of(site).passwords, now=now, password=PASSWORD)
    visitor = Visitor(site)
    assert visitor.sign_in(OTHER).status_code == 302
    return visitor


def told(site: Flask, visitor: Visitor, visit_id: str) -> dict[tuple[str, str], tuple[int, bytes]]:
    """What every route of a visit answers, without what differs with each request."""
    answers = {}
    token = visitor.token()
    for route in routes(site):
        if "<visit_id>" not in route.rule:
            continue
        for method in sorted(methods_of(route) - {"OPTIONS"}):
            path = path_of(route).replace(REFERENCE, visit_id)
            data = {"csrf_token": token} if method == "POST" else {}
            answer = visitor.client.open(path, method=method, data=data)
            body = _OWN_TO_A_REQUEST.sub(b"", answer.data).replace(path.encode(), b"").replace(visit_id.encode(), b"")
            answers[route.rule, method] = (answer.status_code, body)
    return answers


def test_the_visit_of_others_is_answered_like_a_missing_one_on_every_route(site: Flask, other: Visitor) -> None:
    before = content_of(site)

    hidden, missing = told(site, other, REFERENCE), told(site, other, "V-UNKNOWN")

    assert hidden == missing
    assert len(hidden) > 100
    assert {status for status, _ in hidden.values()} == {404}
    assert content_of(site) == before


def test_without_the_guard_the_walk_over_all_routes_finds_the_visit(
    site: Flask, other: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "_hide_visits_of_others", lambda: None)

    assert told(site, other, REFERENCE) != told(site, other, "V-UNKNOWN")


def test_lists_hold_only_what_is_ones_own(coordinator: Visitor, other: Visitor) -> None:
    for path in ("/visits", "/visits/new"):
        assert REFERENCE in coordinator.read(path)
        assert REFERENCE not in other.read(path)


def test_a_file_does_not_replace_the_visit_of_others(site: Flask, coordinator: Visitor, other: Visitor) -> None:
    before = content_of(site)

    refused = other.send_file("/visits/import", example_file(), replace="y")

    assert refused.status_code == 422
    assert "The identifier of this visit is taken" in refused.text
    assert f"/visits/{REFERENCE}" not in refused.text
    assert content_of(site) == before


def test_a_visit_belongs_to_whoever_begins_it_as_a_copy(coordinator: Visitor, other: Visitor) -> None:
    values = {"code": "AGAIN", "title.en": "Again", "title.ar": "مرة أخرى", "start_date": "2027-04-12", "key": "k" * 20}

    made = coordinator.post(f"/visits/{REFERENCE}/copy", values)

    assert made.status_code == 302, made.text
    assert coordinator.get(made.location).status_code == 200
    assert other.get(made.location).status_code == 404


def test_a_coordinator_who_is_added_sees_all_and_taken_away_nothing(coordinator: Visitor, other: Visitor) -> None:
    assert other.get(f"/visits/{REFERENCE}").status_code == 404

    assert coordinator.post(PAGE, {"email": OTHER.upper()}).status_code == 302
    assert OTHER in coordinator.read(PAGE)
    assert other.get(f"/visits/{REFERENCE}").status_code == 200
    assert coordinator.post(f"{PAGE}/withdraw", {"email": OTHER}).status_code == 302

    assert other.get(f"/visits/{REFERENCE}").status_code == 404
    said = coordinator.read(f"/visits/{REFERENCE}/record")
    assert "The visit was given to one more coordinator" in said
    assert "The visit was taken from a coordinator" in said


def test_the_last_coordinator_stays(coordinator: Visitor, planned: str) -> None:
    refused = coordinator.post(f"{PAGE}/withdraw", {"email": EMAIL})

    assert refused.status_code == 409
    assert "A visit needs a coordinator" in refused.text
    assert coordinator.get(PAGE).status_code == 200


def test_an_address_without_account_is_told_of_plainly(coordinator: Visitor, planned: str) -> None:
    refused = coordinator.post(PAGE, {"email": "typo@example.org"})

    assert refused.status_code == 422
    assert "Nobody signs in with this address" in refused.text
    assert 'value="typo@example.org"' in refused.text


def test_who_takes_the_visit_from_himself_goes_to_his_list(coordinator: Visitor, other: Visitor) -> None:
    coordinator.post(PAGE, {"email": OTHER})

    answer = coordinator.post(f"{PAGE}/withdraw", {"email": EMAIL})

    assert answer.location == "/visits"
    assert coordinator.get(PAGE).status_code == 404
    assert other.get(PAGE).status_code == 200
