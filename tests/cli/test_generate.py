"""Visits are made up from a terminal: of the size asked for, the same for the same seed, possible or not."""

import json
from pathlib import Path

import pytest

from tests.cli.test_files import run


def test_a_made_visit_is_written_is_free_of_faults_and_can_be_planned(tmp_path: Path) -> None:
    file = tmp_path / "made.json"
    size = ("--days", 2, "--hosts", 6, "--sessions", 7, "--subgroups", 2, "--grid", 15)

    result = run("generate", *size, "--seed", 3, "-o", file)

    assert (result.exit_code, result.stderr) == (0, f"Written: {file}.\n")
    made = json.loads(file.read_bytes())
    assert [len(made[each]) for each in ("days", "sessions", "subgroups")] == [2, 7, 2]
    assert made["visit"]["slot_min"] == 15
    assert run("validate", file).exit_code == 0
    assert run("plan", file, "-o", tmp_path, "--time-limit", 30).exit_code == 0


def test_without_a_file_it_is_printed_and_the_same_seed_prints_the_same() -> None:
    first, again, other = (run("generate", "--seed", seed).stdout for seed in (1, 1, 2))

    assert first == again != other
    assert json.loads(first)["format"] == "studyvisit"


def test_an_impossible_visit_is_impossible(tmp_path: Path) -> None:
    run("generate", "--days", 2, "--hosts", 4, "--sessions", 6, "--impossible", "-o", tmp_path / "made.json")

    result = run("plan", tmp_path / "made.json", "-o", tmp_path, "--time-limit", 30)

    assert result.exit_code == 3
    assert len(json.loads((tmp_path / "itinerary.json").read_bytes())["conflict"]) >= 2


@pytest.mark.parametrize(
    "arguments", [("--days", 0), ("--sessions", 9999), ("--countries", 6), ("--sessions", 1, "--impossible")]
)
def test_what_cannot_be_made_is_refused(arguments: tuple[object, ...]) -> None:
    result = run("generate", *arguments)

    assert result.exit_code == 2
    assert result.stdout == ""


def test_a_file_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    result = run("generate", "-o", tmp_path / "missing" / "made.json")

    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
