"""What people write in a workbook is understood, filled in where they left it out, and faulted row by row."""

from collections.abc import Sequence
from datetime import date, datetime, time

import pytest

from tests.visit.workbook.grids import Rows, grid, read, said, visit_of
from visitplanner.visit.faults import VisitFileIsFaulty
from visitplanner.visit.workbook.cells import Cell, Odd
from visitplanner.visit.workbook.matching import guessed
from visitplanner.visit.workbook.trial import duplicates, placed

VISIT: Rows = [
    ["Title (English)", "Code", "First day", "Last day"],
    ["Visit to Jordan", "JO-27", date(2027, 4, 11), date(2027, 4, 13)],
]
HOSTS: Rows = [
    ["Name (English)", "Type", "Country"],
    ["Ministry of Justice", "Ministry", "JO"],
    ["Women's Union", "Civil society", "JO"],
]
CITIES: Rows = [["Name (English)", "Country", "Time zone"], ["Amman", "JO", "Asia/Amman"]]
SITES: Rows = [
    ["Organisation", "Name (English)"],
    ["Ministry of Justice", "Main building"],
    ["Women's Union", "Office"],
]
SESSIONS: Rows = [
    ["Title (English)", "Host", "Minutes without interpretation", "Topics"],
    ["Law and policy", "ministry of JUSTICE", 60, "Law"],
    ["Legal aid", "Women's Union", 45, "Law; Aid"],
]
TOPICS: Rows = [["Name (English)"], ["Law"], ["Aid"]]
WHOLE = {"Visit": VISIT, "Hosts": HOSTS, "Cities": CITIES, "Sites": SITES, "Sessions": SESSIONS, "Topics": TOPICS}


def test_a_short_workbook_is_a_whole_visit() -> None:
    found = read(grid(**WHOLE))

    visit = visit_of(found)
    assert said(found) == []
    assert visit.header.id == "V-JO-27"
    assert [each.type for each in visit.days] == ["programme", "programme", "programme"]
    assert [each.host_id for each in visit.sessions] == ["ORG-01", "ORG-02"]
    assert [each.site_id for each in visit.sessions] == ["SITE-01", "SITE-02"]
    assert [each.topic_ids for each in visit.sessions] == [("TOP-01",), ("TOP-01", "TOP-02")]
    assert [each.gross_min for each in visit.sessions] == [60, 45]
    assert visit.organisations[-1].type == "delegation"
    assert len(visit.constraints) > 5


def test_an_arabic_workbook_is_understood_as_well() -> None:
    found = read(
        grid(
            **{
                "الزيارة": [
                    ["العنوان (العربية)", "الرمز", "اليوم الأول", "اليوم الأخير"],
                    ["زيارة", "X-1", *VISIT[1][2:]],
                ],
                "الجهات المضيفة": [["الاسم (العربية)", "النوع", "البلد"], ["وزارة العدل", "وزارة", "JO"]],
                "المدن": [["الاسم (العربية)", "البلد", "المنطقة الزمنية"], ["عمّان", "JO", "Asia/Amman"]],
            }
        )
    )

    visit = visit_of(found)
    assert said(found) == []
    assert visit.organisations[0].type == "ministry"
    assert visit.organisations[0].name == {"en": "وزارة العدل", "ar": "وزارة العدل"}


def test_names_that_are_nearly_right_are_recognised() -> None:
    sheets = {"Visits": VISIT, "hosts ": HOSTS, "Citie": CITIES}

    mappings = guessed(grid(**sheets, Notes=[["anything"]]))

    assert [each.target for each in mappings] == ["visit", "organisations", "cities", ""]


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        (Odd("formula", ""), "This cell holds a formula. Replace it with its value: copy it and paste values only."),
        (Odd("error", "#REF!"), "This cell holds an error of the spreadsheet program (#REF!). Correct it."),
        ("sixty", "A number is expected here, in digits from 0 to 9."),
        ("٦٠", "A number is expected here, in digits from 0 to 9."),
        (1.5, "A whole number is expected here."),
        (None, "Minutes without interpretation is needed here. Fill it in."),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_its_place(cell: Cell, sentence: str) -> None:
    sessions = [SESSIONS[0], ["Law and policy", "Ministry of Justice", cell, "Law"]]

    found = read(grid(**{**WHOLE, "Sessions": sessions}))

    assert said(found) == [("Sessions", 2, "C", sentence)]


@pytest.mark.parametrize("cell", ["2027-04-11", " 2027-04-11 ", date(2027, 4, 11), datetime(2027, 4, 11, 9, 0)])
def test_dates_are_read_as_dates_and_as_text(cell: Cell) -> None:
    found = read(grid(**{**WHOLE, "Visit": [VISIT[0], [*VISIT[1][:2], cell, VISIT[1][3]]]}))

    assert visit_of(found).header.start_date == date(2027, 4, 11)


