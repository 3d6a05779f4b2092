"""A fix of an impossible visit is applied by one command, and what it leads to can be planned at once."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.visit_documents import KENYA
from visitplanner.__main__ import LateRooms
from visitplanner.entrypoints.cli import cli


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], obj=LateRooms())


@pytest.fixture(scope="module")
def impossible(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The itinerary of the visit with nine people, of whom the shelter admits six and their escort."""
    folder = tmp_path_factory.mktemp("impossible")
    assert run("plan", KENYA, "--what-if", "W2", "-o", folder).exit_code == 3
    return folder / "itinerary.json"


def test_the_fixes_are_listed_with_their_numbers(tmp_path: Path) -> None:
    result = run("plan", KENYA, "--what-if", "W2", "-o", tmp_path)

    assert result.stdout.splitlines()[-6:] == [
        "Each of these changes was tried and makes a plan possible:",
        "  1. Ask Specialised shelter (location withheld) to admit more visitors at once: 11.",
        "  2. Let at most 6 people be in Whole delegation, instead of 9.",
        "  3. Give up this rule: Delegates, escorts and interpreters together stay within the number of visitors a "
        "site admits.",
        "  4. Make “Visit to specialised services” optional.",
        "Apply one with visitplanner fix VISIT ITINERARY NUMBER -o NEW_VISIT.",
    ]


def test_a_fix_is_written_as_a_visit_file_and_planned(impossible: Path, tmp_path: Path) -> None:
    out = tmp_path / "fixed.json"

    result = run("fix", KENYA, impossible, 2, "--what-if", "W2", "-o", out, "--plan", "--time-limit", 20)

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Let at most 6 people be in Whole delegation, instead of 9.\n")
    assert [each["size"] for each in json.loads(out.read_bytes())["subgroups"]] == [6]
    assert json.loads((tmp_path / "itinerary.json").read_bytes())["status"] == "optimal"


def test_without_the_option_nothing_is_planned(impossible: Path, tmp_path: Path) -> None:
    result = run("fix", KENYA, impossible, 1, "--what-if", "W2", "-o", tmp_path / "fixed.json", "--language", "ar")

    assert result.exit_code == 0
    assert "11" in result.stdout
    assert [each.name for each in tmp_path.iterdir()] == ["fixed.json"]


def test_there_may_be_no_such_fix(impossible: Path, tmp_path: Path) -> None:
    result = run("fix", KENYA, impossible, 9, "-o", tmp_path / "fixed.json")

    assert (result.exit_code, result.stderr) == (2, "There is no such fix. The itinerary offers fixes 1 to 4.\n")


def test_a_plan_that_needs_no_fix_offers_none(tmp_path: Path) -> None:
    itinerary = tmp_path / "itinerary.json"
    itinerary.write_text(json.dumps({"placements": [], "fixes": []}), encoding="utf-8")

    result = run("fix", KENYA, itinerary, 1, "-o", tmp_path / "fixed.json")

    assert (result.exit_code, result.stderr) == (
        2,
        "The itinerary offers no fix. Plan the visit again; fixes are offered only for an impossible one.\n",
    )


@pytest.mark.parametrize("fixes", [{}, [3], [{"changes": 3}], [{"changes": [3]}], [{"changes": [{"op": "burn"}]}]])
def test_fixes_that_cannot_be_read_are_refused_with_their_place(tmp_path: Path, fixes: object) -> None:
    itinerary = tmp_path / "itinerary.json"
    itinerary.write_text(json.dumps({"placements": [], "fixes": fixes}), encoding="utf-8")

    result = run("fix", KENYA, itinerary, 1, "-o", tmp_path / "fixed.json")

    assert result.exit_code == 2
    assert "$.fixes" in result.stderr
    assert not (tmp_path / "fixed.json").exists()


def test_a_place_that_cannot_be_written_is_refused(impossible: Path, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()

    result = run("fix", KENYA, impossible, 1, "--what-if", "W2", "-o", tmp_path / "a file" / "fixed.json")

    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
