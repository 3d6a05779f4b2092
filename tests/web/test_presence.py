"""Who else has a visit open is told to those who have it open too."""

from datetime import UTC, datetime

from flask import Flask

from tests.factories import REFERENCE
from tests.web.browsing import EMAIL, PASSWORD, Visitor
from tests.web.conftest import tools_of
from visitplanner.use_cases.add_user import add_user

OTHER = "other@example.org"
HERE = f"/visits/{REFERENCE}/presence"


def test_two_who_have_a_visit_open_see_each_other(site: Flask, coordinator: Visitor, visit: str) -> None:
    with site.app_context():
        add_user(OTHER, passwords=tools_of(site).passwords, now=datetime.now(UTC), password=PASSWORD)
    coordinator.post(f"/visits/{REFERENCE}/coordinators", {"email": OTHER})
    other = Visitor(site)
    other.sign_in(OTHER)

    alone = coordinator.post(HERE)
    second = other.post(HERE)
    both = coordinator.post(HERE)

    assert alone.text == ""
    assert EMAIL in second.text
    assert OTHER in both.text
    assert both.mimetype == "text/plain"


def test_nobody_is_present_at_a_visit_that_is_not_there(coordinator: Visitor) -> None:
    assert coordinator.post("/visits/V-NOWHERE/presence").status_code == 404
