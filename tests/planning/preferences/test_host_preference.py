"""A window that its host likes less counts a quarter of an hour for each that is liked better."""

from tests.builders import a_problem, a_session, an_itinerary, window
from tests.planning.scores import scored
from visitplanner.planning import Problem
from visitplanner.planning.preferences import host_preference

MORNING, NOON, EVENING = window("09:00-11:00"), window("11:00-13:00"), window("15:00-17:00")


def _problem(*, overlap: bool = False) -> Problem:
    ranks = {MORNING: 2, NOON: 0, EVENING: 1, **({window("09:00-13:00"): 1} if overlap else {})}
    return a_problem(a_session("talk", windows=list(ranks), ranks=ranks), a_session("tour"))


def test_the_best_window_counts_nothing_and_the_others_by_rank() -> None:
    assert scored(host_preference, _problem(), an_itinerary(_problem(), "talk 11:00")) == 0
    assert scored(host_preference, _problem(), an_itinerary(_problem(), "talk 15:00")) == 15
    assert scored(host_preference, _problem(), an_itinerary(_problem(), "talk 10:00")) == 30


def test_of_windows_that_overlap_the_better_one_counts() -> None:
    problem = _problem(overlap=True)

    assert scored(host_preference, problem, an_itinerary(problem, "talk 10:00")) == 15


def test_what_is_not_held_and_what_has_no_windows_counts_nothing() -> None:
    assert scored(host_preference, _problem(), an_itinerary(_problem())) == 0
    assert scored(host_preference, _problem(), an_itinerary(_problem(), "tour 10:00")) == 0
