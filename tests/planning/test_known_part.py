"""A plan outlives a change of its visit: what is still there keeps its date and time, the rest is left out."""

from dataclasses import replace
from datetime import date, timedelta

from tests.factories import a_plan, example
from visitplanner.planning.known_part import known_part
from visitplanner.visit.problem import build_problem


def test_a_plan_of_an_unchanged_visit_is_the_same_plan() -> None:
    plan = a_plan()

    assert known_part(build_problem(example()), plan) is plan


def test_removed_sessions_days_staff_and_vehicles_are_left_out() -> None:
    visit = example()
    without_session = replace(visit, sessions=tuple(each for each in visit.sessions if each.id != "S01"))
    without_day = replace(visit, days=tuple(each for each in visit.days if each.date != date(2018, 4, 22)))
    without_staff = replace(visit, interpreters=(), vehicles=())

    assert known_part(build_problem(without_session), a_plan()).placements == ()
    assert known_part(build_problem(without_day), a_plan()).placements == ()
    assert known_part(build_problem(without_day), a_plan()).lunches == ()
    (placement,) = known_part(build_problem(without_staff), a_plan()).placements
    assert (placement.interpreters, placement.vehicles) == ((), ())


def test_a_site_that_is_gone_gives_way_to_the_session_s_own() -> None:
    visit = example()
    (session,) = [each for each in visit.sessions if each.id == "S01"]
    plan = replace(a_plan(), placements=tuple(replace(each, site="SITE-GONE") for each in a_plan().placements))

    (placement,) = known_part(build_problem(visit), plan).placements

    assert placement.site == session.site_id


def test_minutes_are_counted_anew_when_the_visit_begins_on_another_date() -> None:
    visit = example()
    earlier = replace(visit, header=replace(visit.header, start_date=visit.header.start_date - timedelta(days=2)))
    before, after = build_problem(visit), build_problem(earlier)

    known = known_part(after, a_plan())

    moments = [before.horizon.moment(each.start) for each in (*a_plan().placements, *a_plan().lunches)]
    assert [after.horizon.moment(each.start) for each in (*known.placements, *known.lunches)] == moments
