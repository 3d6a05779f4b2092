"""From the template of a workbook to a plan, in each language: filled in with a mistake, corrected, planned."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, expect

from tests.journeys.window import Window, window
from visitplanner.language.localise import Localiser
from visitplanner.visit.workbook.sheets import SHEET_OF

ROWS: dict[str, list[dict[str, Any]]] = {
    "visit": [
        {
            "visit.title.en": "Legal aid in Jordan",
            "visit.title.ar": "المساعدة القانونية في الأردن",
            "visit.code": "{code}",
            "visit.start_date": date(2027, 4, 11),
            "visit.end_date": date(2027, 4, 12),
        }
    ],
    "organisations": [
        {"name.en": "Ministry of Justice", "name.ar": "وزارة العدل", "type": "ministry", "country": "JO"},
        {"name.en": "Women's Union", "name.ar": "اتحاد المرأة", "type": "civil_society", "country": "JO"},
    ],
    "cities": [{"name.en": "Amman", "name.ar": "عمّان", "country": "JO", "timezone": "Asia/Amman"}],
    "sites": [
        {"organisation_id": "Ministry of Justice", "name.en": "Main building", "name.ar": "المبنى الرئيسي"},
        {"organisation_id": "اتحاد المرأة", "name.en": "Office", "name.ar": "المكتب"},
    ],
    "topics": [{"name.en": "Law", "name.ar": "التشريع"}, {"name.en": "Legal aid", "name.ar": "المساعدة القانونية"}],
    "sessions": [
        {"title.en": "The law", "title.ar": "القانون", "host_id": "وزارة العدل", "net_min": 60, "topic_ids": "Law"},
        {"title.en": "The union", "title.ar": "الاتحاد", "host_id": "Women's Union", "net_min": "{minutes}"},
    ],
}


def filled(template: bytes, localiser: Localiser, code: str, minutes: object) -> bytes:
    """The template with the rows of a small visit, each value below the name of its column."""
    book: Workbook = load_workbook(BytesIO(template))
    for name, rows in ROWS.items():
        sheet = SHEET_OF[name]
        page = book[localiser.text(sheet.label)]
        members = [column.member for column in sheet.columns]
        for number, row in enumerate(rows, 3):
            for member, value in row.items():
                cell = page.cell(number, members.index(member) + 1)
                said = {"{code}": code, "{minutes}": minutes}.get(str(value), value)
                cell.value = said  # type: ignore[assignment]  # a row holds whatever its columns take
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def send(here: Window, folder: Path, data: bytes) -> None:
    file = folder / "visit.xlsx"
    file.write_bytes(data)
    here.go("/visits/workbook")
    here.page.set_input_files("#file", file)
    here.page.locator("main form button").click()
    here.page.wait_for_url("**/visits/workbook/*")


@pytest.mark.browser
@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 360)])
def test_a_workbook_becomes_a_plan(browser: Browser, address: str, tmp_path: Path, language: str, width: int) -> None:
    localiser, code = Localiser(language), f"BOOK-{language.upper()}"
    with window(browser, address, language=language, width=width) as here:
        here.sign_in()
        here.go("/visits/new")
        here.page.locator("main a[href='/visits/workbook']").click()
        template = here.page.context.request.get(f"{address}/visits/workbook/template/{language}").body()

        send(here, tmp_path, filled(template, localiser, code, "long"))
        expect(here.page.locator(".faults tbody tr")).to_have_count(1)
        assert here.page.locator(".faults tbody td").all_inner_texts()[1] == "4"
        assert here.barriers() == []
        assert here.sideways() == []

        send(here, tmp_path, filled(template, localiser, code, 45))
        expect(here.page.locator("#trial .notice-done")).to_be_visible()
        assert here.barriers() == []
        assert here.sideways() == []
        here.page.locator("#trial form button").click()
        here.page.wait_for_url(f"**/visits/V-{code}")

        here.go(f"/visits/V-{code}/plan")
        here.page.locator("main form[action$='/plan/start'] button, main form[action$='/plan'] button").first.click()
        expect(here.page.locator("#proof-heading")).to_be_visible(timeout=60_000)
        here.go(f"/visits/V-{code}")
        expect(here.page.locator(".board-day")).to_have_count(2)
        expect(here.page.get_by_text({"en": "The law", "ar": "القانون"}[language]).first).to_be_visible()
        assert here.complaints == []
