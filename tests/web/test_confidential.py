"""A confidential site is entered and sealed; its address and name are shown only on request, and that is recorded."""

import re

from flask import Flask

from tests.factories import REFERENCE
from tests.web.browsing import Visitor
from tests.web.reading_forms import form_to
from visitplanner.entrypoints.web.sheets import STEP_PAGES
from visitplanner.storage.database import db
from visitplanner.storage.models import AuditEventRow
from visitplanner.storage.queries.editing import visit_to_edit

SETUP = f"/visits/{REFERENCE}/setup"
SITE = f"{SETUP}/hosts/sites/SITE-DK"


def test_no_page_of_the_setup_tells_where_a_confidential_site_is(site: Flask, coordinator: Visitor, visit: str) -> None:
    with site.app_context():
        kept = visit_to_edit(visit).visit
    paths = [f"{SETUP}/{step.name}" for step in STEP_PAGES] + [f"/visits/{visit}/readiness"]
    for step in STEP_PAGES:
        for sheet in step.sheets:
            paths += [f"{SETUP}/{step.name}/{sheet.name}/{sheet.id_of(each)}" for each in sheet.of(kept)]

    pages = {path: coordinator.read(path) for path in paths}

    assert [path for path, page in pages.items() if "CANARY" in page or "Dar Karama" in page] == []


def test_the_address_is_shown_once_on_request_and_that_is_recorded(
    site: Flask, coordinator: Visitor, visit: str
) -> None:
    assert coordinator.get(f"{SITE}/address").status_code in (404, 405)
    form = form_to(coordinator.read(SITE), "/address")

    shown = coordinator.client.post(form.action, data=form.filled())

    assert "CANARY-A-DK-ADDRESS" in shown.text
    assert shown.headers["Cache-Control"] == "no-store"
    assert "CANARY" not in coordinator.read(SITE)
    with site.app_context():
        events = [(each.operation, each.after) for each in db.session.query(AuditEventRow)]
    assert ("address_shown", {"site": "SITE-DK"}) in events
    assert "CANARY" not in str(events)


def test_the_address_of_an_open_site_is_nothing_to_reveal(coordinator: Visitor, visit: str) -> None:
    assert coordinator.post(f"{SETUP}/hosts/sites/SITE-MOJ/address").status_code == 404


def test_what_is_not_written_anew_stays_sealed(site: Flask, coordinator: Visitor, visit: str) -> None:
    form = form_to(coordinator.read(SITE), "/sites/SITE-DK")

    coordinator.client.post(form.action, data=form.filled(access_min="20", restricted__access_note="Ring twice"))

    with site.app_context():
        kept = next(each for each in visit_to_edit(visit).visit.sites if each.id == "SITE-DK")
    assert kept.restricted is not None
    assert "CANARY-A-DK-ADDRESS" in kept.restricted.address
    assert kept.restricted.access_note == "Ring twice"
    assert kept.name["en"] == "Dar Karama"


def test_a_new_confidential_site_gets_an_undisclosed_zone_and_needs_what_hides_it(
    site: Flask, coordinator: Visitor, visit: str
) -> None:
    form = form_to(coordinator.read(f"{SETUP}/hosts/sites/new"), "/sites/new")
    secret = {
        "organisation_id": "ORG-DK",
        "name.en": "House",
        "zone_id": "AMM-GEN",
        "confidentiality": "confidential",
        "restricted.address": "12 Hidden Lane",
    }

    refused = coordinator.client.post(form.action, data=form.filled(**secret))
    whole = secret | {"public_label.en": "Second house", "meeting_point_id": "MP-1", "max_visitors": "6"}
    answer = coordinator.client.post(form.action, data=form.filled(**whole))

    assert refused.status_code == 422
    assert len(re.findall("A confidential site needs this", refused.text)) >= 3
    assert answer.status_code == 302
    with site.app_context():
        kept = visit_to_edit(visit).visit.sites[-1]
        sqlite = db.session.connection().connection.dbapi_connection
        dump = "\n".join(sqlite.iterdump())  # type: ignore[union-attr]  # only SQLite's connections have it
    assert kept.zone_id == "AMM-X"
    assert kept.photo_policy == "prohibited"
    assert "12 Hidden Lane" not in dump
