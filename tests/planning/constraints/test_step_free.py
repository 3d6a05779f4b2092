"""Whoever needs step-free access is taken to no site with steps."""

import pytest

from tests.builders import a_problem, a_rule, a_session, a_site, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem, Rule

RULE = a_rule("step_free")


def _problem(step_free: bool | None, *rules: Rule) -> Problem:
    return a_problem(
        a_session("tour"),
        sites=[a_site(step_free=step_free)],
        subgroups=[a_subgroup("A"), a_subgroup("B", needs_step_free=True)],
        audiences={"tour": "one_of"},
        rules=rules,
    )


def test_a_site_with_steps_receives_only_who_can_climb_them() -> None:
    problem = _problem(False, RULE)

    assert broken(problem, an_itinerary(problem, "tour 09:00 A")) == []
    assert broken(problem, an_itinerary(problem, "tour 09:00 B")) == [
        (RULE.type, (RULE.id, "ministry.step_free"), ("tour#1",))
    ]


@pytest.mark.parametrize("step_free", [True, None])
def test_a_site_without_steps_or_of_which_nothing_is_known_receives_everybody(step_free: bool | None) -> None:
    problem = _problem(step_free, RULE)

    assert broken(problem, an_itinerary(problem, "tour 09:00 B")) == []


def test_a_visit_without_the_rule_does_not_ask() -> None:
    assert broken(_problem(False), an_itinerary(_problem(False), "tour 09:00 B")) == []
