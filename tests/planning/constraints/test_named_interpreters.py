"""An interpreter who is named is at one session at a time, and has all its languages."""

from dataclasses import replace

from tests.builders import a_problem, a_session, a_subgroup, an_interpreter, an_itinerary
from visitplanner.planning import Itinerary, Problem
from visitplanner.planning.checker import check

NAME = "named_interpreters"


def a_plan(*stops: str, names: dict[str, str]) -> tuple[Problem, Itinerary]:
    """Two sessions of two subgroups at two sites, and who interprets which."""
    problem = a_problem(
        a_session("talk", interpreters=1),
        a_session("tour", site="court", interpreters=1),
        audiences={"talk": "joint A", "tour": "joint B"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        interpreters=[an_interpreter("Layla"), an_interpreter("Omar"), an_interpreter("Zoé", languages=("ar", "fr"))],
    )
    plan = an_itinerary(problem, *stops)
    placements = tuple(replace(each, interpreters=(names[each.session],)) for each in plan.placements)
    return problem, replace(plan, placements=placements)


def found(problem: Problem, plan: Itinerary) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(each.rule, each.names, each.occurrences) for each in check(problem, plan)]


def test_one_after_the_other_holds_and_both_at_once_fails() -> None:
    both = {"talk": "Layla", "tour": "Layla"}

    # talk 09:00-10:00, tour from 10:00 on, or 15 minutes into it
    assert found(*a_plan("talk 09:00", "tour 10:00", names=both)) == []
    assert found(*a_plan("talk 09:00", "tour 09:45", names=both)) == [(NAME, ("Layla",), ("talk#1", "tour#1"))]


def test_two_people_may_work_at_once() -> None:
    assert found(*a_plan("talk 09:00", "tour 09:45", names={"talk": "Layla", "tour": "Omar"})) == []


def test_who_lacks_a_language_cannot_interpret() -> None:
    names = {"talk": "Zoé", "tour": "Omar"}

    assert found(*a_plan("talk 09:00", "tour 10:00", names=names)) == [(NAME, ("Zoé",), ("talk#1",))]
