"""Published instances are solved from a terminal: the routes are written for anyone to check, and gaps are shown."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.adapters.orienteering_files import MCTOPMTW, TOPTW
from tests.cli.test_files import run
from visitplanner.__main__ import LateRooms
from visitplanner.planning import Itinerary, Limits, Problem, Run

ROUNDS = ("--workers", 1, "--rounds", 100)


class IdleSearch:
    """A search that plans nothing, and says so or claims more."""

    def __init__(self, value: int = 0) -> None:
        self._value = value

    def make_ready(self) -> None:
        pass

    def plan(self, problem: Problem, limits: Limits) -> Itinerary:
        run = Run(1.5, limits.workers, limits.seed, limits.seconds, "idle", "1")
        return Itinerary("feasible", value=self._value, bound=20, run=run)


class RoomsWithSearch(LateRooms):
    def __init__(self, search: IdleSearch) -> None:
        self._search = search

    def route_search(self) -> IdleSearch:
        return self._search


IDLE = RoomsWithSearch(IdleSearch())


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    file = tmp_path / "our01.txt"
    file.write_text(TOPTW)
    return file


def written(file: Path) -> list[dict[str, Any]]:
    """Without the seconds, which are never the same."""
    return [{key: value for key, value in each.items() if key != "seconds"} for each in json.loads(file.read_bytes())]


def test_a_toptw_instance_is_solved_and_its_routes_are_written(tmp_path: Path, instance: Path) -> None:
    result = run("bench", "toptw", instance, "--tours", 1, *ROUNDS, "--json", tmp_path / "out.json")

    assert result.exit_code == 0, result.output
    found = written(tmp_path / "out.json")[0]
    # All but vertex 4, which is too far away: 5 + 7 + 9. The bound knows the ways of vertex 4 only from its nearest:
    # of 1000 - 14 units 4 takes 100 + 600, 2 takes 100 + 14, and 172 of the 180 of 3 are left: 99 + 7 + 8.
    assert {**found, "routes": None} == {"instance": "our01", "tours": 1, "value": 21, "bound": 114, "routes": None}
    assert [sorted(each) for each in found["routes"]] == [[1, 2, 3]]
    assert json.loads((tmp_path / "out.json").read_bytes())[0]["seconds"] > 0


def test_an_mctopmtw_instance_names_its_tours_and_its_budgets_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "MCTOPMTW-2-our01.txt"
    file.write_text(MCTOPMTW)

    result = run("bench", "mctopmtw", file, *ROUNDS, "--json", tmp_path / "out.json")

    assert result.exit_code == 0, result.output
    # 2 and 3 are of the type of which one is allowed: 3 and 4 are worth 16, and their fees are just the 50 allowed.
    found = written(tmp_path / "out.json")[0]
    assert (found["instance"], found["tours"], found["value"]) == ("MCTOPMTW-2-our01", 2, 16)
    assert sorted(vertex for route in found["routes"] for vertex in route) == [3, 4]


def test_the_same_seed_and_rounds_write_the_same(tmp_path: Path, instance: Path) -> None:
    for name in ("first.json", "again.json"):
        run("bench", "toptw", instance, "--tours", 2, *ROUNDS, "--seed", 5, "--json", tmp_path / name)

    assert written(tmp_path / "first.json") == written(tmp_path / "again.json")


def test_the_table_shows_the_gap_to_the_bound_and_its_mean(tmp_path: Path, instance: Path) -> None:
    result = run("bench", "toptw", instance, instance, "--tours", 2, "--json", tmp_path / "out.json", rooms=IDLE)

    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "Instance    Tours    Value    Bound  Gap to bound  Seconds",
        "our01           2        0       20       100.00%     1.50",
        "our01           2        0       20       100.00%     1.50",
        "Mean gap to the bound, in 2 cases: 100.00%. The greatest: 100.00%.",
    ]
    assert result.stderr.splitlines()[-1] == f"Written: {tmp_path / 'out.json'}."


@pytest.mark.parametrize("known", ['{"our01": {"2": {"value": 16}}}', '{"our01": {"benchmark": 16}}'])
def test_with_best_known_values_it_shows_the_gap_to_these_too(tmp_path: Path, instance: Path, known: str) -> None:
    (tmp_path / "known.json").write_text(known)
    other = tmp_path / "other.txt"
    other.write_text(TOPTW)
    files = (instance, other, "--tours", 2, "--best-known", tmp_path / "known.json", "--json", tmp_path / "out.json")

    result = run("bench", "toptw", *files, rooms=IDLE)

    assert result.stdout.splitlines() == [
        "Instance    Tours    Value    Bound  Gap to bound  Best known  Gap to best known  Seconds",
        "our01           2        0       20       100.00%          16            100.00%     1.50",
        "other           2        0       20       100.00%           –                  –     1.50",
        "Mean gap to the bound, in 2 cases: 100.00%. The greatest: 100.00%.",
        "Mean gap to the best known value, in 1 case: 100.00%. The greatest: 100.00%.",
    ]


def test_where_no_best_known_value_is_given_this_is_said(tmp_path: Path, instance: Path) -> None:
    (tmp_path / "known.json").write_text('{"our01": {"3": {"value": 16}}}')
    options = ("--tours", 2, "--best-known", tmp_path / "known.json", "--json", tmp_path / "out.json")

    result = run("bench", "toptw", instance, *options, rooms=IDLE)

    assert result.stdout.splitlines()[-1] == "No best known value is given for any of these instances."


def test_it_speaks_arabic(tmp_path: Path, instance: Path) -> None:
    options = ("--tours", 1, "--json", tmp_path / "out.json", "--language", "ar")

    result = run("bench", "toptw", instance, *options, rooms=IDLE)

    assert result.stdout.startswith("المسألة")
    assert "متوسط الفرق عن الحد الأعلى في حالة واحدة" in result.stdout


def test_a_bad_file_is_named_with_what_is_wrong_and_nothing_is_solved_or_written(
    tmp_path: Path, instance: Path
) -> None:
    (tmp_path / "bad.txt").write_text(TOPTW.replace("9.00", "nine"))

    result = run("bench", "toptw", instance, tmp_path / "bad.txt", "--tours", 1, "--json", tmp_path / "out.json")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        f"{tmp_path / 'bad.txt'} cannot be used. In line 6 stands what cannot be used there: nine.\n"
    )
    assert {each.name for each in tmp_path.iterdir()} == {"our01.txt", "bad.txt"}


def test_bad_best_known_values_are_refused_before_anything_is_solved(tmp_path: Path, instance: Path) -> None:
    options = ("--tours", 1, "--best-known", instance, "--json", tmp_path / "out.json")

    result = run("bench", "toptw", instance, *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{instance} cannot be used. This is no JSON.\n"


def test_where_nothing_can_be_written_nothing_is_solved(tmp_path: Path, instance: Path) -> None:
    result = run("bench", "toptw", instance, "--tours", 1, "--json", tmp_path / "missing" / "out.json")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be written" in result.stderr


def test_a_plan_that_does_not_hold_is_not_written_and_what_was_there_stays(tmp_path: Path, instance: Path) -> None:
    (tmp_path / "out.json").write_text("before")
    boasting = RoomsWithSearch(IdleSearch(value=5))

    result = run("bench", "toptw", instance, "--tours", 1, "--json", tmp_path / "out.json", rooms=boasting)

    assert result.exit_code == 1
    assert "The planner ended unexpectedly." in result.stderr
    assert (tmp_path / "out.json").read_text() == "before"
    assert {each.name for each in tmp_path.iterdir()} == {"our01.txt", "out.json"}


def test_a_link_is_written_through(tmp_path: Path, instance: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "out.json")

    run("bench", "toptw", instance, "--tours", 1, "--json", tmp_path / "link.json", rooms=IDLE)

    assert (tmp_path / "link.json").is_symlink()
    assert written(tmp_path / "out.json")[0]["instance"] == "our01"


@pytest.mark.parametrize(
    "arguments", [("toptw",), ("toptw", "--tours", 1), ("toptw", "missing.txt", "--tours", 1, "--json", "out.json")]
)
def test_what_is_missing_is_asked_for(arguments: tuple[object, ...]) -> None:
    assert run("bench", *arguments).exit_code == 2


def test_no_other_command_waits_for_the_compiler() -> None:
    program = "import sys; import visitplanner.__main__; print('numba' in sys.modules, 'click' in sys.modules)"

    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert found.stdout.split() == ["False", "True"]
