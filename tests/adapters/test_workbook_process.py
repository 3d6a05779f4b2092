"""A workbook is read, or refused with a sentence; whatever it is made of, it costs little memory and time."""

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.adapters import odd_workbooks as odd
from visitplanner.adapters.workbook_process import WorkbookProcess
from visitplanner.adapters.workbooks import child, limits
from visitplanner.adapters.workbooks.refused import Refused
from visitplanner.entrypoints.web.words import WORDS
from visitplanner.language.localise import Localiser
from visitplanner.use_cases.ports import WorkbookIsUnreadable
from visitplanner.visit.workbook.cells import Cell, Odd
from visitplanner.visit.workbook.plain_cells import grid_of
from visitplanner.visit.workbook.tables import Row

ENTITY = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    f'<worksheet xmlns="{odd.MAIN}"><sheetData>{odd.cell("A1", "&b;")}</sheetData></worksheet>'
)
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
REFUSED: list[tuple[str, Callable[[], bytes]]] = [
    ("no_workbook", lambda: b"name,country\nMinistry,JO\n"),
    ("no_workbook", lambda: b"PK\x03\x04 and then nothing of a workbook"),
    ("no_workbook", lambda: odd.workbook(["x"])[:400]),
    ("old_or_locked", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ("macros", odd.with_macros),
    ("macros", odd.called_macro_workbook),
    ("bomb", odd.bomb),
    ("bomb", odd.many_small_bombs),
    ("bomb", lambda: odd.with_part(odd.workbook(["x"]), odd.SHEET, b"<a/>", twice=True)),
    ("bomb", odd.overlapping),
    ("bomb", lambda: odd.with_part(odd.workbook(["x"]), "xl/WORKBOOK.xml", b"<a/>")),
    ("bomb", lambda: odd.with_part(odd.workbook(["x"]), "xl/styles.xml", b"<a>" + b"<b/>" * 100_001 + b"</a>")),
    ("broken", lambda: odd.with_part(odd.workbook(["x"]), "../evil.xml", b"<a/>")),
    ("broken", lambda: odd.with_part(odd.workbook(["x"]), "/tmp-evil.xml", b"<a/>")),
    ("broken", lambda: odd.with_part(odd.workbook(["x"]), "xl/deep.xml", b"<a>" * 5000 + b"</a>" * 5000)),
    ("broken", lambda: odd.with_part(odd.workbook(["x"]), "xl/sharedStrings.xml", ENTITY.encode())),
    ("broken", lambda: odd.with_part(odd.workbook(["x"]), "xl/workbook.xml", ENTITY.encode("utf-16"))),
    ("broken", lambda: odd.with_part(odd.workbook(["x"]), "xl/theme/theme1.xml", OUTSIDE)),
    ("broken", odd.with_wrong_checksum),
    ("too_far", lambda: odd.with_sheet(odd.cell("XFD1048576"))),
    ("too_far", lambda: odd.with_sheet(odd.cell("A1048576"))),
    ("too_far", lambda: odd.with_sheet(odd.many_rows(60_000))),
    ("too_many_cells", lambda: odd.with_sheet("<row/>" * 100_001)),
]


@pytest.mark.parametrize(("word", "made"), REFUSED)
def test_it_is_refused_before_its_cells_are_read(word: str, made: Callable[[], bytes]) -> None:
    data = made()

    with pytest.raises(Refused) as refusal:
        child.read(data)

    assert refusal.value.word == word


@pytest.mark.parametrize(
    "data",
    [
        odd.with_part(odd.workbook(["x"]), odd.SHEET, ENTITY.encode()),
        odd.with_sheet(odd.cell("A1", "\u00e9"), "latin-1"),
        odd.with_part(odd.workbook(["x"]), "xl/workbook.xml", b"<workbook"),
        odd.with_part(odd.workbook(["x"]), odd.SHEET, b""),
    ],
)
def test_a_damaged_one_ends_in_a_sentence(data: bytes) -> None:
    with pytest.raises(WorkbookIsUnreadable) as refusal:
        WorkbookProcess().read(data)

    assert "damaged" in refusal.value.sentence.message
    assert Localiser("ar").text(refusal.value.sentence) != Localiser("en").text(refusal.value.sentence)


def test_one_that_is_too_large_is_not_even_handed_to_the_process() -> None:
    with pytest.raises(WorkbookIsUnreadable, match="too large"):
        WorkbookProcess(wall_seconds=0.0).read(bytes(limits.MOST_BYTES + 1))


def test_one_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(WorkbookIsUnreadable, match="too long"):
        WorkbookProcess(wall_seconds=0.01).read(odd.workbook(["x"]))


def test_the_process_gives_back_every_kind_of_value_as_it_is() -> None:
    row = ["Text", 3, 2.5, True, date(2027, 4, 12), datetime(2027, 4, 12, 9, 30), time(9, 30), "=1+1", "قَسَم\n2"]

    (sheet,) = WorkbookProcess().read(odd.workbook(row, [], [None, "x"])).sheets

    assert sheet.title == "Topics"
    assert [number for number, _ in sheet.rows] == [1, 3]
    assert list(sheet.rows[0][1]) == [*row[:7], Odd("formula", ""), row[8]]


def test_merged_cells_are_told() -> None:
    plain = child.read(odd.workbook(["a", "b"], ["c", "d"], merged="A1:B1"))

    assert grid_of(plain).sheets[0].merged == ["A1:B1"]


def test_an_empty_cell_far_away_does_no_harm() -> None:
    data = odd.with_sheet(odd.cell("A1") + '<row r="1048576"><c r="XFD1048576" s="1"/></row>')

    assert child.read(data)["sheets"][0]["rows"] == [(1, ["x"])]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x")', "=cmd|' /C calc'!A0"])
def test_what_looks_like_a_formula_is_written_as_text_and_read_back_the_same(text: str) -> None:
    topics: list[Row] = [[text, "موضوع", "TOP-1", None]]

    data = WorkbookProcess().write({"topics": topics}, WORDS, Localiser("en"))

    written = load_workbook(BytesIO(data))["Topics"].cell(3, 1)
    assert (written.data_type, written.value, written.quotePrefix) == ("s", text, True)
    assert _first_cells(data, "Topics")[-1] == text


def test_control_characters_are_left_out_of_cells() -> None:
    topics: list[Row] = [["a\x00\x0b\x1bb\r\nc", "موضوع", "TOP-1", None]]

    data = WorkbookProcess().write({"topics": topics}, WORDS, Localiser("en"))

    assert _first_cells(data, "Topics")[-1] == "ab\nc"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_template_has_names_notes_and_choices_in_its_language(language: str) -> None:
    localiser = Localiser(language)

    book = load_workbook(BytesIO(WorkbookProcess().template(WORDS, localiser)))

    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    first = visible[0]
    assert len(visible) == 19
    assert first.cell(1, 1).value == {"en": "Title (English)", "ar": "العنوان (English)"}[language]
    assert all(str(each.value).startswith("ℹ") for each in first[2] if each.value)
    assert first.sheet_view.rightToLeft == (language == "ar")
    assert all(sheet.data_validations.dataValidation for sheet in visible if sheet.title in ("Hosts", "Sites", "Rules"))


def _first_cells(data: bytes, title: str) -> list[Cell]:
    sheet = next(each for each in grid_of(child.read(data)).sheets if each.title == title)
    return [cells[0] for _, cells in sheet.rows]
