"""A host answers on its own page, behind a secret link; opening the link decides nothing."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask

from tests.hosting import PARLIAMENT, SHELTER, a_visit_to_host, asked, invite, planned, statuses, token_of
from tests.web.browsing import Visitor
from tests.web.test_access import content_of
from visitplanner.storage.database import transaction
from visitplanner.storage.replies import replies_to
from visitplanner.storage.visits import visit_row

NOW = datetime.now(UTC)
LINK = re.compile(r'name="link"[^>]*value="([^"]+)"')


@pytest.fixture
def hosted(site: Flask) -> Iterator[str]:
    """A visit whose hosts are asked."""
    with site.app_context():
        visit = planned(a_visit_to_host(), NOW)
        invite(site, visit, NOW)
    yield visit


def token(site: Flask, visit: str, host: str = PARLIAMENT) -> str:
    with site.app_context():
        return token_of(visit, host)


def enter(site: Flask, visit: str, host: str = PARLIAMENT) -> Visitor:
    """A host who has opened the link of its letter."""
    visitor = Visitor(site)
    answer = visitor.get(f"/h/{token(site, visit, host)}")
    assert (answer.status_code, answer.location) == (302, "/h")
    return visitor


def send(visitor: Visitor, *slots: str, choice: str, **fields: str) -> "object":
    link = LINK.search(visitor.read("/h"))
    assert link
    values = {"link": link[1]}
    for slot in slots:
        values |= {f"{slot}.round": "1", f"{slot}.choice": choice}
        values |= {f"{slot}.{name}": value for name, value in fields.items()}
    return visitor.post("/h", values)


def state(site: Flask, visit: str, host: str = PARLIAMENT) -> list[str]:
    with site.app_context():
        return [each.state for each in asked(visit, host).slots]


def test_the_link_leaves_the_address_bar_and_its_page_shows_what_is_asked(site: Flask, hosted: str) -> None:
    visitor = enter(site, hosted)

    page = visitor.read("/h")

    assert "Parliamentary oversight of counter-trafficking" in page
    assert "09:30–" in page
    assert not re.search(r"<input[^>]*type=\"radio\"[^>]*checked", page)
    assert "Recruitment" not in page


def test_a_host_confirms(site: Flask, hosted: str) -> None:
    visitor = enter(site, hosted)

    answer = send(visitor, "A01#1", choice="confirm")

    assert (answer.status_code, answer.location) == (302, "/h")
    assert state(site, hosted) == ["confirmed"]
    page = visitor.read("/h")
    assert "Thank you. Your answer is recorded" in page
    assert "Your answer: Confirmed" in page
