"""How fast the example visits are planned here. It measures and judges nothing: a slow machine is no fault."""

from pathlib import Path

import pytest

from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.planning import Limits
from visitplanner.planning.planner import plan
from visitplanner.visit.problem import build_problem

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "visitplanner" / "examples").glob("*.json"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_visit_is_planned(file: Path) -> None:
    problem = build_problem(StudyVisitFiles().read(file.read_bytes()))

    itinerary = plan(problem, Limits(seconds=120.0, workers=2))

    print(f"\n{file.stem}: {itinerary.status}, value {itinerary.value}, bound {itinerary.bound}", end=", ")
    print(f"{itinerary.run.seconds:.2f} s with {itinerary.run.workers} workers")
    assert itinerary.placements
