"""The pages of the catalogue: what is typed is kept beside what is wrong, and nobody is overwritten."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from tests.factories import example_file
from tests.web.browsing import Visitor
from tests.web.conftest import tools_of
from visitplanner.storage.catalogue import kept_entries
from visitplanner.storage.database import db
from visitplanner.use_cases.fill_catalogue import fill_catalogue
from visitplanner.use_cases.import_visit import import_visit
from visitplanner.use_cases.save_entry import save_entry
from visitplanner.visit.catalogue import Organisation

BY = "coordinator@example.org"
FOCAL_POINT = {"name_en": "Rana Haddad", "email": "rana@example.org", "language": "en", "channel": "email"}
CITY = {"name_en": "Irbid", "name_ar": "إربد", "country": "JO", "timezone": "Asia/Amman"}


@pytest.fixture
def filled(site: Flask, now: datetime) -> Flask:
    """A catalogue with the hosts of the five-day visit."""
    with site.app_context():
        tools = tools_of(site)
        data = example_file("jordan-kenya-5day")
        visit_id = import_visit(data, files=tools.visit_files, calendars=tools.calendars, now=now)
        fill_catalogue(visit_id, now=now, by=BY)
    return site


def ids(site: Flask, kind: Any) -> list[str]:
    with site.app_context():
        return [each.id for each in kept_entries(kind)]


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


def test_a_city_is_added_edited_archived_and_brought_back(coordinator: Visitor) -> None:
    added = coordinator.post("/catalogue/cities/new", CITY)
    page = coordinator.read(added.location)
    edited = coordinator.post(added.location, {**CITY, "name_ar": "", "version": hidden(page, "version")})
    listed = coordinator.read("/catalogue/cities")
    archived = coordinator.post(f"{added.location}/archive", {"version": "2"})
    coordinator.post(f"{added.location}/bring-back", {"version": "3"})

    assert (added.status_code, edited.status_code, archived.status_code) == (302, 302, 302)
    assert 'value="Irbid"' in page
    assert "1 text lacks a translation" in listed
    assert "Irbid" in coordinator.read("/catalogue/cities")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name_en", "\u202egnitem"),
        ("name_en", "x" * 201),
        ("country", "XX"),
        ("timezone", "Mars/Olympus"),
        ("lat", "٣١"),
        ("lat", "91"),
        ("lat", "1e9"),
    ],
)
def test_what_cannot_be_used_is_refused_beside_its_field_and_nothing_typed_is_lost(
    coordinator: Visitor, field: str, typed: str
) -> None:
    refused = coordinator.post("/catalogue/cities/new", {**CITY, field: typed})

    assert refused.status_code == 422
    assert "field-fault" in refused.text
    assert 'value="إربد"' in refused.text
    assert "Irbid" not in coordinator.read("/catalogue/cities")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("+962 6 500 0000", "+96265000000"), ("00962-6-5000000", "+96265000000"), ("0790000000", None), ("+0123", None)],
)
def test_a_phone_number_is_kept_with_the_code_of_its_country(
    filled: Flask, coordinator: Visitor, typed: str, kept: str | None
) -> None:
    host = ids(filled, "organisations")[0]

    answer = coordinator.post("/catalogue/focal_points/new", {**FOCAL_POINT, "organisation_id": host, "phone": typed})

    assert answer.status_code == (302 if kept else 422)
    with filled.app_context():
        assert [each.entity.phone for each in kept_entries("focal_points")] == ([kept] if kept else [])


def test_a_likeness_is_shown_before_it_is_saved_anyway(coordinator: Visitor) -> None:
    coordinator.post("/catalogue/topics/new", {"name_en": "Legal aid"})

    warned = coordinator.post("/catalogue/topics/new", {"name_en": "LEGAL AID", "key": "k"})
    saved = coordinator.post("/catalogue/topics/new", {"name_en": "LEGAL AID", "key": "k", "anyway": "y"})
    again = coordinator.post("/catalogue/topics/new", {"name_en": "LEGAL AID", "key": "k", "anyway": "y"})

    assert warned.status_code == 422
    assert "This looks like an entry that is there already" in warned.text
    assert saved.status_code == 302
    assert again.location == saved.location


def test_a_stale_edit_shows_both_versions_and_can_be_sent_again(coordinator: Visitor) -> None:
    address = coordinator.post("/catalogue/topics/new", {"name_en": "First"}).location
    coordinator.post(address, {"name_en": "Theirs", "version": "1"})

    stale = coordinator.post(address, {"name_en": "Mine", "version": "1"})
    second = coordinator.post(address, {"name_en": "Mine", "version": hidden(stale.text, "version")})

    assert stale.status_code == 409
    assert "<bdi>Mine</bdi>" in stale.text
    assert "<bdi>Theirs</bdi>" in stale.text
    assert second.status_code == 302


def test_stale_archiving_shows_the_entry_as_it_is(coordinator: Visitor) -> None:
    address = coordinator.post("/catalogue/topics/new", {"name_en": "First"}).location

    answer = coordinator.post(f"{address}/archive", {"version": "9"})

    assert answer.status_code == 409
    assert 'value="First"' in answer.text


def test_a_confidential_address_is_on_no_page_and_stays_when_its_field_is_left_empty(
    filled: Flask, coordinator: Visitor
) -> None:
    with filled.app_context():
        site = next(each for each in kept_entries("sites") if each.entity.secret)
    page = coordinator.read(f"/catalogue/sites/{site.id}")
    form = {
        name: value
        for name, value in re.findall(r'name="(\w+)"[^>]*?value="([^"]*)"', page)
        if name not in ("csrf_token", "q", "next", "language")
    }
    chosen = dict(re.findall(r'<select[^>]*name="(\w+)".*?value="([^"]*)" selected', page, re.S))

    saved = coordinator.post(f"/catalogue/sites/{site.id}", {**form, **chosen, "max_visitors": "3"})

    assert saved.status_code == 302
    assert site.entity.secret.address not in page
    assert site.entity.name["en"] not in coordinator.read("/catalogue/sites")
    with filled.app_context():
        kept = next(each.entity for each in kept_entries("sites") if each.id == site.id)
    assert kept.secret == site.entity.secret
    assert kept.max_visitors == 3


def test_a_confidential_site_needs_what_is_shown_instead_of_it(filled: Flask, coordinator: Visitor) -> None:
    sent = {
        "organisation_id": ids(filled, "organisations")[0],
        "name_en": "House",
        "city_id": ids(filled, "cities")[0],
        "confidentiality": "confidential",
        "photo_policy": "ask",
        "access_min": "0",
        "lead_working_days": "0",
    }

    refused = coordinator.post("/catalogue/sites/new", sent)

    assert refused.status_code == 422
    assert refused.text.count("field-fault") == 4


def test_hours_are_kept_line_by_line(filled: Flask, coordinator: Visitor) -> None:
    host = ids(filled, "organisations")[0]
    path = f"/catalogue/organisations/{host}/hours"
    version = hidden(coordinator.read(path), "version")
    lines = {
        "version": version,
        "weekly-0-days": ["SUN", "MON"],
        "weekly-0-start": "09:00",
        "weekly-0-end": "15:00",
        "ramadan-0-days": "SUN",
        "ramadan-0-start": "10:00",
        "ramadan-0-end": "14:00",
        "exception-0-on": "2027-04-12",
    }

    faulty = coordinator.post(path, {**lines, "weekly-0-end": "08:00"})
    saved = coordinator.post(path, lines)
    stale = coordinator.post(path, {"version": version})

    assert faulty.status_code == 422
    assert "The end must come after the start." in faulty.text
    assert saved.status_code == 302
    assert "In Ramadan" in coordinator.read(saved.location)
    assert stale.status_code == 409


def test_the_holidays_of_a_country_are_corrected_on_its_page(coordinator: Visitor) -> None:
    path = "/catalogue/countries/JO"
    feast = {"date": "2027-03-09", "name_en": "Eid al-Fitr", "name_ar": "عيد الفطر", "standing": "announced"}

    before = coordinator.read(f"{path}?year=2027")
    saved = coordinator.post(f"{path}/holidays", feast)
    after = coordinator.read(saved.location)
    stale = coordinator.post(f"{path}/holidays", {**feast, "standing": "working"})
    faulty = coordinator.post(f"{path}/holidays", {**feast, "date": "9.3.2027"})
    back = coordinator.post(f"{path}/holidays", {**feast, "version": "1", "take_back": "y"})

    assert "Corrected here" not in before
    assert "Corrected here" in after
    assert (stale.status_code, faulty.status_code) == (409, 422)
    assert "Corrected here" not in coordinator.read(back.location)


@pytest.mark.parametrize("path", ["/catalogue/nothing", "/catalogue/topics/none", "/catalogue/countries/XX"])
def test_what_is_not_there_is_a_missing_page(coordinator: Visitor, path: str) -> None:
    assert coordinator.get(path).status_code == 404


def test_hosts_go_into_a_visit_and_a_stale_page_is_refused(filled: Flask, coordinator: Visitor, visit: str) -> None:
    path = f"/visits/{visit}/from-catalogue"
    page = coordinator.read(path)
    chosen = {"organisation": ids(filled, "organisations")[:3], "version": hidden(page, "version")}

    nothing = coordinator.post(path, {"version": "1"})
    added = coordinator.post(path, {**chosen, "key": "a"})
    twice = coordinator.post(path, {**chosen, "key": "a"})
    stale = coordinator.post(path, {**chosen, "key": "b"})

    assert (nothing.status_code, added.status_code, twice.status_code, stale.status_code) == (422, 302, 302, 409)
    assert "In this visit already" in coordinator.read(path)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_is_said_in_both_languages(filled: Flask, coordinator: Visitor, language: str) -> None:
    coordinator.speak(language)
    kinds: tuple[Any, ...] = ("organisations", "sites", "meeting_points", "topics", "cities")

    for kind in kinds:
        coordinator.read(f"/catalogue/{kind}/{ids(filled, kind)[0]}")
        coordinator.read(f"/catalogue/{kind}/new")
        assert ("الدليل" in coordinator.read(f"/catalogue/{kind}")) == (language == "ar")


@contextmanager
def counted(site: Flask) -> Iterator[list[str]]:
    """The statements that reach the database meanwhile."""
    seen: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        seen.append(statement)

    with site.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_a_page_asks_the_database_as_often_however_much_it_shows(
    site: Flask, coordinator: Visitor, now: datetime
) -> None:
    with site.app_context():
        save_entry("organisations", Organisation({"en": "One"}, "ministry", "JO", 1), now=now, by=BY)
    with counted(site) as few:
        coordinator.read("/catalogue/organisations")
    with site.app_context():
        tools = tools_of(site)
        data = example_file("jordan-kenya-5day")
        visit_id = import_visit(data, files=tools.visit_files, calendars=tools.calendars, now=now)
        fill_catalogue(visit_id, now=now, by=BY)
    with counted(site) as many:
        coordinator.read("/catalogue/organisations")

    assert len(many) == len(few)
