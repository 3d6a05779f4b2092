"""Visit → Problem: clock times become minutes; days, moves, hours and ways become those of the planner."""

from dataclasses import replace
from datetime import date

import pytest

from tests.visit.visits import (
    AMMAN,
    BERLIN,
    BERLIN_CITY,
    MONDAY,
    SUNDAY,
    TUESDAY,
    days_of,
    reference_visit,
    site_of,
    window,
    with_days,
    with_site,
    with_subgroups,
)
from visitplanner.planning import Problem
from visitplanner.visit import entities
from visitplanner.visit.entities import Visit
from visitplanner.visit.problem import build_problem, timezone_of


@pytest.fixture(scope="module")
def reference() -> Visit:
    return reference_visit()


def test_a_day_ends_before_the_time_kept_for_its_debrief(reference: Visit) -> None:
    first, _, last = build_problem(reference).days

    # 17:00 less half an hour; on the last day nothing is kept.
    assert first.hours == window("08:30-16:30")
    assert last.hours == window("08:30-17:00", TUESDAY)
    assert first.midnight == window("00:00-01:00").opens


def test_a_lunch_is_followed_by_the_way_inside_a_zone(reference: Visit) -> None:
    lunch = build_problem(reference).days[0].lunch

    assert lunch is not None
    assert (lunch.window, lunch.minutes, lunch.pause_after) == (window("11:30-15:00"), 60, 30)
    assert build_problem(with_days(reference, lunch=None)).days[0].lunch is None


def test_only_programme_days_are_planned(reference: Visit) -> None:
    rest = replace(reference, days=(replace(reference.days[0], type="rest"), *reference.days[1:]))

    assert build_problem(rest).dates == (MONDAY, TUESDAY)


def test_each_subgroup_has_the_days_of_its_city(reference: Visit) -> None:
    visit = with_days(with_subgroups(reference, "A", "B"), city_by_subgroup={"A": "AMM", "B": "BER"})
    problem = build_problem(replace(visit, cities=(*visit.cities, BERLIN_CITY)))

    assert {each.city for each in days_of(problem, "A")} == {"AMM"}
    assert {each.city for each in days_of(problem, "B")} == {"BER"}
    # The same clock times, but on the clocks of Berlin, an hour behind Amman in summer.
    assert days_of(problem, "B")[0].hours == window("08:30-16:30", timezone=BERLIN)
    assert days_of(problem, "B")[0].hours.opens - days_of(problem, "A")[0].hours.opens == 60
    assert problem.timezones == {"AMM": AMMAN, "BER": BERLIN}
    assert timezone_of(replace(visit, cities=(*visit.cities, BERLIN_CITY)), "BER") == BERLIN


def test_protected_time_of_some_leaves_the_others_free(reference: Visit) -> None:
    prayer = entities.ProtectedBlock("PRAYER", "12:00", "12:30", {"en": "Prayer"}, ("A",))
    rest = entities.ProtectedBlock("REST", "15:00", "15:15", {"en": "Rest"}, ())
    problem = build_problem(with_days(with_subgroups(reference, "A", "B"), protected=(prayer, rest)))

    blocks = {group: [each.name for each in days_of(problem, group)[0].blocks] for group in "AB"}

    assert blocks == {"A": ["PRAYER", "REST"], "B": ["REST"]}
    assert days_of(problem, "A")[0].blocks[0].window == window("12:00-12:30")


def moving(visit: Visit, depart: str, arrive: str) -> Problem:
    """From Amman to Berlin on Sunday."""
    transfer = entities.Transfer(
        id="FLIGHT",
        label={"en": "Flight"},
        date=SUNDAY,
        depart=depart,
        arrive=arrive,
        from_city="AMM",
        to_city="BER",
        subgroup_ids=("G1",),
        mode="air",
    )
    return build_problem(replace(visit, cities=(*visit.cities, BERLIN_CITY), transfers=(transfer,)))


def test_a_move_lasts_from_the_clock_here_to_the_clock_there(reference: Visit) -> None:
    problem = moving(reference, "10:00", "13:30")
    (block,) = problem.days[0].blocks

    # 13:30 in Berlin is 14:30 in Amman: four and a half hours.
    assert block.is_transfer
    assert block.window.opens == window("10:00-11:00").opens
    assert block.window.closes - block.window.opens == 270
    assert [len(each.blocks) for each in problem.days] == [1, 0, 0]


def test_a_move_to_the_west_may_arrive_before_it_left_by_the_clock(reference: Visit) -> None:
    # 10:00 in Amman is 09:00 in Berlin; it arrives there at 09:45, three quarters of an hour later.
    (block,) = moving(reference, "10:00", "09:45").days[0].blocks

    assert block.window.closes - block.window.opens == 45


def test_a_move_that_arrives_no_later_than_it_leaves_arrives_on_the_next_day(reference: Visit) -> None:
    problem = moving(reference, "22:00", "06:00")
    (evening,), (morning,) = problem.days[0].blocks, problem.days[1].blocks

    # 22:00 in Amman to 06:00 in Berlin, which is 07:00 in Amman: nine hours, over both days.
    assert evening == morning
    assert evening.window.closes - evening.window.opens == 9 * 60


def test_hours_are_those_of_the_weekday_in_the_city_of_the_site(reference: Visit) -> None:
    hours = (
        entities.OpeningHours(("SUN", "TUE"), "09:00", "12:00"),
        entities.OpeningHours(("SUN",), "13:00", "15:00"),
    )

    opening = site_of(build_problem(with_site(reference, "SITE-IOM", hours=hours)), "SITE-IOM").opening

    assert opening == (window("09:00-12:00"), window("13:00-15:00"), window("09:00-12:00", TUESDAY))


