"""Files are planned, checked and validated from a terminal, and the exit status tells how it went."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.visit_documents import JORDAN, KENYA, as_file, by_id, document
from visitplanner.__main__ import LateRooms
from visitplanner.entrypoints.cli import cli
from visitplanner.planning import Itinerary, Limits, Problem, Progress
from visitplanner.use_cases.ports import PlannerFailed


class PlannerThatAnswers:
    """A planner that has its answer ready and notes what it was asked."""

    def __init__(self, answer: Itinerary | None) -> None:
        self.answer = answer
        self.asked: list[tuple[Problem, Limits]] = []

    def plan(self, problem: Problem, limits: Limits, watch: Callable[[Progress], bool]) -> Itinerary:
        self.asked.append((problem, limits))
        watch(Progress(0.5, None, None, None))
        watch(Progress(1.5, 90, 100, self.answer))
        if self.answer is None:
            raise PlannerFailed("secret trace")
        return self.answer


class RoomsWithPlanner(LateRooms):
    def __init__(self, planner: PlannerThatAnswers) -> None:
        self._planner = planner

    def planner(self) -> PlannerThatAnswers:
        return self._planner


def run(*arguments: object, rooms: LateRooms | None = None, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], obj=rooms or LateRooms(), input=stdin)


def answering(status: Any, **more: Any) -> RoomsWithPlanner:
    return RoomsWithPlanner(PlannerThatAnswers(Itinerary(status, **more)))


def test_the_reference_visit_is_planned_printed_written_and_keeps_every_rule(tmp_path: Path) -> None:
    result = run("plan", KENYA, "-o", tmp_path / "new" / "folder")

    assert result.exit_code == 0, result.output
    folder = tmp_path / "new" / "folder"
    assert {each.name for each in folder.iterdir()} == {"itinerary.json", "programme.en.ics", "programme.ar.ics"}
    assert json.loads((folder / "itinerary.json").read_bytes())["status"] == "optimal"
    assert (folder / "programme.ar.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "Sunday, 22 April 2018" in result.stdout
    assert "08:30–09:30  Welcome by IOM" in result.stdout
    checked = run("check", KENYA, folder / "itinerary.json")
    assert (checked.exit_code, checked.stdout) == (0, "The itinerary keeps every rule.\n")


def test_the_table_shows_the_label_of_a_confidential_site_and_nothing_else_of_it(tmp_path: Path) -> None:
    visit = document(KENYA)
    shelter = by_id(visit["sites"], "SITE-DK")
    assert "CANARY" in shelter["restricted"]["address"]

    result = run("plan", KENYA, "-o", tmp_path)

    everything = result.output + "".join(each.read_text(encoding="utf-8") for each in tmp_path.iterdir())
    # The rest of the label may stand on the next line of its column.
    assert shelter["public_label"]["en"].partition("(")[0] in result.stdout
    assert shelter["name"]["en"] not in everything
    assert "CANARY" not in everything


def test_the_table_has_a_part_for_each_subgroup_of_each_day(tmp_path: Path) -> None:
    result = run("plan", JORDAN, "-o", tmp_path, rooms=answering("feasible", value=1))

    assert [result.stdout.count(f"  {group['name']['en']}\n") for group in document()["subgroups"]] == [5, 5, 5]


def test_an_impossible_what_if_is_written_all_the_same_and_says_what_cannot_hold(tmp_path: Path) -> None:
    result = run("plan", KENYA, "--what-if", "W1", "-o", tmp_path)

    assert result.exit_code == 3
    assert "CON-01" in result.stdout
    assert "windows:S08" in result.stdout
    assert len(list(tmp_path.iterdir())) == 3
    assert json.loads((tmp_path / "itinerary.json").read_bytes())["conflict"] == ["CON-01", "windows:S08"]


@pytest.mark.parametrize(
    ("status", "exit_code"), [("optimal", 0), ("feasible", 0), ("infeasible", 3), ("unknown", 4), ("invalid", 2)]
)
def test_the_exit_status_tells_how_it_went(tmp_path: Path, status: str, exit_code: int) -> None:
    result = run("plan", KENYA, "-o", tmp_path, rooms=answering(status))

    assert result.exit_code == exit_code
    assert (tmp_path / "itinerary.json").exists()


def test_no_calendar_is_written_where_no_plan_was_found(tmp_path: Path) -> None:
    run("plan", KENYA, "-o", tmp_path, rooms=answering("unknown"))

    assert [each.name for each in tmp_path.iterdir()] == ["itinerary.json"]


def test_limits_reach_the_planner(tmp_path: Path) -> None:
    rooms = answering("unknown")

    run("plan", KENYA, "-o", tmp_path, "--time-limit", 7, "--workers", 3, "--seed", 9, rooms=rooms)

    assert [limits for _, limits in rooms.planner().asked] == [Limits(7.0, 3, 9)]


def test_progress_is_told_line_by_line_beside_the_table(tmp_path: Path) -> None:
    result = run("plan", KENYA, "-o", tmp_path, rooms=answering("feasible", value=90, bound=100))

    assert result.stderr.splitlines()[:2] == ["0.5 s: no plan yet.", "1.5 s: best value 90, bound 100, gap 10."]
    assert "no plan yet" not in result.stdout


def test_hours_set_for_a_country_are_known_to_the_planner(tmp_path: Path) -> None:
    visit = document(KENYA)
    change = {"op": "set_hours", "country": "JO", "start": "09:00", "end": "16:00"}
    visit["what_if"].append({**visit["what_if"][0], "id": "W9", "changes": [change]})
    rooms = answering("unknown")

    run("plan", "-", "--what-if", "W9", "-o", tmp_path, rooms=rooms, stdin=as_file(visit))

    ((problem, _),) = rooms.planner().asked
    assert problem.countries_with_common_hours == {"JO"}


def test_an_unknown_what_if_names_those_there_are(tmp_path: Path) -> None:
    result = run("plan", KENYA, "--what-if", "W7", "-o", tmp_path)

    assert (result.exit_code, result.stderr) == (2, "There is no what-if W7. The file has: W1, W2, W3 and W5.\n")


def test_a_planner_that_fails_ends_with_a_sentence_and_no_trace(tmp_path: Path) -> None:
    result = run("plan", KENYA, "-o", tmp_path, rooms=RoomsWithPlanner(PlannerThatAnswers(None)))

    assert result.exit_code == 1
    assert "The planner ended unexpectedly." in result.stderr
    assert "secret trace" not in result.output


def test_a_folder_that_cannot_be_written_is_refused_before_any_planning(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    rooms = answering("optimal")

    result = run("plan", KENYA, "-o", tmp_path / "file", rooms=rooms)

    assert result.exit_code == 2
    assert "Choose another folder with -o." in result.stderr
    assert rooms.planner().asked == []


def test_a_faulty_file_is_refused_with_every_fault_and_nothing_written(tmp_path: Path) -> None:
    visit = document(KENYA)
    visit["sessions"][3]["site_id"] = "NONE"
    visit["days"][0]["date"] = "2018-02-30"

    result = run("plan", "-", "-o", tmp_path, stdin=as_file(visit))

    assert result.exit_code == 2
    assert "2 faults" in result.stderr
    assert "  $.days[0].date: There is no such date: 2018-02-30." in result.stderr
    assert "  $.sessions[3].site_id: There is no site NONE." in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_good_file_has_no_fault() -> None:
    result = run("validate", JORDAN)

    assert (result.exit_code, result.stdout) == (0, f"{JORDAN} has no fault.\n")


def test_validate_lists_every_fault_at_once() -> None:
    visit = document()
    visit["sessions"][3]["site_id"] = "NONE"
    visit["days"][3]["city_by_subgroup"].pop("C")

    result = run("validate", "-", stdin=as_file(visit))

    assert result.exit_code == 2
    assert [line.split(":")[0] for line in result.stdout.splitlines()[1:]] == [
        "  $.days[3].city_by_subgroup",
        "  $.sessions[3].site_id",
    ]


def test_a_fault_that_planning_can_live_with_gives_another_exit_status() -> None:
    visit = document()
    visit["delegation"]["planning_size"] = 17

    result = run("validate", "-", stdin=as_file(visit))

    assert result.exit_code == 1
    assert "$.delegation.planning_size (only a note): " in result.stdout


def test_check_lists_violations_by_rule_with_the_occurrences_concerned(tmp_path: Path) -> None:
    by_hand = tmp_path / "by-hand.json"
    by_hand.write_bytes(as_file({"placements": [{"occurrence_id": "S01#1", "date": "2018-04-22", "start": "06:00"}]}))

    result = run("check", KENYA, by_hand)

    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "day_hours" in lines
    assert any(line.startswith("  ") and "(S01#1; " in line for line in lines)


def test_check_holds_an_itinerary_against_the_visit_after_a_what_if(tmp_path: Path) -> None:
    assert run("plan", KENYA, "--what-if", "W3", "-o", tmp_path).exit_code == 0
    itinerary = tmp_path / "itinerary.json"

    assert run("check", KENYA, itinerary, "--what-if", "W3").exit_code == 0
    assert run("check", KENYA, itinerary).exit_code == 2
    assert run("check", KENYA, itinerary, "--what-if", "W9").exit_code == 2


def test_check_refuses_an_itinerary_it_cannot_understand(tmp_path: Path) -> None:
    by_hand = tmp_path / "by-hand.json"
    by_hand.write_bytes(as_file({"placements": [{"occurrence_id": "X#1"}]}))

    result = run("check", KENYA, by_hand)

    assert result.exit_code == 2
    assert "$.placements[0].occurrence_id: " in result.stderr


@pytest.mark.parametrize("command", [("plan", "-o", "."), ("validate",)])
@pytest.mark.parametrize("data", [b"", b"[" * 100_000, b"\xff\xfe", b'{"a": NaN}', b"x" * 6_000_000])
def test_hostile_bytes_end_with_status_two_and_no_trace(command: tuple[str, ...], data: bytes) -> None:
    result = run(*command, "-", stdin=data)

    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output


@pytest.mark.parametrize("arguments", [("plan", "no-such-file.json"), ("plan", "."), ("check", KENYA), ("flan",)])
def test_a_wrong_command_line_ends_with_status_two(arguments: tuple[object, ...]) -> None:
    assert run(*arguments).exit_code == 2
