"""The terminal is spoken to in its own language, in aligned columns."""

from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.visit_documents import KENYA
from visitplanner.__main__ import LateRooms
from visitplanner.entrypoints.cli import cli
from visitplanner.entrypoints.cli.console import terminal_language
from visitplanner.entrypoints.cli.table import table_of
from visitplanner.language.localise import Localiser
from visitplanner.programme.programme import Entry, Lane, Programme, ProgrammeDay


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ar_JO.UTF-8"}, "ar"),
        ({"LANG": "ar"}, "ar"),
        ({"LANG": "ar_JO.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_language_is_that_of_the_terminal(environment: dict[str, str], language: str) -> None:
    assert terminal_language(environment) == language


def test_an_option_goes_before_the_terminal() -> None:
    result = CliRunner().invoke(
        cli, ["validate", str(KENYA), "--language", "ar"], obj=LateRooms(), env={"LC_ALL": "en_GB.UTF-8"}
    )

    assert result.exit_code == 0
    assert "has no fault" not in result.stdout
    assert str(KENYA) in result.stdout


def programme(*entries: Entry) -> Programme:
    lane = Lane("G1", {"en": "Whole delegation", "ar": "الوفد بكامله"}, entries)
    return Programme(
        visit="V-1",
        code="V",
        title={"en": "A visit", "ar": "زيارة"},
        purpose={"en": "To learn.", "ar": "للتعلم."},
        start_date=date(2018, 4, 22),
        end_date=date(2018, 4, 22),
        timezones=("Asia/Amman",),
        subgroups=(("G1", {"en": "Whole delegation", "ar": "الوفد بكامله"}),),
        days=(ProgrammeDay(date(2018, 4, 22), "programme", (lane,)),),
    )


def entry(title: dict[str, str]) -> Entry:
    return Entry(
        kind="session",
        start=datetime(2018, 4, 22, 9, 0),
        end=datetime(2018, 4, 22, 10, 0),
        title=title,
        subgroups=("G1",),
        place={"en": "Office", "ar": "مكتب"},
    )


def test_long_titles_are_wrapped_into_their_column() -> None:
    lines = list(table_of(programme(entry({"en": "word " * 20, "ar": ""})), Localiser("en"), 80))

    assert lines[4:] == [
        "    09:00–10:00  word word word word word word word word   Office",
        "                 word word word word word word word word",
        "                 word word word word",
    ]


def test_marks_over_letters_take_no_room() -> None:
    plain, marked = entry({"en": "", "ar": "عمان"}), entry({"en": "", "ar": "عمّان"})

    (*_, first, second) = table_of(programme(plain, marked), Localiser("ar"), 80)

    assert first == second.replace("ّ", "")


def test_a_day_without_anything_says_so() -> None:
    assert list(table_of(programme(), Localiser("en"), 80))[-1] == "    Nothing is planned."


def test_loading_the_command_loads_no_web_no_tables_and_no_solver() -> None:
    import subprocess
    import sys

    program = "import sys, visitplanner.__main__; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    root = Path(__file__).resolve().parents[2]

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True, cwd=root)

    assert "click" in loaded.stdout.split()
    assert {"flask", "sqlalchemy", "ortools", "jsonschema", "icalendar"}.isdisjoint(loaded.stdout.split())
