"""``plan --alternatives`` offers other plans beside the best, and says how sure it is where there are too few."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.test_files import PlannerThatAnswers, run
from tests.visit_documents import KENYA
from visitplanner.__main__ import LateRooms
from visitplanner.planning import Itinerary, Limits, Problem, Progress, Status
from visitplanner.planning.difference import Alternatives


class RoomsWithAlternatives(LateRooms):
    """A planner and a replanner in one, which answer as they are told."""

    def __init__(self, status: Status, alternatives: Alternatives) -> None:
        self._planner = PlannerThatAnswers(Itinerary(status, value=1000))
        self._alternatives = alternatives
        self.asked: list[dict[str, Any]] = []

    def planner(self) -> PlannerThatAnswers:
        return self._planner

    def replanner(self) -> Any:
        return self

    def alternatives(
        self, problem: Problem, best: Itinerary, limits: Limits, watch: Callable[[Progress], bool], **asked: Any
    ) -> Alternatives:
        self.asked.append(asked)
        return self._alternatives


def others(*values: int, exhausted: bool = False) -> Alternatives:
    return Alternatives(tuple(Itinerary("feasible", value=each) for each in values), exhausted)


def test_other_plans_of_a_visit_are_written_and_keep_every_rule(tmp_path: Path) -> None:
    result = run("plan", KENYA, "-o", tmp_path, "--alternatives", 3, "--differ", 2)

    assert result.exit_code == 0, result.output
    best = json.loads((tmp_path / "itinerary.json").read_bytes())["objective"]["value"]
    for name in ("itinerary.2.json", "itinerary.3.json"):
        assert run("check", KENYA, tmp_path / name).exit_code == 0
        assert json.loads((tmp_path / name).read_bytes())["objective"]["value"] >= best * 0.98
        assert f"{name}: value " in result.stdout


def test_what_is_asked_for_reaches_the_planner(tmp_path: Path) -> None:
    rooms = RoomsWithAlternatives("optimal", others(990, 980))

    run("plan", KENYA, "-o", tmp_path, "--alternatives", 3, "--within", 0.1, "--differ", 5, rooms=rooms)

    assert rooms.asked == [{"count": 2, "within": 0.1, "differ": 5}]


def test_no_alternatives_are_looked_for_unless_asked_for_or_where_there_is_no_plan(tmp_path: Path) -> None:
    rooms = RoomsWithAlternatives("optimal", others(990))
    run("plan", KENYA, "-o", tmp_path, rooms=rooms)
    impossible = RoomsWithAlternatives("infeasible", others(990))

    run("plan", KENYA, "-o", tmp_path, "--alternatives", 2, rooms=impossible)

    assert (rooms.asked, impossible.asked) == ([], [])


def test_too_few_are_proven_to_be_all_or_not(tmp_path: Path) -> None:
    proven = RoomsWithAlternatives("optimal", others(990, exhausted=True))
    unknown = RoomsWithAlternatives("optimal", others(990))
    complete = RoomsWithAlternatives("optimal", others(990, 980))

    said = [
        run("plan", KENYA, "-o", tmp_path, "--alternatives", 3, rooms=each).stdout.splitlines()[-1]
        for each in (proven, unknown, complete)
    ]

    assert said == [
        "It is proven that no further plan is worth enough and differs enough from these.",
        "No further plan that is worth enough and differs enough was found in the time given.",
        "itinerary.3.json: value 980, another choice in 0 placements.",
    ]
