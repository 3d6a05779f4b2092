"""A session is held on one of the dates fixed for it."""

from tests.builders import MONDAY, TUESDAY, WEDNESDAY, a_day, a_problem, a_rule, a_session, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem


def _problem(*rules: tuple[str, ...]) -> Problem:
    return a_problem(
        a_session("talk"),
        a_session("tour"),
        days=[a_day(on=each) for each in (MONDAY, TUESDAY, WEDNESDAY)],
        rules=[a_rule("on_day", id=f"fixed {n}", session_id="talk", dates=list(each)) for n, each in enumerate(rules)],
    )


def test_any_of_the_dates_will_do_and_no_other() -> None:
    problem = _problem(("2026-03-02", "2026-03-03"))

    assert broken(problem, an_itinerary(problem, "talk 09:00", on=MONDAY)) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", on=TUESDAY)) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", on=WEDNESDAY)) == [("on_day", ("fixed 0",), ("talk#1",))]


def test_two_rules_leave_the_dates_of_both() -> None:
    problem = _problem(("2026-03-02", "2026-03-03"), ("2026-03-03", "2026-03-04"))

    assert broken(problem, an_itinerary(problem, "talk 09:00", on=TUESDAY)) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", on=MONDAY)) == [("on_day", ("fixed 1",), ("talk#1",))]


def test_other_sessions_are_free() -> None:
    problem = _problem(("2026-03-02",))

    assert broken(problem, an_itinerary(problem, "tour 09:00", on=TUESDAY)) == []
