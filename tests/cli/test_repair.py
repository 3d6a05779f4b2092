"""A plan is mended from a terminal: what moves, whom to ask, what is lost, and how sure it is that less will not do."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.visit_documents import KENYA, as_file, document
from visitplanner.__main__ import LateRooms
from visitplanner.entrypoints.cli import cli
from visitplanner.planning import Itinerary, Limits, Placement, Problem, Progress
from visitplanner.planning.difference import Alternatives
from visitplanner.planning.disturbance import Repair, RepairKind, kept, moves
from visitplanner.use_cases.ports import PlannerFailed

Found = Callable[[Problem, Itinerary], tuple[Repair, ...]]


class ReplannerThatAnswers:
    """Repairs as it is told to, and notes what it was asked."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self.asked: list[tuple[Problem, Limits, int]] = []

    def repair(
        self, problem: Problem, old: Itinerary, limits: Limits, watch: Callable[[Progress], bool], options: int
    ) -> tuple[Repair, ...]:
        self.asked.append((problem, limits, options))
        watch(Progress(0.5, None, None, None))
        return self._found(problem, old)

    def alternatives(self, *_: Any, **__: Any) -> Alternatives:
        raise AssertionError("nobody asks for alternatives here")


class RoomsWithReplanner(LateRooms):
    def __init__(self, found: Found) -> None:
        self._replanner = ReplannerThatAnswers(found)

    def replanner(self) -> ReplannerThatAnswers:
        return self._replanner


def run(*arguments: object, rooms: LateRooms | None = None) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], obj=rooms or LateRooms())


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("planned")
    assert run("plan", KENYA, "-o", folder).exit_code == 0
    return folder / "itinerary.json"


def answering(
    kind: RepairKind,
    change: Callable[[Problem, Placement], Placement | None] = lambda _, placement: placement,
    least: int = 0,
) -> Found:
    """One repair: what is kept of the old plan, with every placement as ``change`` makes it."""

    def found(problem: Problem, old: Itinerary) -> tuple[Repair, ...]:
        plan = kept(problem, old)
        changed = (change(problem, each) for each in plan.placements)
        plan = replace(plan, value=7, placements=tuple(each for each in changed if each is not None))
        return (Repair(kind, plan, moves(problem, old, plan), least, old.placements and (old.placements[0].date,)),)

    return found


def test_a_declined_session_leaves_the_visit_and_the_mended_plans_keep_every_rule(
    planned: Path, tmp_path: Path
) -> None:
    result = run("repair", KENYA, planned, "--decline", "S04", "--time-limit", 20, "-o", tmp_path)

    assert result.exit_code == 0, result.output
    assert "1. The smallest change\n" in result.stdout
    assert "It is proven that no plan disturbs less." in result.stdout
    assert "falls away." in result.stdout
    visit = document(KENYA)
    next(each for each in visit["sessions"] if each["id"] == "S04")["status"] = "declined"
    (tmp_path / "after.json").write_bytes(as_file(visit))
    for mended in tmp_path.glob("repair.*.itinerary.json"):
        assert run("check", tmp_path / "after.json", mended).exit_code == 0


def test_a_plan_that_still_holds_says_so(planned: Path, tmp_path: Path) -> None:
    result = run("repair", KENYA, planned, "--options", 1, "-o", tmp_path)

    assert result.exit_code == 0
    assert result.stdout.startswith("1. The plan still holds; nothing has to move.\n")
    assert [each.name for each in tmp_path.iterdir()] == ["repair.1.itinerary.json"]


def test_changes_of_a_file_and_declined_sessions_reach_the_planner_together(planned: Path, tmp_path: Path) -> None:
    change = [{"op": "set", "entity": "sessions", "id": "S05", "field": "gross_min", "value": 15}]
    (tmp_path / "change.json").write_bytes(as_file(change))
    rooms = RoomsWithReplanner(answering("smallest_change"))

    run(
        *("repair", KENYA, planned, "--change", tmp_path / "change.json", "--decline", "S04", "--decline", "S06"),
        *("--time-limit", 7, "--workers", 3, "--seed", 9, "--options", 2, "-o", tmp_path),
        rooms=rooms,
    )

    ((problem, limits, options),) = rooms.replanner().asked
    assert {each.id for each in problem.sessions if each.withdrawn} == {"S04", "S06"}
    assert {each.id: each.minutes for each in problem.sessions}["S05"] == 15
    assert (limits, options) == (Limits(7.0, 3, 9), 2)


