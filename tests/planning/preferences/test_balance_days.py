"""Contact time is spread over the days, within a quarter of their mean."""

from tests.builders import TUESDAY, a_day, a_placement, a_problem, a_session
from tests.planning.scores import scored
from visitplanner.planning import Itinerary, Problem
from visitplanner.planning.preferences import balance_days


def _problem(monday: int, tuesday: int) -> tuple[Problem, Itinerary]:
    problem = a_problem(
        a_session("talk", minutes=monday), a_session("tour", minutes=tuesday), days=[a_day(), a_day(on=TUESDAY)]
    )
    stops = a_placement(problem, "talk", "09:00"), a_placement(problem, "tour", "09:00", TUESDAY)
    return problem, Itinerary("feasible", stops)


def test_days_within_a_quarter_of_the_mean_are_even() -> None:
    # The mean of 75 and 125 is 100, and a quarter of it 25: 75 and 125 are just inside.
    assert scored(balance_days, *_problem(75, 125)) == 0


def test_what_leaves_the_quarter_is_counted_on_either_side() -> None:
    # The mean of 70 and 130 is 100: 130 is 5 above 125, and 70 is 5 below 75.
    assert scored(balance_days, *_problem(70, 130)) == 10


def test_fractions_of_a_minute_are_rounded_up() -> None:
    # The mean of 60 and 105 is 82.5, its band 61.875 to 103.125: 105 is 1.875 above, 60 is 1.875 below: 2 + 2.
    assert scored(balance_days, *_problem(60, 105)) == 4


def test_an_empty_day_is_the_most_uneven() -> None:
    problem = a_problem(a_session("talk", minutes=100), days=[a_day(), a_day(on=TUESDAY)])

    # The mean is 50, its band 37.5 to 62.5: 100 is 37.5 above and 0 is 37.5 below: 38 + 38.
    plan = Itinerary("feasible", (a_placement(problem, "talk", "09:00"),))
    assert scored(balance_days, problem, plan) == 76


def test_a_visit_without_sessions_is_even() -> None:
    assert scored(balance_days, a_problem(a_session()), Itinerary("feasible")) == 0
