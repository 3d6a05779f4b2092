"""What a host has agreed to becomes confirmed once everybody who goes there is let in, or with a reason."""

import csv
from dataclasses import replace

import pytest
from flask import Flask
from markupsafe import escape

from tests.factories import example
from tests.hosting import a_visit_to_host, invite, planned, statuses
from tests.web.answers.answering import NOW, ON_EITHER, enter, send
from tests.web.browsing import Visitor
from visitplanner.storage.audit import WITHHELD
from visitplanner.storage.database import db
from visitplanner.storage.models import AuditEventRow

pytestmark = ON_EITHER
SITE = "SITE-H12"


@pytest.fixture
def strict(site: Flask) -> str:
    """A visit of its own whose sites ask for what they ask for; the parliament has confirmed."""
    visit = replace(a_visit_to_host("V-STRICT"), sites=example("jordan-kenya-5day").sites)
    days = tuple((o, g, b.replace("13 09:30", "15 09:30")) for o, g, b in (("A01#1", "A", "2027-04-13 09:30"),))
    with site.app_context():
        invite(site, planned(visit, NOW, days), NOW)
    assert send(enter(site, "V-STRICT"), choice="confirm").status_code == 302
    return "V-STRICT"


def members(letter: str = "A") -> list[str]:
    return [each.id for each in example("jordan-kenya-5day").delegation.members if each.subgroup_id == letter]


def standing(site: Flask) -> str:
    with site.app_context():
        return statuses("V-STRICT")["A01"]


def test_a_session_is_confirmed_when_everybody_is_approved_and_not_before(
    site: Flask, strict: str, coordinator: Visitor
) -> None:
    path = f"/visits/{strict}/clearance/{SITE}"
    assert standing(site) == "tentative"

    coordinator.post(path, {"member": members(), "state": "submitted"})
    coordinator.post(path, {"member": members()[1:], "state": "approved"})
    assert standing(site) == "tentative"
    coordinator.post(path, {"member": members(), "state": "approved"})

    assert standing(site) == "confirmed"
    coordinator.post(path, {"member": members()[:1], "state": "rejected"})
    assert standing(site) == "tentative"


def test_it_is_confirmed_without_only_with_a_reason(site: Flask, strict: str, coordinator: Visitor) -> None:
    path = f"/visits/{strict}/clearance/{SITE}/waive"

    coordinator.post(path, {"reason": "  "})
    assert standing(site) == "tentative"
    coordinator.post(path, {"reason": "The protocol office has agreed by telephone."})

    assert standing(site) == "confirmed"


def test_a_waiver_is_shown_with_its_reason_and_can_be_withdrawn(site: Flask, strict: str, coordinator: Visitor) -> None:
    path = f"/visits/{strict}/clearance"
    coordinator.post(f"{path}/{SITE}/waive", {"reason": "The <b>office</b> agreed."})
    page = coordinator.read(path)
    assert "The &lt;b&gt;office&lt;/b&gt; agreed." in page
    assert page.count("Wait for clearance again") == 1

    coordinator.post(f"{path}/{SITE}/withdraw")

    assert standing(site) == "tentative"
    assert "Wait for clearance again" not in coordinator.read(path)
    assert "wait for clearance already" in coordinator.post(f"{path}/{SITE}/withdraw", follow_redirects=True).text


UNREADABLE = ("", "   ", "x" * 501, "Agreed\u202eyadot", "two\nlines", "a\x00b", "p\u0430ypal says so")
PLAIN = ("=1+1", "<script>x</script>", "{{ 7*7 }}", "وافق مكتب المراسم بالهاتف", "O'Brien — très bien")


@pytest.mark.parametrize("reason", UNREADABLE)
def test_a_reason_that_cannot_be_read_later_is_refused_and_kept_in_its_field(
    site: Flask, strict: str, coordinator: Visitor, reason: str
) -> None:
    answer = coordinator.post(f"/visits/{strict}/clearance/{SITE}/waive", {"reason": reason})

    assert answer.status_code == 422
    assert f'id="site-{SITE}-fault"' in answer.text
    assert standing(site) == "tentative"


@pytest.mark.parametrize("reason", PLAIN)
def test_every_other_reason_is_kept_as_it_is(site: Flask, strict: str, coordinator: Visitor, reason: str) -> None:
    coordinator.post(f"/visits/{strict}/clearance/{SITE}/waive", {"reason": reason})

    assert standing(site) == "confirmed"
    assert f"<bdi>{escape(reason)}</bdi>" in coordinator.read(f"/visits/{strict}/clearance")


def test_a_list_holds_passports_only_where_they_are_asked_for_and_wanted(
    site: Flask, strict: str, coordinator: Visitor
) -> None:
    plain = coordinator.post(f"/visits/{strict}/clearance/{SITE}/list")
    full = coordinator.post(f"/visits/{strict}/clearance/{SITE}/list", {"passports": "yes"})
    other = coordinator.post(f"/visits/{strict}/clearance/SITE-H10/list", {"passports": "yes"})

    assert [each.status_code for each in (plain, full, other)] == [200, 200, 200]
    assert "CANARY" not in plain.text + other.text
    assert {len(line) for line in csv.reader(plain.text.splitlines())} == {1}
    assert {len(line) for line in csv.reader(full.text.splitlines())} == {3}
    assert full.text.count("CANARY-B-PP-") == len(members())
    assert "CANARY-B-EC" not in full.text
    with site.app_context():
        events = [row.after or {} for row in db.session.query(AuditEventRow).filter_by(operation="clearance_listed")]
    assert [each["with_numbers"] for each in events] == [False, True, False]
    assert WITHHELD not in str(events)


def test_the_page_tells_how_long_there_is_and_no_passport(strict: str, coordinator: Visitor) -> None:
    page = coordinator.read(f"/visits/{strict}/clearance")

    assert "hand the names in by" in page
    assert f"Not submitted yet: {len(members())}" in page
    assert "CANARY" not in page
    assert "Shelter for women" not in page


def test_a_site_that_asks_for_nothing_has_no_clearance(strict: str, coordinator: Visitor) -> None:
    assert coordinator.post(f"/visits/{strict}/clearance/SITE-H11/list").status_code == 404
    assert coordinator.post(f"/visits/{strict}/clearance/{SITE}", {"state": "odd"}).status_code == 422
