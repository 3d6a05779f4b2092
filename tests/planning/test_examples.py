"""The example visits are planned to proven optimum, and every disturbance in them comes out as its file says."""

from importlib.resources import files

import pytest

from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.planning import Limits, Problem, relaxation
from visitplanner.planning.checker import check
from visitplanner.planning.conflict import conflict
from visitplanner.planning.planner import plan
from visitplanner.planning.search import is_feasible
from visitplanner.visit.entities import Visit, WhatIf
from visitplanner.visit.problem import build_problem

EXAMPLES = ("kenya-jordan-2018", "jordan-kenya-5day")
LIMITS = Limits(seconds=60, workers=2)
SECONDS = 300.0
"""A limit for machines that are busy with something else; it takes a few seconds."""


def visit_of(example: str) -> Visit:
    return StudyVisitFiles().read((files("visitplanner") / "examples" / f"{example}.json").read_bytes())


def disturbed(example: str, what_if: WhatIf) -> Problem:
    countries = frozenset(str(each["country"]) for each in what_if.changes if each["op"] == "set_hours")
    return build_problem(StudyVisitFiles().changed(visit_of(example), what_if.changes), countries)


def what_ifs(expected: str) -> list[tuple[str, WhatIf]]:
    return [(example, each) for example in EXAMPLES for each in visit_of(example).what_if if each.expected == expected]


def name_of(parameter: object) -> str:
    return parameter.id if isinstance(parameter, WhatIf) else str(parameter)


@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_visit_is_planned_to_proven_optimum(example: str) -> None:
    problem = build_problem(visit_of(example))

    found = plan(problem, LIMITS)

    assert found.status == "optimal"
    assert check(problem, found) == ()
    assert found.value == found.bound == sum(each.points for each in found.terms)
    assert found.conflict == ()
    placed = {each.session for each in found.placements}
    assert {each.session for each in found.left_out} == {each.id for each in problem.sessions} - placed
    assert {each.id for each in problem.sessions if each.required and not each.withdrawn} <= placed


@pytest.mark.parametrize(("example", "what_if"), what_ifs("feasible"), ids=name_of)
def test_a_disturbance_that_can_be_absorbed_leaves_a_plan(example: str, what_if: WhatIf) -> None:
    assert is_feasible(disturbed(example, what_if), SECONDS) is True


@pytest.mark.slow
@pytest.mark.parametrize(("example", "what_if"), what_ifs("infeasible"), ids=name_of)
def test_a_disturbance_that_cannot_be_absorbed_is_explained(example: str, what_if: WhatIf) -> None:
    problem = disturbed(example, what_if)

    found = conflict(problem, SECONDS)

    # The undisturbed visit has a plan, so that there is something to disturb.
    assert is_feasible(build_problem(visit_of(example)), SECONDS) is True
    assert set(what_if.expected_conflict) <= set(found)
    for name in found:
        assert possible_without(problem, found, name)


def possible_without(problem: Problem, found: tuple[str, ...], name: str) -> bool:
    """Whether the rest of a conflict can hold together once one name is out of force."""
    hours = {each for site in problem.sites for each in relaxation.names_of_hours(problem, site.country)}
    dropped = ({*relaxation.names(problem)} | hours) - set(found) | {name}
    for site in problem.sites:
        names = {f"hours:{site.country}", f"{site.id}.hours"}
        if names & set(found) - {name}:
            dropped -= names
    return is_feasible(relaxation.without(relaxation.required_only(problem), dropped), SECONDS) is True
