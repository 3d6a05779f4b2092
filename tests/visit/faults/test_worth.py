"""What a plan is worth can be counted exactly, or the visit is refused in words."""

from dataclasses import replace

import pytest

from tests.visit_documents import document, faults_of, places
from visitplanner.planning import objective
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import faults
from visitplanner.visit.faults.rules import GREATEST_WEIGHT
from visitplanner.visit.faults.worth import MOST_POINTS
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem


def weighing(visit: Visit, weight: int) -> Visit:
    soft = (replace(each, weight=weight) if each.strength == "soft" else each for each in visit.constraints)
    return replace(visit, constraints=tuple(soft))


@pytest.mark.parametrize("weight", [0, 1, GREATEST_WEIGHT])
def test_every_weight_can_be_used_in_a_visit_of_common_size(weight: int) -> None:
    visit = weighing(generate(Size(days=5, hosts=30, subgroups=1, sessions=35), seed=1), weight)

    assert faults(visit) == ()
    assert objective.most(build_problem(visit)) <= MOST_POINTS


@pytest.mark.parametrize("subgroups", [1, 3])
def test_in_the_largest_visits_weights_that_are_too_great_together_are_refused(subgroups: int) -> None:
    visit = generate(Size(days=10, hosts=300, subgroups=subgroups, sessions=1000), seed=1)
    heavy = weighing(visit, GREATEST_WEIGHT)

    assert objective.most(build_problem(visit)) < MOST_POINTS < objective.most(build_problem(heavy))
    assert faults(visit) == ()
    assert places(faults(heavy)) == [("$.constraints", "weights")]


@pytest.mark.parametrize("weight", [-1, 10**9])
def test_a_weight_that_no_wish_has_is_refused(weight: int) -> None:
    visit = document()
    at, soft = next((n, each) for n, each in enumerate(visit["constraints"]) if each["strength"] == "soft")

    soft["weight"] = weight

    assert places(faults_of(visit)) == [(f"$.constraints[{at}].weight", "rule_weight")]
