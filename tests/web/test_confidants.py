"""Hosts with a confidential site: to coordinators who may not know them they are not in the catalogue at all."""

from datetime import datetime

import pytest
from flask import Flask

from tests.factories import example_file
from tests.web.browsing import EMAIL, PASSWORD, Visitor
from tests.web.conftest import tools_of
from tests.web.reading_forms import form_to
from visitplanner.storage.catalogue import NO_VISIT, EntryIsUnknown, kept_entries
from visitplanner.storage.database import db
from visitplanner.storage.models import AuditEventRow
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.add_from_catalogue import add_from_catalogue
from visitplanner.use_cases.add_user import add_user
from visitplanner.use_cases.archive_entry import archive_entry
from visitplanner.use_cases.fill_catalogue import fill_catalogue
from visitplanner.use_cases.import_visit import import_visit
from visitplanner.use_cases.save_entry import save_entry
from visitplanner.use_cases.save_hours import save_hours
from visitplanner.visit.catalogue import FocalPoint

OTHER = "other@example.org"
NAME, LABEL = "Child rescue centre", "Specialised centre (location withheld)"


@pytest.fixture
def host(site: Flask, coordinator: Visitor, now: datetime) -> str:
    """A host with a confidential site, put into the catalogue by the first coordinator."""
    with site.app_context():
        tools = tools_of(site)
        visit_id = import_visit(
            example_file("jordan-kenya-5day"), files=tools.visit_files, calendars=tools.calendars, now=now
        )
        fill_catalogue(visit_id, now=now, by=EMAIL)
        return next(each.id for each in kept_entries("organisations") if each.entity.name["en"] == NAME)


@pytest.fixture
def other(site: Flask, host: str, now: datetime) -> Visitor:
    """A coordinator who had no part in it."""
    with site.app_context():
        add_user(OTHER, passwords=tools_of(site).passwords, now=now, password=PASSWORD)
    visitor = Visitor(site)
    assert visitor.sign_in(OTHER).status_code == 302
    return visitor


def pages_of(site: Flask, host: str) -> list[str]:
    with site.app_context():
        sites = [each.id for each in kept_entries("sites") if each.entity.organisation_id == host]
    own = f"/catalogue/organisations/{host}"
    return [own, f"{own}/hours", *(f"/catalogue/sites/{each}" for each in sites)]


LISTS = ("/catalogue/organisations", "/catalogue/sites", f"/catalogue/organisations?q={NAME.replace(' ', '+')}")


def test_whoever_has_entered_a_host_finds_it_and_opens_it(site: Flask, coordinator: Visitor, host: str) -> None:
    assert [coordinator.get(each).status_code for each in pages_of(site, host)] == [200, 200, 200]
    assert all(LABEL in coordinator.read(each) for each in LISTS)


def test_to_everybody_else_it_is_missing_in_lists_in_searches_and_at_its_addresses(
    site: Flask, other: Visitor, host: str
) -> None:
    own = f"/catalogue/organisations/{host}"
    deeds = [f"{own}/archive", f"{own}/bring-back", f"{own}/confidants", own, f"{own}/hours"]

    assert [other.get(each).status_code for each in pages_of(site, host)] == [404, 404, 404]
    assert [other.post(each, {"email": OTHER, "version": "1"}).status_code for each in deeds] == [404] * 5
    assert not any(each in other.read(page) for page in LISTS for each in (f'{host}"', LABEL))
    with site.app_context():
        assert next(each for each in kept_entries("organisations") if each.id == host).version == 1


def test_nobody_else_takes_it_into_a_visit_or_adds_to_it(site: Flask, other: Visitor, host: str, now: datetime) -> None:
    point = FocalPoint(host, {"en": "Somebody"}, email="somebody@example.org")
    with site.app_context():
        tools = tools_of(site)
        data = example_file("kenya-jordan-2018")
        mine = import_visit(data, files=tools.visit_files, calendars=tools.calendars, now=now)
        before = load_visit(mine)
        add_from_catalogue(
            mine, [host], with_sessions=True, version=1, files=tools.visit_files, calendars=tools.calendars,
            holidays=tools.holidays, now=now, by=OTHER,
        )  # fmt: skip

        assert {each.id for each in load_visit(mine).organisations} == {each.id for each in before.organisations}
        with pytest.raises(EntryIsUnknown):
            save_entry("focal_points", point, now=now, by=OTHER)
        with pytest.raises(EntryIsUnknown):
            archive_entry("organisations", host, version=1, now=now, by=OTHER)
        with pytest.raises(EntryIsUnknown):
            save_hours(host, [], version=1, now=now, by=OTHER)


def test_guessing_its_name_in_a_visit_of_ones_own_opens_nothing(
    site: Flask, other: Visitor, host: str, now: datetime
) -> None:
    with site.app_context():
        before = [(each.id, each.version) for each in kept_entries("sites")]
        fill_catalogue("V-JOKE-2027", now=now, by=OTHER)

        assert [(each.id, each.version) for each in kept_entries("sites")] == before
    assert other.get(f"/catalogue/organisations/{host}").status_code == 404


def test_one_coordinator_more_is_let_in_by_somebody_who_knows_it(
    site: Flask, coordinator: Visitor, other: Visitor, host: str
) -> None:
    own = f"/catalogue/organisations/{host}"
    form = form_to(coordinator.read(own), "/confidants")

    nobody = coordinator.client.post(form.action, data=form.filled(email="nobody@example.org"), follow_redirects=True)
    coordinator.client.post(form.action, data=form.filled(email=OTHER))

    assert "Nobody signs in with this address." in nobody.text
    assert OTHER in coordinator.read(own)
    assert [other.get(each).status_code for each in pages_of(site, host)] == [200, 200, 200]
    with site.app_context():
        rows = db.session.query(AuditEventRow).filter_by(visit_id=NO_VISIT, operation="host_entrusted")
        assert [(row.after or {}).get("coordinator") for row in rows] == [OTHER]
