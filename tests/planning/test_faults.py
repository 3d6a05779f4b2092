"""What is wrong with a problem is said before anybody tries to solve it, and what is called hopeless is."""

from dataclasses import replace

import pytest
from hypothesis import assume, event, given

from tests.builders import (
    TUESDAY,
    a_block,
    a_day,
    a_lunch_rule,
    a_pin,
    a_placement,
    a_problem,
    a_rule,
    a_session,
    a_site,
    a_subgroup,
    an_interpreter,
    an_objective,
    windows,
)
from tests.planning.random_problems import random_problem
from tests.planning.test_promises import SEEDS, promise
from visitplanner.language.localise import Localiser
from visitplanner.planning import Problem, Rule
from visitplanner.planning.faults import faults
from visitplanner.planning.search import is_feasible

FORENOON, AFTERNOON = windows("09:00-12:00"), windows("14:00-16:00")


def said(problem: Problem) -> list[str]:
    return [Localiser("en").text(each.sentence) for each in faults(problem)]


def names(problem: Problem) -> list[tuple[str, ...]]:
    return [each.names for each in faults(problem)]


def test_a_problem_in_order_has_no_fault() -> None:
    assert faults(a_problem(a_session("talk", required=True))) == ()


def test_a_required_session_without_a_time_is_named_with_the_rule_that_takes_the_last_one() -> None:
    problem = a_problem(
        a_session("talk", required=True),
        sites=[a_site(step_free=False)],
        subgroups=[a_subgroup(needs_step_free=True)],
        rules=[a_rule("step_free")],
    )

    assert said(problem) == [
        "“talk” is required, but can never be held: “talk” takes Group A, which needs step-free access, to ministry, "
        "which has steps. This rules out 37 of 37 times, on Monday, 2 March 2026."
    ]
    assert names(problem) == [("talk", "step_free", "ministry.step_free")]
    assert is_feasible(problem, 10) is False


def test_an_optional_session_without_a_time_is_not_hopeless() -> None:
    (fault,) = faults(a_problem(a_session("talk", windows=windows("02:00-04:00"))))

    assert not fault.hopeless
    assert fault.names == ("talk", "windows:talk")


def test_a_session_in_a_city_that_nobody_visits() -> None:
    problem = a_problem(a_session("talk", required=True), sites=[a_site(city="aqaba")])

    assert said(problem) == [
        "“talk” is required, but can never be held: On no day is its whole audience in its city for long enough."
    ]


def test_more_minutes_than_there_are() -> None:
    # Three hours of sessions, and the hosts are there for two and a half; so is the site, but that is said once.
    problem = a_problem(
        *(a_session(name, required=True, windows=windows("09:00-11:30")) for name in ("talk", "tour", "tea"))
    )

    assert said(problem) == [
        "talk, tour and tea: these need 180 min of Group A in all, and can be held only within 150 min."
    ]


def test_more_sessions_than_a_day_allows() -> None:
    problem = a_problem(
        *(a_session(name, required=True) for name in ("talk", "tour")), rules=[a_rule("max_sessions_per_day", n=1)]
    )

    assert said(problem) == [
        "talk and tour: these need 2 in all on the days on which they can be held, where the rule "
        "max_sessions_per_day allows 1."
    ]


