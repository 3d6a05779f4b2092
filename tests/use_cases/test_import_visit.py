"""A visit file goes in once, comes out with equal content, and keeps its plan as long as it stays the same."""

import json
from datetime import datetime

import pytest
from flask import Flask

from tests.factories import REFERENCE, a_plan, example_file, save_itinerary
from tests.fakes import CountedCalendars
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.storage.database import transaction
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.visits import VisitIsUnknown, any_visit, load_visit
from visitplanner.use_cases.assign_coordinator import NobodySignsIn
from visitplanner.use_cases.export_visit import export_visit
from visitplanner.use_cases.import_visit import VisitExists, import_visit
from visitplanner.visit.faults import VisitFileIsFaulty

FILES = StudyVisitFiles()


def imported(data: bytes, now: datetime, replace: bool = False) -> str:
    return import_visit(data, files=FILES, calendars=CountedCalendars(), now=now, replace=replace)


def changed_file() -> bytes:
    document = json.loads(example_file())
    document["commitments"] = []
    return json.dumps(document).encode()


@pytest.mark.parametrize("name", ["kenya-jordan-2018", "jordan-kenya-5day"])
def test_a_file_comes_out_with_the_content_it_went_in_with(either: Flask, now: datetime, name: str) -> None:
    visit_id = imported(example_file(name), now)

    assert json.loads(export_visit(visit_id, files=FILES)) == json.loads(example_file(name))


def test_the_same_visit_is_not_imported_twice(either: Flask, now: datetime) -> None:
    imported(example_file(), now)

    with pytest.raises(VisitExists, match=REFERENCE):
        imported(changed_file(), now)

    assert load_visit(REFERENCE).commitments != ()


def test_replacing_a_visit_by_itself_keeps_its_plan(app: Flask, now: datetime) -> None:
    imported(example_file(), now)
    with transaction():
        save_itinerary(a_plan(), REFERENCE, 1, now)

    imported(example_file(), now, replace=True)

    assert load_itinerary(REFERENCE) == a_plan()


def test_replacing_a_visit_by_another_forgets_the_plan_and_tells_calendars(either: Flask, now: datetime) -> None:
    imported(example_file(), now)
    with transaction():
        save_itinerary(a_plan(), REFERENCE, 1, now)
    calendars = CountedCalendars()

    import_visit(changed_file(), files=FILES, calendars=calendars, now=now, replace=True)

    assert load_visit(REFERENCE).commitments == ()
    assert load_itinerary(REFERENCE) is None
    assert calendars.written > 0


def test_a_coordinator_without_account_is_refused_and_nothing_kept(app: Flask, now: datetime) -> None:
    with pytest.raises(NobodySignsIn):
        import_visit(
            example_file(), files=FILES, calendars=CountedCalendars(), now=now, coordinators=["typo@example.org"]
        )

    assert not any_visit()


def test_a_faulty_file_leaves_nothing_behind(app: Flask, now: datetime) -> None:
    document = json.loads(example_file())
    document["sessions"][0]["site_id"] = "SITE-NOWHERE"

    with pytest.raises(VisitFileIsFaulty):
        imported(json.dumps(document).encode(), now)

    assert not any_visit()


def test_an_unknown_visit_is_not_exported(app: Flask) -> None:
    with pytest.raises(VisitIsUnknown):
        export_visit("V-NOWHERE", files=FILES)


def test_a_what_if_with_a_change_that_is_no_object_is_a_fault(app: Flask, now: datetime) -> None:
    document = json.loads(example_file())
    document["what_if"][0]["changes"].append(12)

    with pytest.raises(VisitFileIsFaulty) as refused:
        imported(json.dumps(document).encode(), now)

    assert [fault.path for fault in refused.value.faults] == ["$.what_if[0].changes[1]"]
