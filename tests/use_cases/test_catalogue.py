"""Entries of the catalogue are saved once, never over somebody else's, and warned of where they look alike."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from config import Config
from tests.factories import FIVE_DAYS, REFERENCE, example_file
from tests.storage.test_canaries import canaries_in
from visitplanner.storage.catalogue import hours_of, kept_entries, kept_entry
from visitplanner.storage.queries.catalogue import Wanted, found_entries, visits_by_host
from visitplanner.storage.queries.editing import visit_to_edit
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.add_from_catalogue import add_from_catalogue
from visitplanner.use_cases.archive_entry import archive_entry
from visitplanner.use_cases.edit_visit import VisitHasChanged
from visitplanner.use_cases.export_visit import export_visit
from visitplanner.use_cases.fill_catalogue import fill_catalogue
from visitplanner.use_cases.import_visit import import_visit
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.save_country_holiday import HolidayHasChanged, save_country_holiday
from visitplanner.use_cases.save_entry import EntryHasChanged, EntryLooksLikeAnother, save_entry
from visitplanner.use_cases.save_hours import save_hours
from visitplanner.visit.catalogue import FocalPoint, Hours, Organisation, Topic
from visitplanner.visit.country import PublicHoliday

BY = "coordinator@example.org"
TOPIC = Topic({"en": "Legal aid", "ar": "المساعدة القانونية"})
MINISTRY = Organisation({"en": "Ministry of Justice", "ar": "وزارة العدل"}, "ministry", "JO", 1)

Import = Callable[[str], str]


@pytest.fixture
def tools(app: Flask) -> Tools:
    tools: Tools = app.extensions["visitplanner"]
    return tools


@pytest.fixture
def imported(tools: Tools, now: datetime) -> Import:
    def keep(name: str) -> str:
        return import_visit(example_file(name), files=tools.visit_files, calendars=tools.calendars, now=now)

    return keep


def test_an_entry_is_saved_and_found_again(app: Flask, now: datetime) -> None:
    entry_id = save_entry("topics", TOPIC, now=now, by=BY)

    kept = kept_entry("topics", entry_id)
    assert (kept.entity, kept.version, kept.is_archived) == (TOPIC, 1, False)


def test_a_form_that_comes_twice_makes_one_entry(app: Flask, now: datetime) -> None:
    first = save_entry("topics", TOPIC, key="k", now=now, by=BY)

    assert save_entry("topics", TOPIC, key="k", now=now, by=BY) == first
    assert len(kept_entries("topics")) == 1


@pytest.mark.parametrize("name", [{"en": "  legal AID "}, {"ar": "المساعده القانونيه"}])
def test_a_name_that_is_there_already_is_warned_of_and_can_be_saved_anyway(
    app: Flask, now: datetime, name: dict[str, str]
) -> None:
    first = save_entry("topics", TOPIC, now=now, by=BY)

    with pytest.raises(EntryLooksLikeAnother) as warning:
        save_entry("topics", Topic(name), now=now, by=BY)

    assert [each.id for each in warning.value.others] == [first]
    assert save_entry("topics", Topic(name), anyway=True, now=now, by=BY) != first


def test_the_same_e_mail_address_is_warned_of(app: Flask, now: datetime) -> None:
    host = save_entry("organisations", MINISTRY, now=now, by=BY)
    save_entry("focal_points", FocalPoint(host, {"en": "Rana"}, email="rana@example.org"), now=now, by=BY)

    with pytest.raises(EntryLooksLikeAnother):
        save_entry("focal_points", FocalPoint(host, {"en": "R. Haddad"}, email="RANA@example.org"), now=now, by=BY)


def test_an_entry_is_no_likeness_of_itself(app: Flask, now: datetime) -> None:
    entry_id = save_entry("topics", TOPIC, now=now, by=BY)

    save_entry("topics", Topic({"en": "Legal aid"}), entry_id=entry_id, version=1, now=now, by=BY)

    assert kept_entry("topics", entry_id).version == 2


def test_a_stale_edit_is_refused_with_what_is_kept_now(app: Flask, now: datetime) -> None:
    entry_id = save_entry("topics", TOPIC, now=now, by=BY)
    save_entry("topics", Topic({"en": "Theirs"}), entry_id=entry_id, version=1, now=now, by=BY)

    with pytest.raises(EntryHasChanged) as refusal:
        save_entry("topics", Topic({"en": "Mine"}), entry_id=entry_id, version=1, now=now, by=BY)

    assert refusal.value.now.entity.name == {"en": "Theirs"}
    assert kept_entry("topics", entry_id).entity.name == {"en": "Theirs"}


def test_the_archive_gives_back_what_it_took(app: Flask, now: datetime) -> None:
    entry_id = save_entry("topics", TOPIC, now=now, by=BY)

    archive_entry("topics", entry_id, version=1, now=now, by=BY)
    gone = found_entries("topics", Wanted()).count, found_entries("topics", Wanted(archived=True)).count
    archive_entry("topics", entry_id, version=2, back=True, now=now, by=BY)

    assert gone == (0, 1)
    assert found_entries("topics", Wanted()).count == 1


def test_stale_archiving_is_refused_and_archiving_twice_does_it_once(app: Flask, now: datetime) -> None:
    entry_id = save_entry("topics", TOPIC, now=now, by=BY)
    with pytest.raises(EntryHasChanged):
        archive_entry("topics", entry_id, version=7, now=now, by=BY)

    archive_entry("topics", entry_id, version=1, now=now, by=BY)
    archive_entry("topics", entry_id, version=1, now=now, by=BY)

    assert kept_entry("topics", entry_id).version == 2


def test_stale_hours_are_refused(app: Flask, now: datetime) -> None:
    host = save_entry("organisations", MINISTRY, now=now, by=BY)
    weekly = Hours("weekly", ("SUN", "MON"), None, "09:00", "15:00")
    save_hours(host, [weekly], version=1, now=now, by=BY)

    with pytest.raises(EntryHasChanged):
        save_hours(host, [], version=1, now=now, by=BY)

    assert hours_of([host]) == {host: (weekly,)}


def test_a_search_needs_every_word_in_either_script_and_filters_by_what_belongs_together(
    app: Flask, imported: Import, now: datetime
) -> None:
    fill_catalogue(imported("jordan-kenya-5day"), now=now, by=BY)
    hosts = kept_entries("organisations")
    host = next(each for each in hosts if each.entity.topic_ids)
    city = next(each.id for each in kept_entries("cities") if each.entity.name["en"] == "Mombasa")

    def ids(**wanted: str) -> set[str]:
        filters = Wanted(**wanted)  # type: ignore[arg-type]  # those of the filters that are words
        return {each.id for each in found_entries("organisations", filters).entries}

    assert ids(words=host.entity.name["ar"]) == {host.id}
    assert ids(words="100% nobody") == set()
    assert host.id in ids(topic=host.entity.topic_ids[0])
    assert ids(country="JO") == set()
    assert 0 < len(ids(city=city)) < len(hosts)
    assert ids(type=host.entity.type) == {each.id for each in hosts if each.entity.type == host.entity.type}


def test_a_visit_fills_the_catalogue_once(app: Flask, imported: Import, now: datetime) -> None:
    visit_id = imported("jordan-kenya-5day")

    first = fill_catalogue(visit_id, now=now, by=BY)
    second = fill_catalogue(visit_id, now=now, by=BY)

    visit = load_visit(visit_id)
    assert first.added > 0
    assert second.added == 0
    assert len(kept_entries("sites")) == len(visit.sites)
    assert not any(each.entity.type == "delegation" for each in kept_entries("organisations"))


def test_the_catalogue_holds_no_secret_in_the_clear_and_no_search_finds_one(
    app: Flask, config: Config, imported: Import, now: datetime, tmp_path: Path
) -> None:
    for name in ("kenya-jordan-2018", "jordan-kenya-5day"):
        fill_catalogue(imported(name), now=now, by=BY)
    secrets = [each.entity.secret for each in kept_entries("sites") if each.entity.secret]

    octets = b"".join(path.read_bytes() for path in tmp_path.rglob("*.sqlite*"))

    assert canaries_in(secrets[0].address.encode())
    assert canaries_in(octets) == set()
    assert found_entries("sites", Wanted(words=secrets[0].address)).count == 0
    assert found_entries("sites", Wanted(words="CANARY")).count == 0


def test_hosts_of_another_visit_are_put_into_a_visit_with_everything_they_need(
    app: Flask, tools: Tools, imported: Import, now: datetime
) -> None:
    source, target = imported("jordan-kenya-5day"), imported("kenya-jordan-2018")
    fill_catalogue(source, now=now, by=BY)
    hosts = [each.id for each in kept_entries("organisations")]

    version = _add(target, hosts, tools, now)

    visit = load_visit(target)
    assert version == 2
    assert {each.name["en"] for each in load_visit(source).sites} <= {each.name["en"] for each in visit.sites}
    assert any(each.confidentiality == "confidential" and each.restricted for each in visit.sites)
    assert all(each.status == "idea" and not each.required for each in visit.sessions[9:])
    assert tools.visit_files.read(export_visit(target, files=tools.visit_files)) == visit


def test_what_a_visit_has_already_is_not_added_again(app: Flask, tools: Tools, imported: Import, now: datetime) -> None:
    visit_id = imported("jordan-kenya-5day")
    fill_catalogue(visit_id, now=now, by=BY)
    before = load_visit(visit_id)
    busy = {each.host_id for each in before.sessions}
    names = {each.name["en"] for each in before.organisations if each.id in busy}
    hosts = [each.id for each in kept_entries("organisations") if each.entity.name["en"] in names]

    _add(visit_id, hosts, tools, now)

    assert load_visit(visit_id) == before


def test_a_visit_that_changed_meanwhile_is_not_added_to(
    app: Flask, tools: Tools, imported: Import, now: datetime
) -> None:
    visit_id = imported("kenya-jordan-2018")
    host = save_entry("organisations", MINISTRY, now=now, by=BY)

    with pytest.raises(VisitHasChanged):
        _add(visit_id, [host], tools, now, version=7)


def test_how_often_a_host_is_asked_is_counted_over_other_visits_nearby(
    app: Flask, imported: Import, now: datetime
) -> None:
    visit = load_visit(imported("kenya-jordan-2018"))
    name = next(each.name["en"] for each in visit.organisations if each.id == visit.sessions[0].host_id)
    start = visit.header.start_date

    assert visits_by_host(start, but_not=FIVE_DAYS)[name.casefold()] == 1
    assert visits_by_host(start, but_not=REFERENCE) == {}
    assert visits_by_host(start.replace(year=2020), but_not=FIVE_DAYS) == {}


def test_a_holiday_is_corrected_and_taken_back_but_never_over_somebody_elses_word(app: Flask, now: datetime) -> None:
    day = now.date()
    feast = PublicHoliday(day, {"en": "Feast", "ar": "عيد"}, "announced", ours=True)
    save_country_holiday("JO", feast, now=now, by=BY)
    save_country_holiday("JO", feast, now=now, by=BY)

    with pytest.raises(HolidayHasChanged):
        save_country_holiday("JO", PublicHoliday(day, {"en": "Other"}, "working"), now=now, by=BY)
    save_country_holiday("JO", PublicHoliday(day, {"en": "Other"}, "working", version=1), now=now, by=BY)
    save_country_holiday("JO", PublicHoliday(day, {"en": ""}, "working", version=2), take_back=True, now=now, by=BY)
    save_country_holiday("JO", PublicHoliday(day, {"en": ""}, "working", version=2), take_back=True, now=now, by=BY)


def _add(visit_id: str, hosts: list[str], tools: Tools, now: datetime, version: int | None = None) -> int:
    return add_from_catalogue(
        visit_id,
        hosts,
        with_sessions=True,
        version=visit_to_edit(visit_id).version if version is None else version,
        files=tools.visit_files,
        calendars=tools.calendars,
        holidays=tools.holidays,
        now=now,
        by=BY,
    )