def test_one_site_for_two_groups_at_once() -> None:
    problem = a_problem(
        *(a_session(name, required=True, windows=windows("09:00-10:30")) for name in ("talk", "tour")),
        audiences={"talk": "joint A", "tour": "joint B"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
    )

    assert said(problem) == [
        "talk and tour: these need 120 min at ministry, which receives one group at a time and can do so only within "
        "90 min."
    ]


def test_more_interpretation_than_interpreters_can_give() -> None:
    problem = a_problem(
        *(a_session(name, required=True, minutes=120, interpreters=1) for name in ("talk", "tour")),
        interpreters=[an_interpreter(minutes=180)],
        rules=[a_rule("interpreter_capacity")],
    )

    assert said(problem) == [
        "talk and tour: these need 240 min of interpretation, more than the interpreters for these languages (1) can "
        "give when they can be held."
    ]


def test_a_budget_and_a_direction_that_cannot_be_reached() -> None:
    problem = a_problem(
        a_session("talk", required=True, amounts={"fees": 4}),
        budgets={"fees": 3},
        rules=[a_rule("direction_required", direction="two_way", min_count=1)],
    )

    assert said(problem) == [
        "The required sessions take 4 of the budget “fees”, which is 3.",
        "The rule direction_required asks for 1 sessions in one direction, and 0 can be held.",
    ]


@pytest.mark.parametrize(
    ("rules", "named"),
    [
        (
            [
                a_rule("before", id="r1", first="talk", then="tour"),
                a_rule("before", id="r2", first="tour", then="talk"),
            ],
            [("r1", "r2")],
        ),
        (
            [a_rule("first_session", id="r1", session_id="talk"), a_rule("first_session", id="r2", session_id="tour")],
            [("r1", "r2")],
        ),
        (
            [a_rule("first_session", id="r1", session_id="talk"), a_rule("last_session", id="r2", session_id="talk")],
            [("r1", "r2")],
        ),
    ],
)
def test_rules_that_lead_round_in_a_circle(rules: list[Rule], named: list[tuple[str, ...]]) -> None:
    problem = a_problem(a_session("talk", required=True), a_session("tour", required=True), rules=rules)

    assert names(problem) == named
    assert is_feasible(problem, 10) is False


def test_an_order_against_the_windows() -> None:
    problem = a_problem(
        a_session("talk", required=True, windows=AFTERNOON),
        a_session("tour", required=True, windows=FORENOON),
        rules=[a_rule("before", first="talk", then="tour")],
    )

    assert names(problem) == [("before", "windows:talk", "windows:tour")]


def test_to_follow_at_once_where_the_way_is_longer() -> None:
    problem = a_problem(
        a_session("talk", required=True),
        a_session("tour", required=True, site="museum"),
        sites=[a_site("ministry"), a_site("museum", access_minutes=20)],
        travel={("ministry", "museum"): 0},
        rules=[a_rule("immediately_after", first="talk", then="tour", max_gap_min=15)],
    )

    assert names(problem) == [("immediately_after",)]
    assert is_feasible(problem, 10) is False


def test_a_rule_about_a_session_that_nobody_requires_is_no_contradiction() -> None:
    problem = a_problem(
        a_session("talk", windows=AFTERNOON),
        a_session("tour", required=True, windows=FORENOON),
        rules=[a_rule("before", first="talk", then="tour")],
    )

    assert faults(problem) == ()


def test_pins_that_clash() -> None:
    problem = a_problem(a_session("talk"), a_session("tour"))
    pins = (a_pin(a_placement(problem, "talk", "09:00")), a_pin(a_placement(problem, "tour", "09:30")))

    found = [each for each in faults(problem.but(pins=pins)) if each.kind == "pins"]

    assert {each.names[:2] for each in found} == {("pin:talk#1", "pin:tour#1")}


def test_a_day_without_time_for_lunch() -> None:
    day = a_day(lunch=a_lunch_rule("12:00-13:00"), blocks=[a_block("prayer", "12:00-12:30")])

    assert said(a_problem(days=[day])) == ["On Monday, 2 March 2026 no time is left for the lunch of Group A."]


def test_wishes_that_count_for_nothing() -> None:
    problem = a_problem(
        a_session("talk", topics=["law"]),
        days=[a_day(), a_day(on=TUESDAY)],
        objectives=[an_objective("O1", ["law"], 0), an_objective("O2", ["health"], 2), an_objective("O3", ["law"], 1)],
    )
    problem = problem.but(preferences=(replace(a_rule("min_idle", id="P1"), weight=0),))

    assert said(problem) == [
        "The learning objective O1 has the weight 0, so it counts for nothing.",
        "No session treats a topic of the learning objective O2.",
        "The wish P1 has the weight 0, so it counts for nothing.",
    ]


@promise(300)
@given(SEEDS)
def test_what_is_called_hopeless_has_no_plan(seed: int) -> None:
    problem = random_problem(seed)
    found = [each for each in faults(problem) if each.hopeless]
    assume(found)

    event(found[0].kind)
    for each in found:
        assert "%(" not in Localiser("ar").text(each.sentence)
    assert is_feasible(problem, 20) is False
