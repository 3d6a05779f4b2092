"""What was published and is not held as it was counts half an hour, and four times as much where it is confirmed."""

from dataclasses import replace

from tests.builders import a_pin, a_placement, a_problem, a_session, a_subgroup, an_itinerary
from tests.planning.scores import scored
from visitplanner.planning import Problem
from visitplanner.planning.preferences import stability


def _problem(*, confirmed: bool = False, withdrawn: bool = False, published: str = "09:00") -> Problem:
    problem = a_problem(
        a_session("talk", confirmed=confirmed, withdrawn=withdrawn),
        a_session("tour"),
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"talk": "one_of A B"},
    )
    return problem.but(published=(a_pin(a_placement(problem, "talk", published, groups="A")),))


def test_where_it_was_it_counts_nothing() -> None:
    assert scored(stability, _problem(), an_itinerary(_problem(), "talk 09:00 A", "tour 11:00")) == 0


def test_moved_regrouped_or_left_out_it_counts_once() -> None:
    for plan in (("talk 09:15 A",), ("talk 09:00 B",), ()):
        assert scored(stability, _problem(), an_itinerary(_problem(), *plan)) == 30


def test_what_a_host_has_confirmed_counts_four_times() -> None:
    problem = _problem(confirmed=True)

    assert scored(stability, problem, an_itinerary(problem, "talk 10:00 A")) == 120


def test_what_was_cancelled_or_is_gone_counts_nothing() -> None:
    cancelled = _problem(withdrawn=True)
    gone = _problem().but(published=(replace(_problem().published[0], occurrence="gone#1"),))

    assert scored(stability, cancelled, an_itinerary(cancelled, "tour 09:00")) == 0
    assert scored(stability, gone, an_itinerary(gone, "tour 09:00")) == 0


def test_where_it_can_be_no_more_it_counts_whatever_is_planned() -> None:
    # 19:00 lies outside the day's hours.
    problem = _problem(published="19:00")

    assert scored(stability, problem, an_itinerary(problem, "talk 09:00 A")) == 30