@pytest.mark.parametrize("cell", ["11/04/2027", "11 April", "2027-02-30", 46488])
def test_a_date_that_may_mean_several_days_is_refused(cell: Cell) -> None:
    found = read(grid(**{**WHOLE, "Visit": [VISIT[0], [*VISIT[1][:2], cell, VISIT[1][3]]]}))

    assert [each[:3] for each in said(found)] == [("Visit", 2, "C")]


@pytest.mark.parametrize("start", ["9:00", "09:00", "09:00:00", time(9), datetime(1900, 1, 1, 9)])
def test_times_are_read_as_times_and_as_text(start: Cell) -> None:
    hours: Rows = [["Site", "Days of the week", "From", "Until"], ["Main building", "Sunday; الاثنين", start, "16:00"]]

    (opening,) = visit_of(read(grid(**WHOLE, **{"Opening hours": hours}))).sites[0].hours

    assert (opening.days, opening.start, opening.end) == (("SUN", "MON"), "09:00", "16:00")


def test_something_that_is_named_but_not_there_is_faulted_where_it_is_named() -> None:
    sessions = [SESSIONS[0], ["Law and policy", "Ministry of War", 60, "Law; Peace"]]

    found = read(grid(**{**WHOLE, "Sessions": sessions}))

    assert [each[:3] for each in said(found)] == [("Sessions", 2, "B"), ("Sessions", 2, "D")]


def test_a_missing_column_and_a_missing_sheet_are_told() -> None:
    found = read(grid(Hosts=[["Name (English)", "Country"], ["Ministry", "JO"]]))

    assert said(found) == [
        ("Hosts", 1, "", "The column Type is missing. Add it, or say below which one it is."),
        (
            "",
            None,
            "",
            "No sheet says what the visit is: its title, its first and its last day. Fill in the sheet Visit.",
        ),
    ]


def test_a_second_visit_in_one_workbook_is_refused() -> None:
    found = read(grid(**{**WHOLE, "Visit": [*VISIT, VISIT[1]]}))

    assert said(found) == [("Visit", 3, "", "This sheet has room for one row only. Take the others out.")]


def test_what_is_wrong_with_the_visit_file_is_found_at_its_row_and_column() -> None:
    found = read(grid(**{**WHOLE, "Cities": [CITIES[0], ["Amman", "JO", "Mars/Olympus"]]}))

    with pytest.raises(VisitFileIsFaulty) as refusal:
        visit_of(found)
    places = [(each.sheet, each.row, each.column) for each in placed(found, refusal.value.faults)]

    assert places == [("Cities", 2, "C")]


def test_rows_that_go_by_one_name_are_pointed_out_and_hinder_nothing() -> None:
    some = grid(**{**WHOLE, "Topics": [*TOPICS, [" LAW "]]})

    hints = list(duplicates(some, guessed(some)))

    assert [(each.sheet, each.row, each.fatal) for each in hints] == [("Topics", 4, False)]


def test_a_row_of_notes_is_no_row() -> None:
    notes: Sequence[Cell] = ["ℹ Needed. Text.", "ℹ"]

    assert len(visit_of(read(grid(**{**WHOLE, "Topics": [TOPICS[0], notes, *TOPICS[1:]]}))).topics) == 2


def test_a_confidential_site_gets_an_undisclosed_zone_and_its_address_is_left_for_the_page() -> None:
    sites: Rows = [
        [
            "Organisation",
            "Name (English)",
            "Confidentiality",
            "Public label (English)",
            "Meeting point",
            "Visitors at most",
        ],
        ["Women's Union", "House", "Confidential", "Shelter", "Hotel", 10],
    ]
    points: Rows = [["Name (English)"], ["Hotel"]]
    sessions = [SESSIONS[0], ["Shelter", "Women's Union", 60, None]]

    visit = visit_of(read(grid(**{**WHOLE, "Sites": sites, "Meeting points": points, "Sessions": sessions})))

    (site,) = visit.sites
    zone = next(each for each in visit.zones if each.id == site.zone_id)
    assert zone.undisclosed is True
    assert site.restricted is not None
    assert site.restricted.address == ""


def test_a_sheet_whose_title_says_nothing_is_known_by_its_columns() -> None:
    some = grid(**{"Visit": VISIT, "Whom we meet": HOSTS, "Other": [["A", "B", "C"], [1, 2, 3]]})

    assert [each.target for each in guessed(some)] == ["visit", "organisations", ""]


def test_a_sheet_that_holds_nothing_is_missed_once_and_not_by_every_row() -> None:
    found = read(grid(**{**WHOLE, "Topics": [TOPICS[0]]}))

    assert said(found) == [
        ("Sessions", 2, "D", "The sheet Topics holds nothing, so nothing of it can be named here. Fill it in first.")
    ]