def cleared_from(visit: Visit, submitted: date, lead: int, country: str = "JO") -> date | None:
    cities = tuple(replace(each, country=country) for each in visit.cities)
    visit = replace(visit, header=replace(visit.header, names_submitted_on=submitted), cities=cities)
    clearance = entities.ClearanceRule(names_required=True, passport_required=False, lead_working_days=lead)
    return site_of(build_problem(with_site(visit, "SITE-IOM", clearance=clearance)), "SITE-IOM").cleared_from


def test_names_are_cleared_after_the_working_days_of_the_country(reference: Visit) -> None:
    # Sent on Thursday 12 April; Jordan rests on Friday and Saturday: Sunday 15 is the first day, Monday the second.
    assert cleared_from(reference, date(2018, 4, 12), 1) == date(2018, 4, 15)
    assert cleared_from(reference, date(2018, 4, 12), 2) == date(2018, 4, 16)
    # Germany rests on Saturday and Sunday: Friday 13 is the first day, Monday 16 the second.
    assert cleared_from(reference, date(2018, 4, 12), 1, "DE") == date(2018, 4, 13)
    assert cleared_from(reference, date(2018, 4, 12), 2, "DE") == date(2018, 4, 16)
    assert cleared_from(reference, date(2018, 4, 12), 0) == date(2018, 4, 12)


def test_a_holiday_is_no_working_day(reference: Visit) -> None:
    holidays = (entities.Holiday(date(2018, 4, 15), "JO", {"en": "A holiday"}),)
    elsewhere = (entities.Holiday(date(2018, 4, 15), "KE", {"en": "A holiday"}),)

    assert cleared_from(replace(reference, holidays=holidays), date(2018, 4, 12), 1) == date(2018, 4, 16)
    assert cleared_from(replace(reference, holidays=elsewhere), date(2018, 4, 12), 1) == date(2018, 4, 15)


def test_a_site_that_asks_for_no_names_needs_no_clearance(reference: Visit) -> None:
    clearance = entities.ClearanceRule(names_required=False, passport_required=False, lead_working_days=9)
    problem = build_problem(with_site(reference, "SITE-MOJ", clearance=clearance))

    assert site_of(problem, "SITE-CTU").cleared_from == date(2018, 4, 15)
    assert site_of(problem, "SITE-MOJ").cleared_from is None


def test_the_ways_between_zones_are_the_same_in_both_directions(reference: Visit) -> None:
    problem = build_problem(reference)
    minutes = problem.travel.minutes

    # Inside a zone 30; to the undisclosed zone a fixed 45, whatever the way there is.
    assert minutes("SITE-IOM", "SITE-MOJ") == minutes("SITE-MOJ", "SITE-IOM") == 30
    assert minutes("SITE-IOM", "SITE-DK") == minutes("SITE-DK", "SITE-IOM") == 45


def test_an_entry_of_the_matrix_counts_but_not_for_an_undisclosed_zone(reference: Visit) -> None:
    west = entities.Zone("AMM-WEST", "AMM", {"en": "West"})
    matrix = (
        entities.TravelTime(from_zone="AMM-WEST", to_zone="AMM-GEN", minutes=17),
        entities.TravelTime(from_zone="AMM-GEN", to_zone="AMM-X", minutes=3),
    )
    visit = replace(reference, zones=(*reference.zones, west), travel=replace(reference.travel, matrix=matrix))
    minutes = build_problem(with_site(visit, "SITE-MOJ", zone_id="AMM-WEST")).travel.minutes

    assert minutes("SITE-MOJ", "SITE-IOM") == minutes("SITE-IOM", "SITE-MOJ") == 17
    assert minutes("SITE-IOM", "SITE-DK") == 45


def test_on_the_day_of_a_clock_change_the_hours_are_what_the_clocks_show(reference: Visit) -> None:
    # Jordan put its clocks forward at midnight before Friday, 30 March 2018.
    friday = date(2018, 3, 30)
    header = replace(reference.header, start_date=friday, end_date=friday)
    visit = replace(reference, header=header, days=(replace(reference.days[0], date=friday),))

    (day,) = build_problem(visit).days

    # The grid is that of the clocks as they stand in the morning, 8 h 30 min before; the day lasts as long as ever.
    assert day.hours.opens - day.midnight == 510
    assert day.hours.closes - day.hours.opens == 480


def test_after_a_clock_change_in_the_night_a_start_on_the_grid_is_one_on_the_wall_clock(reference: Visit) -> None:
    # In the night to Friday, 30 March 2018, Jordan lost an hour; on a grid of 45 minutes 09:00 is the twelfth start.
    friday = date(2018, 3, 30)
    header = replace(reference.header, start_date=friday, end_date=friday, slot_min=45)
    visit = replace(reference, header=header, days=(replace(reference.days[0], date=friday),))

    problem = build_problem(visit)
    (day,) = problem.days

    assert (problem.horizon.minute(friday, "09:00", "Asia/Amman") - day.midnight) % problem.grid_minutes == 0


def test_between_zones_without_an_entry_there_is_no_way(reference: Visit) -> None:
    west = entities.Zone("AMM-WEST", "AMM", {"en": "West"})
    visit = replace(reference, zones=(*reference.zones, west))
    minutes = build_problem(with_site(visit, "SITE-MOJ", zone_id="AMM-WEST")).travel.minutes

    assert minutes("SITE-JWU", "SITE-IOM") == 30
    assert minutes("SITE-MOJ", "SITE-IOM") > 24 * 60


def test_a_subgroup_in_no_city_has_no_day(reference: Visit) -> None:
    problem = build_problem(with_days(with_subgroups(reference, "A", "B"), city_by_subgroup={"A": "AMM"}))

    assert len(days_of(problem, "A")) == 3
    assert days_of(problem, "B") == []
