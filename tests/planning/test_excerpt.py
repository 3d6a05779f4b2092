"""Some dates of a visit by themselves, planned and put back into the whole."""

from dataclasses import replace

import pytest

from tests.builders import MONDAY, TUESDAY, a_day, a_problem, a_rule, a_session, windows
from visitplanner.planning import Itinerary, Limits, Problem
from visitplanner.planning.checker import check
from visitplanner.planning.excerpt import excerpt
from visitplanner.planning.guided import completed
from visitplanner.planning.objective import first_level, first_level_units
from visitplanner.planning.search import Aim, search
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem

LIMITS = Limits(seconds=20, workers=1)


def best(problem: Problem) -> Itinerary:
    found = search(problem, LIMITS, lambda _: True, Aim(first_level, value_bound=lambda of, units: None)).best
    assert found is not None
    return found


def two_days(**changes: object) -> Problem:
    monday = [a_session(f"m{n}", windows=windows("09:00-12:00"), topics=["law"]) for n in (1, 2)]
    tuesday = [a_session(f"t{n}", windows=windows("09:00-12:00", on=TUESDAY), topics=["law"]) for n in (1, 2)]
    return a_problem(*monday, *tuesday, days=[a_day(), a_day(on=TUESDAY)]).but(**changes)


def test_it_holds_the_dates_and_nothing_else() -> None:
    problem = two_days()
    plan = best(problem)

    part = excerpt(problem, plan, [MONDAY], [])

    assert [each.id for each in part.problem.occurrences] == ["m1#1", "m2#1"]
    assert [each.date for each in part.problem.days] == [MONDAY]
    assert sorted(each.occurrence for each in part.outside) == ["t1#1", "t2#1"]


def test_topics_treated_elsewhere_are_worth_nothing_again() -> None:
    problem = two_days()

    part = excerpt(problem, best(problem), [MONDAY], [])

    assert [each.topics for each in part.problem.sessions] == [frozenset(), frozenset()]


def test_what_a_rule_names_stays_where_it_is() -> None:
    rule = a_rule("before", first="m1", then="t1")
    problem = two_days(constraints=(rule,))
    plan = best(problem)

    part = excerpt(problem, plan, [MONDAY], [])

    (named,) = plan.of_session("t1")  # type: ignore[arg-type]  # a name in a test
    assert [(each.occurrence, each.start) for each in part.problem.pins] == [("t1#1", named.start)]
    assert part.problem.constraints == (rule,)


def test_a_number_that_is_asked_for_is_less_what_is_held_elsewhere() -> None:
    problem = two_days(constraints=(a_rule("direction_required", direction="host_presents", min_count=3),))

    (left,) = excerpt(problem, best(problem), [MONDAY], []).problem.constraints

    assert left.params["min_count"] == 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_dates_planned_anew_make_a_whole_that_keeps_every_rule(seed: int) -> None:
    problem = build_problem(generate(Size(days=4, hosts=12, sessions=24, subgroups=2), seed))
    required = problem.but(
        occurrences=tuple(each for each in problem.occurrences if problem.session[each.session].required)
    )
    plan = completed(problem, best(required))
    newcomers = [each.id for each in problem.sessions if not each.required]
    assert check(problem, plan) == ()

    for on in problem.dates:
        part = excerpt(problem, plan, [on], newcomers)
        whole = completed(problem, part.whole(problem, plan, best(part.problem)))

        assert check(problem, whole) == ()
        assert first_level_units(problem, whole) >= first_level_units(problem, plan)
        plan = replace(whole, left_out=())
