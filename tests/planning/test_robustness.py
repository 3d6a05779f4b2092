"""A plan is run many times: what is far apart never breaks, what is tight often does, and the weak link is named."""

import pytest

from tests.builders import (
    TUESDAY,
    a_block,
    a_day,
    a_lunch,
    a_lunch_rule,
    a_placement,
    a_problem,
    a_session,
    a_site,
    a_subgroup,
    an_itinerary,
)
from visitplanner.planning import Day, Itinerary, Problem
from visitplanner.planning.robustness import robustness


def _problem(*days: Day, way: int = 20, access: int = 0) -> Problem:
    return a_problem(
        a_session("talk"),
        a_session("tour", site="museum"),
        a_session("tea", site="museum"),
        sites=[a_site("museum", access_minutes=access)],
        travel={("ministry", "museum"): way},
        days=days or [a_day()],
    )


def test_sessions_far_apart_are_always_on_time() -> None:
    problem = _problem()

    found = robustness(problem, an_itinerary(problem, "talk 09:00", "tour 12:00"))

    assert found.chance == 1.0
    assert [(each.chance, each.weak_link) for each in found.days] == [(1.0, None)]


def test_a_gap_as_long_as_its_way_breaks_and_is_the_weak_link() -> None:
    problem = _problem()

    found = robustness(problem, an_itinerary(problem, "talk 09:00", "tour 10:20", "tea 16:00"))

    (day,) = found.days
    assert day.weak_link is not None
    assert (day.weak_link.before.session, day.weak_link.after.session) == ("talk", "tour")
    # 20 minutes of way vary by a fifth, and two sessions in five run over: mostly on time, far from always.
    assert 0.5 < day.chance < 0.9
    assert day.weak_link.share == pytest.approx(1 - day.chance)
    assert found.chance == day.chance


def test_more_slack_is_more_robust() -> None:
    problem = _problem(access=10)

    chances = [
        robustness(problem, an_itinerary(problem, "talk 09:00", f"tour {clock}")).chance
        for clock in ("10:20", "10:30", "10:40", "10:50")
    ]

    assert chances == sorted(chances)
    assert chances[0] < 0.2
    assert chances[-1] > 0.95


def test_a_gate_takes_its_time_too() -> None:
    quick, slow = _problem(access=0), _problem(access=15)
    plan = ("talk 09:00", "tour 10:25")

    assert robustness(slow, an_itinerary(slow, *plan)).chance < robustness(quick, an_itinerary(quick, *plan)).chance


def test_within_one_site_there_is_neither_way_nor_gate() -> None:
    problem = _problem(access=60)

    found = robustness(problem, an_itinerary(problem, "tour 09:00", "tea 10:15"))

    assert found.chance > 0.99


def test_delay_is_passed_on() -> None:
    problem = _problem()
    tight = an_itinerary(problem, "talk 09:00", "tour 10:15", "tea 11:15")
    alone = an_itinerary(problem, "tour 10:15", "tea 11:15")

    assert robustness(problem, tight).chance < robustness(problem, alone).chance - 0.3


def test_the_same_seed_has_the_same_luck_and_another_seed_nearly_the_same() -> None:
    problem = _problem()
    plan = an_itinerary(problem, "talk 09:00", "tour 10:20")

    first, again, other = (robustness(problem, plan, 10_000, seed) for seed in (1, 1, 2))

    assert first == again
    assert first != other
    assert other.chance == pytest.approx(first.chance, abs=0.03)


def test_a_joint_session_waits_for_the_last_group_and_blames_its_gap() -> None:
    problem = a_problem(
        a_session("talk"),
        a_session("tour", site="museum"),
        a_session("joint"),
        audiences={"talk": "joint A", "tour": "joint B"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        travel={("ministry", "museum"): 30},
        days=[a_day("A"), a_day("B")],
    )

    found = robustness(problem, an_itinerary(problem, "talk 09:00", "tour 09:00", "joint 10:30"))

    assert found.days[0].chance == found.days[1].chance < 0.95
    assert {each.weak_link.before.session for each in found.days if each.weak_link} == {"tour"}


def test_lunch_begins_late_for_those_who_come_late_and_takes_its_full_time() -> None:
    day = a_day(lunch=a_lunch_rule("10:00-14:00", 60, pause_after=10))
    problem = _problem(day, way=5)
    lunch = a_lunch("10:00-11:00")

    tight = robustness(problem, an_itinerary(problem, "talk 09:00", "tour 11:10", lunches=[lunch])).chance
    roomy = robustness(problem, an_itinerary(problem, "talk 09:00", "tour 11:30", lunches=[lunch])).chance
    without = robustness(problem, an_itinerary(problem, "talk 09:00", "tour 11:10")).chance

    assert tight < 0.95
    assert (roomy, without) == (1.0, 1.0)


def test_a_transfer_waits_for_nobody() -> None:
    plan = ("talk 09:00", "tour 12:00")
    moving = _problem(a_day(blocks=[a_block("TR1", "10:00-12:00", transfer=True)]), way=0)
    praying = _problem(a_day(blocks=[a_block("PR1", "10:00-12:00")]), way=0)

    assert robustness(moving, an_itinerary(moving, *plan)).chance == 1.0
    assert robustness(praying, an_itinerary(praying, *plan)).chance < 1.0


def test_every_day_begins_anew() -> None:
    problem = _problem(a_day("A"), a_day("A", TUESDAY))
    placed = (a_placement(problem, "talk", "09:00"), a_placement(problem, "tour", "08:00", TUESDAY))

    found = robustness(problem, Itinerary("feasible", placed))

    assert [(each.date, each.chance) for each in found.days] == [(a_day().date, 1.0), (TUESDAY, 1.0)]


def test_a_plan_without_anything_is_on_time() -> None:
    problem = _problem()

    assert robustness(problem, an_itinerary(problem)).chance == 1.0
    assert robustness(problem, an_itinerary(problem)).days == ()
