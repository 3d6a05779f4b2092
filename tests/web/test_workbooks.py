"""A visit from a workbook, page by page: nothing is kept before everything is right, and nothing sealed leaves."""

import json
import re
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook

from tests.adapters import odd_workbooks as odd
from tests.factories import FIVE_DAYS, REFERENCE, example_file
from tests.storage.test_canaries import canaries_in
from tests.web.browsing import EMAIL, Visitor
from tests.web.conftest import tools_of
from tests.web.test_access import content_of
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.add_user import add_user
from visitplanner.use_cases.import_visit import import_visit
from visitplanner.visit.entities import Visit


@pytest.fixture
def five_days(site: Flask, now: Any) -> str:
    """The five-day visit, which has confidential sites and people with papers."""
    with site.app_context():
        tools = tools_of(site)
        data = example_file("jordan-kenya-5day")
        return import_visit(data, files=tools.visit_files, calendars=tools.calendars, now=now)


def kept(site: Flask, visit_id: str) -> Visit:
    with site.app_context():
        return load_visit(visit_id)


def uploaded(coordinator: Visitor, data: bytes) -> str:
    answer = coordinator.send_file("/visits/workbook", data)
    assert answer.status_code == 302
    return str(answer.location).partition("#")[0]


def edited(data: bytes, sheet: str, row: int, column: int, value: object) -> bytes:
    """The workbook with another value in one cell."""
    book = load_workbook(BytesIO(data))
    book[sheet].cell(row, column).value = value  # type: ignore[assignment]  # any kind of value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def exported(coordinator: Visitor, visit: str, language: str = "en") -> bytes:
    return coordinator.get(f"/visits/{visit}/exports/workbook/{language}").data


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_workbook_imported_over_its_own_visit_changes_nothing(
    site: Flask, coordinator: Visitor, five_days: str, language: str
) -> None:
    before = kept(site, five_days)
    draft = uploaded(coordinator, exported(coordinator, five_days, language))
    page = coordinator.read(draft)

    refused = coordinator.post(f"{draft}/import", {"key": "a"})
    done = coordinator.post(f"{draft}/import", {"key": "b", "replace": "y", "version": hidden(page, "version")})

    assert refused.status_code == 422
    assert done.location == f"/visits/{five_days}"
    assert kept(site, five_days) == before


def test_a_change_in_a_workbook_changes_the_visit_and_leaves_what_is_sealed(
    site: Flask, coordinator: Visitor, five_days: str
) -> None:
    before = kept(site, five_days)
    data = edited(exported(coordinator, five_days), "Topics", 3, 1, "Another name")
    draft = uploaded(coordinator, data)

    coordinator.post(f"{draft}/import", {"key": "a", "replace": "y", "version": "1"})

    after = kept(site, five_days)
    assert after.topics[0].name["en"] == "Another name"
    assert after.sites == before.sites
    assert after.delegation == before.delegation


def test_a_visit_that_changed_since_the_dry_run_is_not_replaced(
    site: Flask, coordinator: Visitor, five_days: str
) -> None:
    data = exported(coordinator, five_days)
    first = uploaded(coordinator, edited(data, "Topics", 3, 1, "First"))
    second = uploaded(coordinator, edited(data, "Topics", 3, 1, "Second"))
    coordinator.post(f"{first}/import", {"key": "a", "replace": "y", "version": "1"})

    stale = coordinator.post(f"{second}/import", {"key": "b", "replace": "y", "version": "1"})

    assert stale.status_code == 409
    assert kept(site, five_days).topics[0].name["en"] == "First"


def test_a_new_visit_is_imported_once_however_often_the_form_comes(
    site: Flask, coordinator: Visitor, five_days: str
) -> None:
    data = edited(exported(coordinator, five_days), "Visit", 3, 4, None)
    draft = uploaded(coordinator, data)
    key = hidden(coordinator.read(draft), "key")

    first = coordinator.post(f"{draft}/import", {"key": key})
    second = coordinator.post(f"{draft}/import", {"key": key})

    assert first.status_code == 302
    assert first.location != f"/visits/{five_days}"
    assert second.location == first.location


