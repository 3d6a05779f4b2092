"""What other visits hold or have confirmed is no time for this one."""

from datetime import date, datetime, timedelta

from flask import Flask

from tests.factories import load_problem
from tests.hosting import LABOUR, PARLIAMENT, a_visit_to_host, invite, planned
from visitplanner.planning import Problem, SessionId
from visitplanner.storage.load_problem import load_problem_among_others, without_times

TUESDAY = date(2027, 4, 13)


def windows(problem: Problem, session: str, on: date = TUESDAY) -> list[str]:
    """On a day, as ``09:00–12:30``."""
    found = problem.session[SessionId(session)].windows or ()
    spans = [[problem.horizon.local(each, "Africa/Nairobi") for each in (one.opens, one.closes)] for one in found]
    return [f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in spans if opens.date() == on]


def test_a_time_that_another_visit_holds_is_cut_out_of_the_host_s_windows(app: Flask, now: datetime) -> None:
    first, second = planned(a_visit_to_host("V-1"), now), planned(a_visit_to_host("V-2"), now)
    invite(app, first, now, PARLIAMENT)

    problem = load_problem_among_others(second, now)

    assert windows(load_problem(second), "A01") == ["09:00–12:30"]
    assert windows(problem, "A01") == ["09:00–09:30", "11:00–12:30"]


def test_a_host_without_windows_has_its_site_s_hours_less_what_is_taken(app: Flask, now: datetime) -> None:
    first, second = planned(a_visit_to_host("V-1"), now), planned(a_visit_to_host("V-2"), now)
    invite(app, first, now, LABOUR)

    problem = load_problem_among_others(second, now)

    assert problem.session[SessionId("A02")].windows is not None
    assert "10:00" in "".join(windows(problem, "A02", date(2027, 4, 14)))
    assert problem.session[SessionId("A03")] == load_problem(second).session[SessionId("A03")]


def test_a_session_whose_last_window_is_taken_is_not_open_at_all_times_again(app: Flask, now: datetime) -> None:
    problem = load_problem(planned(a_visit_to_host("V-1"), now))
    session = problem.session[SessionId("A01")]
    assert session.windows
    site, (first, *_) = problem.site[session.site], session.windows

    full = without_times(session, site, session.windows)

    assert full.windows == ()
    assert without_times(full, site, [first]).windows == ()


def test_what_a_visit_holds_itself_is_no_obstacle_to_it(app: Flask, now: datetime) -> None:
    visit = planned(a_visit_to_host(), now)
    invite(app, visit, now)

    assert load_problem_among_others(visit, now) == load_problem(visit)


def test_a_hold_that_has_lapsed_is_no_obstacle(app: Flask, now: datetime) -> None:
    first, second = planned(a_visit_to_host("V-1"), now), planned(a_visit_to_host("V-2"), now)
    invite(app, first, now, PARLIAMENT, answer_by=date(2026, 11, 26))

    assert load_problem_among_others(second, now + timedelta(days=5)) == load_problem(second)