def test_every_kind_of_move_is_told_with_whom_to_ask_and_what_is_lost(planned: Path, tmp_path: Path) -> None:
    def change(problem: Problem, placement: Placement) -> Placement | None:
        if placement.session == "S05":
            return None
        return replace(placement, start=placement.start + 15) if placement.session == "S06" else placement

    rooms = RoomsWithReplanner(answering("best_repair", change, least=3))
    result = run("repair", KENYA, planned, "--decline", "S04", "-o", tmp_path, rooms=rooms)

    told = result.stdout
    titles = {each["id"]: each.get("public_title") or each["title"] for each in document(KENYA)["sessions"]}
    assert told.startswith("1. The best repair\n   This plan keeps every rule; its value is 7.\n")
    assert "   2 placements of the old plan are disturbed.\n" in told
    assert "Its disturbance counts" in told
    assert "only these days were searched" in told
    assert f"   - “{titles['S05']['en']}” on " in told
    assert "is given up.\n" in told
    assert f"   - “{titles['S06']['en']}” moves from " in told
    assert "To be asked again: " in told
    assert "To be told that it is off: " in told
    assert "No longer treated: " in told


def test_it_is_told_in_arabic_too(planned: Path, tmp_path: Path) -> None:
    result = run("repair", KENYA, planned, "--decline", "S04", "-o", tmp_path, "--language", "ar")

    assert result.exit_code == 0
    assert "The " not in result.stdout
    assert "repair" not in result.stdout


def test_an_impossible_visit_says_why_and_ends_with_three(planned: Path, tmp_path: Path) -> None:
    result = run("repair", KENYA, planned, "--what-if", "W1", "-o", tmp_path)

    assert result.exit_code == 3
    assert "windows:S08" in result.stdout
    assert (tmp_path / "repair.1.itinerary.json").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--decline", "S99"], "There is no entry S99 in the list sessions."),
        (["--what-if", "W9"], "There is no what-if W9."),
        (["--change", "{}"], "A list of changes is expected here"),
        (["--change", "["], "This is not JSON"),
        (["--change", '[{"op": "jump"}]'], "There is no operation jump."),
        (["--change", '[{"op": "remove", "entity": "sessions", "id": "S01", "id": "S02"}]'], "more than once"),
    ],
)
def test_a_change_that_cannot_be_made_is_refused(
    planned: Path, tmp_path: Path, arguments: list[str], told: str
) -> None:
    if arguments[0] == "--change":
        (tmp_path / "change.json").write_text(arguments[1])
        arguments = ["--change", str(tmp_path / "change.json")]

    result = run("repair", KENYA, planned, *arguments, "-o", tmp_path)

    assert result.exit_code == 2
    assert told in result.stderr
    assert list(tmp_path.glob("repair.*")) == []


def test_files_that_are_no_visit_or_no_itinerary_are_refused_by_name(planned: Path, tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text("[]")

    for files in ((tmp_path / "odd.json", planned), (KENYA, tmp_path / "odd.json")):
        result = run("repair", *files, "-o", tmp_path)

        assert result.exit_code == 2
        assert result.stderr.startswith(f"{tmp_path / 'odd.json'} has 1 fault:")


def test_a_planner_that_fails_ends_with_a_sentence_and_no_trace(planned: Path, tmp_path: Path) -> None:
    def fail(problem: Problem, old: Itinerary) -> tuple[Repair, ...]:
        raise PlannerFailed("secret trace")

    result = run("repair", KENYA, planned, "-o", tmp_path, rooms=RoomsWithReplanner(fail))

    assert result.exit_code == 1
    assert "The planner ended unexpectedly." in result.stderr
    assert "secret trace" not in result.output


def test_a_repair_shows_nothing_of_a_confidential_site_but_its_label(planned: Path, tmp_path: Path) -> None:
    visit = document(KENYA)
    shelter = next(each for each in visit["sites"] if each["id"] == "SITE-DK")
    assert "CANARY" in shelter["restricted"]["address"]
    (session,) = [each["id"] for each in visit["sessions"] if each["site_id"] == "SITE-DK"]
    moved = json.loads(planned.read_bytes())
    assert session in {each["session_id"] for each in moved["placements"]}

    def change(problem: Problem, placement: Placement) -> Placement | None:
        return replace(placement, start=placement.start + 15) if placement.session == session else placement

    result = run("repair", KENYA, planned, "-o", tmp_path, rooms=RoomsWithReplanner(answering("best_repair", change)))

    everything = result.output + "".join(each.read_text(encoding="utf-8") for each in tmp_path.iterdir())
    assert shelter["public_label"]["en"] in result.stdout
    assert shelter["name"]["en"] not in everything
    assert "CANARY" not in everything