def test_a_faulty_row_is_shown_with_its_place_and_nothing_is_kept(
    site: Flask, coordinator: Visitor, five_days: str
) -> None:
    before = kept(site, five_days)
    data = edited(exported(coordinator, five_days), "Sessions", 4, 5, "=1+1")
    draft = uploaded(coordinator, data)
    page = coordinator.read(draft)

    refused = coordinator.post(f"{draft}/import", {"key": "a", "replace": "y", "version": "1"})

    assert re.search(r"<bdi>Sessions</bdi></td><td>4</td><td><bdi dir=\"ltr\">E</bdi>.*formula", page)
    assert "Import the visit" not in page
    assert refused.status_code == 422
    assert kept(site, five_days) == before


def test_columns_of_other_names_are_said_to_mean_what_they_mean(coordinator: Visitor) -> None:
    draft = uploaded(coordinator, odd.workbook(["What", "Auf Deutsch"], ["Law", "Recht"], title="Things"))
    before = coordinator.read(draft)

    coordinator.post(f"{draft}/columns", {"sheet-0": "topics"})
    coordinator.post(f"{draft}/columns", {"sheet-0": "topics", "column-0-0": "name.en", "column-0-1": "nonsense"})

    after = coordinator.read(draft)
    assert 'value="topics" selected' not in before
    assert 'value="topics" selected' in after
    assert 'value="name.en" selected' in after
    assert "nonsense" not in after


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Choose a workbook"),
        (b"a,b,c\n", "This is no Excel workbook"),
        (odd.with_macros(), "The workbook holds macros"),
        (odd.bomb(), "unpacks to far more"),
        (odd.with_sheet(odd.cell("XFD1048576")), "Something stands in the cell"),
    ],
)
def test_what_is_no_proper_workbook_is_refused_with_what_to_do(
    coordinator: Visitor, data: bytes, sentence: str
) -> None:
    refused = coordinator.send_file("/visits/workbook", data)

    assert refused.status_code == 422
    assert sentence in refused.text


def test_somebody_elses_workbook_is_a_missing_page(site: Flask, coordinator: Visitor, now: Any) -> None:
    draft = uploaded(coordinator, odd.workbook(["x"]))
    with site.app_context():
        add_user("other@example.org", passwords=tools_of(site).passwords, now=now, password="a calm red evening")
    other = Visitor(site)
    other.sign_in("other@example.org", "a calm red evening")

    assert other.get(draft).status_code == 404
    assert other.post(f"{draft}/columns", {"sheet-0": "topics"}).status_code == 404
    assert other.post(f"{draft}/import", {}).status_code == 404
    assert EMAIL not in other.read("/visits/workbook")


@pytest.mark.parametrize("form", ["workbook/en", "workbook/ar", "visit-file", "everything"])
def test_no_file_that_leaves_holds_anything_sealed(coordinator: Visitor, five_days: str, form: str) -> None:
    answer = coordinator.get(f"/visits/{five_days}/exports/{form}")

    octets = answer.data
    if form.startswith("workbook"):
        book = load_workbook(BytesIO(octets))
        octets = "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row).encode()
    assert answer.status_code == 200
    assert b"TOP-01" in octets
    assert canaries_in(octets) == set()


def test_the_visit_file_that_leaves_changes_nothing_when_it_comes_back(
    site: Flask, coordinator: Visitor, five_days: str
) -> None:
    before = kept(site, five_days)
    data = coordinator.get(f"/visits/{five_days}/exports/visit-file").data

    answer = coordinator.send_file("/visits/import", data, replace="y")

    assert answer.status_code == 302
    assert kept(site, five_days) == before


def test_everything_holds_the_visit_and_its_plan(coordinator: Visitor, planned: str) -> None:
    everything = json.loads(coordinator.get(f"/visits/{planned}/exports/everything").data)

    assert everything["visit"]["visit"]["id"] == REFERENCE
    assert everything["itinerary"]["placements"][0]["session_id"] == "S01"


@pytest.mark.parametrize("path", ["workbook/xx", "nothing"])
def test_a_form_that_is_not_there_is_a_missing_page(coordinator: Visitor, five_days: str, path: str) -> None:
    assert five_days == FIVE_DAYS
    assert coordinator.get(f"/visits/{five_days}/exports/{path}").status_code == 404


def test_a_draft_is_sealed_and_forgotten_when_there_are_too_many(
    site: Flask, coordinator: Visitor, five_days: str
) -> None:
    drafts = [uploaded(coordinator, odd.workbook([f"Quagga {number}"])) for number in range(6)]

    assert coordinator.get(drafts[0]).status_code == 404
    assert coordinator.get(drafts[5]).status_code == 200
    assert not any("Quagga" in line for line in content_of(site))
