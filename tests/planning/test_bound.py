"""The bound from day routes: what it knows of time, lunch, shared sessions, orders, sums and topics."""

from tests.builders import (
    MONDAY,
    TUESDAY,
    a_day,
    a_lunch_rule,
    a_problem,
    a_rule,
    a_session,
    a_subgroup,
    an_objective,
    windows,
)
from visitplanner.planning import Problem
from visitplanner.planning.bound import DayRouteBound


def bound_of(problem: Problem) -> int | None:
    bound = DayRouteBound(problem)
    bound.run(rounds=60)
    assert bound.is_settled
    return bound.units


def test_what_does_not_fit_into_a_day_is_not_counted() -> None:
    # Three hours hold three of the four sessions of an hour: 2 + 3 + 4 = 9.
    sessions = [a_session(f"s{n}", minutes=60, windows=windows("09:00-12:00"), priority=n) for n in range(1, 5)]

    assert bound_of(a_problem(*sessions)) == 9


def test_the_way_between_two_sites_takes_time() -> None:
    # 60 + 60 minutes and a way of 30 do not fit into two hours: only the session of priority 4 does.
    sessions = [
        a_session("here", site="ministry", windows=windows("09:00-11:00"), priority=4),
        a_session("there", site="office", windows=windows("09:00-11:00"), priority=3),
    ]

    assert bound_of(a_problem(*sessions, travel={("ministry", "office"): 0})) == 7
    assert bound_of(a_problem(*sessions, travel={("ministry", "office"): 30})) == 4


def test_lunch_takes_time() -> None:
    # Between 12:00 and 14:00 there is an hour beside lunch, enough for one of the two.
    sessions = [a_session(f"s{n}", windows=windows("12:00-14:00"), priority=n) for n in (2, 3)]
    lunch = a_lunch_rule("12:00-14:00", minutes=60)

    assert bound_of(a_problem(*sessions)) == 5
    assert bound_of(a_problem(*sessions, days=[a_day(lunch=lunch)])) == 3


def test_all_who_share_a_session_need_time_for_it() -> None:
    # A has one hour only: either the plenary (5) or its own session (3); B has time for everything of its own (4).
    sessions = [
        a_session("all", windows=windows("09:00-10:00"), priority=5),
        a_session("of A", windows=windows("09:00-10:00"), priority=3),
        a_session("of B", windows=windows("11:00-12:00"), priority=4),
    ]
    audiences = {"of A": "joint A", "of B": "joint B"}
    problem = a_problem(*sessions, audiences=audiences, subgroups=[a_subgroup("A"), a_subgroup("B")])

    assert bound_of(problem) == 9


def test_a_required_session_is_held_though_others_are_worth_more() -> None:
    sessions = [
        a_session("duty", windows=windows("09:00-10:00"), priority=1, required=True),
        a_session("wish", windows=windows("09:00-10:00"), priority=5),
    ]

    assert bound_of(a_problem(*sessions)) == 1


def test_a_topic_counts_once_however_often_it_is_treated() -> None:
    # Two sessions of priority 1 treat the same topic of weight 4: 1 + 1 + 4 = 6.
    sessions = [a_session(each, topics=["law"]) for each in ("talk", "tour")]

    assert bound_of(a_problem(*sessions, objectives=[an_objective("O", ["law"], weight=4)])) == 6


def test_sums_that_rules_limit_are_known() -> None:
    sessions = [a_session(f"s{n}", priority=n) for n in (1, 2, 3)]

    assert bound_of(a_problem(*sessions)) == 6
    assert bound_of(a_problem(*sessions, rules=[a_rule("max_sessions_per_day", n=2)])) == 5


def test_nothing_comes_before_a_required_opening() -> None:
    # The opening is at 10:00 on Tuesday at the earliest, so Monday's session is lost: 1 + 2 = 3.
    sessions = [
        a_session("opening", windows=windows("10:00-12:00", on=TUESDAY), priority=1, required=True),
        a_session("Monday", windows=windows("09:00-12:00"), priority=5),
        a_session("Tuesday", windows=windows("09:00-13:00", on=TUESDAY), priority=2),
    ]
    days = [a_day(on=MONDAY), a_day(on=TUESDAY)]

    assert bound_of(a_problem(*sessions, days=days)) == 8
    assert bound_of(a_problem(*sessions, days=days, rules=[a_rule("first_session", session_id="opening")])) == 3


def test_what_the_fractions_hold_is_told_by_date() -> None:
    sessions = [
        a_session("Monday", windows=windows("09:00-10:00")),
        a_session("Tuesday", windows=windows("09:00-10:00", on=TUESDAY)),
    ]
    bound = DayRouteBound(a_problem(*sessions, days=[a_day(on=MONDAY), a_day(on=TUESDAY)]))

    bound.run(rounds=60)

    assert {on: dict(bound.promising(on)) for on in (MONDAY, TUESDAY)} == {
        MONDAY: {"Monday": 1.0},
        TUESDAY: {"Tuesday": 1.0},
    }


def test_a_bound_in_the_background_can_be_stopped_at_any_time() -> None:
    bound = DayRouteBound(a_problem(*[a_session(f"s{n}") for n in range(12)]))

    bound.start()
    bound.stop()

    assert bound.units is None or bound.units >= 10


def test_of_a_day_that_may_hold_more_stops_than_are_looked_for_nothing_is_claimed() -> None:
    # 20 sessions of 15 minutes fit into the five hours from 09:00, and no more than 16 stops are looked for.
    many = [a_session(f"s{n:02}", minutes=15, windows=windows("09:00-14:00")) for n in range(20)]
    bound = DayRouteBound(a_problem(*many))

    bound.run(rounds=60)

    assert bound.units is None
    assert bound_of(a_problem(*many, rules=[a_rule("max_sessions_per_day", n=4)])) == 4
