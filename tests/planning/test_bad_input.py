"""Problems that nobody would state on purpose get a plan, a reason or a best effort, and never a wrong answer."""

from itertools import pairwise

import pytest

from tests.builders import TUESDAY, a_day, a_problem, a_rule, a_session, an_itinerary, an_objective, at, windows
from visitplanner.planning import Itinerary, Limits, Problem, TimeWindow, objective
from visitplanner.planning.checker import check
from visitplanner.planning.planner import plan

LIMITS = Limits(seconds=30, workers=1)


def held(found: Itinerary) -> list[str]:
    return [each.session for each in sorted(found.placements, key=lambda each: each.start)]


def test_an_optional_session_longer_than_the_day_is_left_out_with_a_reason() -> None:
    problem = a_problem(a_session("congress", minutes=1440), a_session("talk"))

    found = plan(problem, LIMITS)

    assert (found.status, held(found)) == ("optimal", ["talk"])
    assert [each.session for each in found.left_out] == ["congress"]
    assert found.left_out[0].blocked_by != ()


def test_a_thousand_windows_are_as_good_as_one() -> None:
    # A window begins every half minute or so; only the last one is long enough, and only just.
    opens = [at("08:00") + number // 2 for number in range(999)]
    many = (*(TimeWindow(each, each + 30) for each in opens), TimeWindow(at("16:45"), at("17:45")))
    problem = a_problem(a_session("talk", windows=many, minutes=60), a_session("tea", windows=many, minutes=30))

    found = plan(problem, LIMITS)

    assert (found.status, held(found)) == ("optimal", ["tea", "talk"])
    assert found.placements[-1].start == at("16:45")


def test_where_all_is_required_and_nothing_fits_together_the_most_important_is_kept() -> None:
    same = windows("09:00-10:00")
    problem = a_problem(
        *(a_session(f"s{number}", required=True, priority=1 + (number == 7), windows=same) for number in range(12))
    )

    found = plan(problem, LIMITS)

    assert (found.status, held(found)) == ("infeasible", ["s7"])
    # Any two of the twelve cannot both be held.
    assert len(found.conflict) >= 2
    assert found.conflict_text is not None
    assert len(found.left_out) == 11


def test_where_nothing_fits_at_all_nothing_is_planned_and_every_session_is_named() -> None:
    problem = a_problem(*(a_session(f"s{number}", required=True, minutes=1440) for number in range(3)))

    found = plan(problem, LIMITS)

    assert (found.status, held(found)) == ("infeasible", [])
    assert found.conflict != ()
    assert [each.session for each in found.left_out] == ["s0", "s1", "s2"]


@pytest.mark.parametrize("weight", [0, 1, 10_000])
def test_whatever_a_wish_weighs_what_is_held_stays_the_same(weight: int) -> None:
    problem = a_problem(
        a_session("talk", topics=["law"], windows=windows("09:00-10:00")),
        a_session("tour", site="museum", windows=windows("16:00-17:00")),
        travel={("ministry", "museum"): 120},
        objectives=[an_objective("justice", ["law"], 5)],
        rules=[a_rule("min_idle", weight=weight), a_rule("min_travel", weight=weight)],
    )

    found = plan(problem, LIMITS)

    assert (found.status, held(found)) == ("optimal", ["talk", "tour"])
    assert found.value == found.bound == objective.value(problem, found)
    # Six hours of waiting less two on the road and the half hour that costs nothing; and the road.
    assert sum(each.points for each in found.terms if each.id != "coverage") == -weight * (210 + 120)


@pytest.mark.parametrize("minutes", [0, 539, 540, 541, 100_000])
def test_a_way_of_any_length_is_gone_where_it_fits(minutes: int) -> None:
    """Between the end of one, 09:00, and the begin of the other, 18:00, there are 540 minutes."""
    problem = a_problem(
        a_session("talk", windows=windows("08:00-09:00")),
        a_session("tour", site="museum", windows=windows("18:00-19:00")),
        days=[a_day(hours="08:00-19:00")],
        travel={("ministry", "museum"): minutes},
    )

    found = plan(problem, LIMITS)

    assert found.status == "optimal"
    assert len(found.placements) == (2 if minutes <= 540 else 1)
    assert check(problem, found) == ()


def ways_that_make_no_triangle() -> Problem:
    """From the ministry to the museum it takes three hours straight, and half an hour by way of the café."""
    return a_problem(
        a_session("talk", windows=windows("09:00-10:00")),
        a_session("tea", site="café", minutes=15),
        a_session("tour", site="museum", windows=windows("10:45-11:45")),
        travel={("ministry", "museum"): 180, ("ministry", "café"): 15, ("café", "museum"): 15},
    )


def test_a_way_round_that_is_quicker_than_the_straight_one_is_taken() -> None:
    problem = ways_that_make_no_triangle()

    found = plan(problem, LIMITS)

    assert (found.status, held(found)) == ("optimal", ["talk", "tea", "tour"])
    assert check(problem, found) == ()
    assert [then.start - first.end for first, then in pairwise(found.placements)] == [15, 15]
    assert check(problem, an_itinerary(problem, "talk 09:00", "tour 10:45")) != ()


def test_sites_between_which_no_way_is_known_are_seen_on_different_days() -> None:
    days = [a_day(on=each) for each in (TUESDAY, TUESDAY.replace(day=TUESDAY.day + 1))]
    problem = a_problem(a_session("talk"), a_session("tour", site="museum"), days=days, travel={})

    found = plan(problem, LIMITS)

    assert found.status == "optimal"
    assert len({each.date for each in found.placements}) == 2
