"""The terminal answers why a session is left out, or where it is, in either language and as JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.visit_documents import KENYA, as_file, by_id, document
from visitplanner.__main__ import LateRooms
from visitplanner.entrypoints.cli import cli


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], obj=LateRooms())


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("planned")
    assert run("plan", KENYA, "-o", folder).exit_code == 0
    return folder / "itinerary.json"


def test_a_session_that_is_placed(planned: Path) -> None:
    result = run("why", KENYA, planned, "S08")

    assert result.exit_code == 0, result.output
    # One line a day; how the day it is on comes out depends on which of the best plans was found.
    days = result.stdout.splitlines()[-3:]
    assert [each.split(" 2018 ")[0] for each in days] == [
        "On Sunday, 22 April",
        "On Monday, 23 April",
        "On Tuesday, 24 April",
    ]
    assert "no other time keeps every rule" in days[0]


def test_a_session_that_is_left_out_is_answered_in_arabic(planned: Path, tmp_path: Path) -> None:
    itinerary = json.loads(planned.read_bytes())
    itinerary["placements"] = [each for each in itinerary["placements"] if each["session_id"] != "S05"]
    without = tmp_path / "itinerary.json"
    without.write_bytes(as_file(itinerary))
    visit = tmp_path / "visit.json"
    changed = document(KENYA)
    by_id(changed["sessions"], "S05")["required"] = False
    visit.write_bytes(as_file(changed))

    result = run("why", visit, without, "S05", "--lang", "ar")

    assert result.exit_code == 0, result.output
    assert "وقد جُرِّب ذلك" in result.stdout


def test_json_has_every_sentence_in_every_language(planned: Path) -> None:
    result = run("why", KENYA, planned, "S03", "--json")

    answer = json.loads(result.stdout)
    assert (answer["session_id"], answer["verified"]) == ("S03", True)
    assert {tuple(each) for each in answer["sentences"]} == {("en", "ar")}
    assert {each["date"] for each in answer["elsewhere"]} == {"2018-04-22", "2018-04-23", "2018-04-24"}
    assert "CANARY" not in result.output


def test_an_unknown_session_names_those_there_are(planned: Path) -> None:
    result = run("why", KENYA, planned, "S99")

    assert result.exit_code == 2
    assert result.stderr == ("There is no session S99. The file has: S01, S02, S03, S04, S05, S06, S07, S08 and S09.\n")


def test_an_itinerary_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "itinerary.json"
    broken.write_text("{", encoding="utf-8")

    assert run("why", KENYA, broken, "S01").exit_code == 2
