"""A visit file that nobody can have meant is refused in words before any search, or planned as well as can be."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.cli.test_files import PlannerThatAnswers, RoomsWithPlanner
from tests.visit_documents import Change, document
from visitplanner.__main__ import LateRooms
from visitplanner.entrypoints.cli import cli


def soft(visit: dict[str, Any]) -> dict[str, Any]:
    rule: dict[str, Any] = next(each for each in visit["constraints"] if each["strength"] == "soft")
    return rule


def many(visit: dict[str, Any], sessions: int) -> None:
    first = visit["sessions"][0]
    visit["sessions"] = [first, *({**first, "id": f"X{number}"} for number in range(sessions - 1))]
    visit["constraints"], visit["what_if"] = [], []


def for_each(visit: dict[str, Any], subgroups: int) -> None:
    many(visit, 1000)
    visit["subgroups"] = [{**visit["subgroups"][0], "id": f"Y{number}"} for number in range(subgroups)]
    for each in visit["sessions"]:
        each["audience"] = {"mode": "each", "subgroup_ids": []}


REFUSED: dict[str, tuple[Change, str]] = {
    "ten thousand sessions": (lambda d: many(d, 10_000), "at most 5,000 KB are read"),
    "a thousand and one sessions": (lambda d: many(d, 1001), "$.sessions: This list has 1,001 entries"),
    "forty thousand meetings": (lambda d: for_each(d, 40), "$.sessions: These sessions are 40,000 meetings"),
    "a thousand windows": (
        lambda d: d["sessions"][0].update(windows=[{"date": "2027-04-12", "start": "09:00", "end": "10:00"}] * 1000),
        "$.sessions[0].windows: This list has 1,000 entries",
    ),
    "a weight of a billion": (lambda d: soft(d).update(weight=10**9), "a weight between 0 and 10,000"),
    "a way of less than nothing": (lambda d: d["travel"]["matrix"][3].update(minutes=-1), "-1 is not between 0 and"),
    "a way of ten weeks": (lambda d: d["travel"]["matrix"][3].update(minutes=100_000), "100,000 is not between 0 and"),
    "no number": (lambda d: d["travel"]["matrix"][3].update(minutes=float("nan")), "This number cannot be used"),
    "a session twice": (lambda d: d["sessions"].append(d["sessions"][0]), "$.sessions["),
}


def run(tmp_path: Path, data: bytes, rooms: LateRooms) -> Result:
    file = tmp_path / "visit.json"
    file.write_bytes(data)
    asked = ["plan", str(file), "-o", str(tmp_path), "--time-limit", "20", "--language", "en"]
    return CliRunner().invoke(cli, asked, obj=rooms)


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_planned_is_refused_before_any_search(tmp_path: Path, what: str) -> None:
    change, sentence = REFUSED[what]
    visit, planner = document(), PlannerThatAnswers(None)
    change(visit)

    result = run(tmp_path, json.dumps(visit).encode(), RoomsWithPlanner(planner))

    assert result.exit_code == 2, result.output
    assert sentence in result.stderr
    assert planner.asked == []


def test_json_within_json_without_end_is_refused(tmp_path: Path) -> None:
    planner = PlannerThatAnswers(None)

    result = run(tmp_path, b'{"meta":' * 100_000, RoomsWithPlanner(planner))

    assert (result.exit_code, planner.asked) == (2, [])
    assert "more than 20 deep in one another" in result.stderr


def test_a_visit_without_sessions_is_planned_at_once(tmp_path: Path) -> None:
    visit = document()
    visit["sessions"], visit["constraints"], visit["what_if"], visit["commitments"] = [], [], [], []

    result = run(tmp_path, json.dumps(visit).encode(), LateRooms())

    assert result.exit_code == 0, result.output
    itinerary = json.loads((tmp_path / "itinerary.json").read_bytes())
    assert (itinerary["status"], itinerary["placements"], itinerary["objective"]["value"]) == ("optimal", [], 0)
