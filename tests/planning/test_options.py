"""Where each occurrence could stand at all."""

from datetime import date

from tests.builders import (
    MONDAY,
    TUESDAY,
    a_day,
    a_pin,
    a_placement,
    a_problem,
    a_session,
    a_subgroup,
    at,
    window,
    windows,
)
from visitplanner.planning import Day, Horizon, OccurrenceId, TimeWindow
from visitplanner.planning.options import options

TALK = OccurrenceId("talk#1")


def test_every_audience_and_date_has_its_starts() -> None:
    problem = a_problem(
        a_session("talk", windows=(*windows("09:00-10:30"), *windows("14:00-15:00", on=TUESDAY))),
        audiences={"talk": "one_of"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        days=[a_day("A"), a_day("B", TUESDAY)],
    )

    found = options(problem)[TALK]

    assert [(sorted(each.audience), each.date, each.earliest, each.latest) for each in found] == [
        (["A"], MONDAY, at("09:00"), at("09:30")),
        (["B"], TUESDAY, at("14:00", TUESDAY), at("14:00", TUESDAY)),
    ]


def test_an_occurrence_that_no_single_day_can_hold_has_no_option() -> None:
    problem = a_problem(a_session("talk", minutes=61, windows=windows("09:00-10:00")))

    assert options(problem)[TALK] == ()


def test_a_pin_is_the_only_option() -> None:
    problem = a_problem(a_session("talk"), days=[a_day(), a_day(on=TUESDAY)])
    problem = problem.but(pins=(a_pin(a_placement(problem, "talk", "09:07")),))

    assert [(each.date, each.earliest, each.latest) for each in options(problem)[TALK]] == [
        (MONDAY, at("09:07"), at("09:07"))
    ]


def test_on_the_day_of_a_clock_change_the_grid_still_shows_full_quarters() -> None:
    # In Jordan the clocks of 30 March 2018 went from 00:00 to 01:00; 09:00 is eight hours after midnight.
    on, horizon = date(2018, 3, 30), Horizon.from_first_day(date(2018, 3, 30))
    opens, closes = (horizon.minute(on, clock, "Asia/Amman") for clock in ("08:50", "10:20"))
    day = Day(
        date=on,
        subgroup=a_subgroup("A").id,
        city="amman",
        midnight=horizon.minute(on, "00:00", "Asia/Amman"),
        hours=TimeWindow(opens, closes),
        lunch=None,
        blocks=(),
    )
    problem = a_problem(a_session("talk"), days=[day]).but(horizon=horizon)

    (option,) = options(problem)[TALK]

    shown = [horizon.local(each, "Asia/Amman").strftime("%H:%M") for some in option.starts for each in some]
    assert shown == ["09:00", "09:15"]


def test_two_days_that_overlap_in_time_keep_apart() -> None:
    # A night programme from 20:00 on Monday to 02:00 on Tuesday, then one from 01:00.
    night = TimeWindow(at("20:00"), at("02:00", TUESDAY))
    monday = a_day()
    days = [
        Day(monday.date, monday.subgroup, monday.city, monday.midnight, night, None, ()),
        a_day(on=TUESDAY, hours="01:00-03:00"),
    ]
    problem = a_problem(a_session("talk", windows=[window("01:00-02:00", TUESDAY)]), days=days)

    assert [(each.date, each.earliest) for each in options(problem)[TALK]] == [
        (MONDAY, at("01:00", TUESDAY)),
        (TUESDAY, at("01:00", TUESDAY)),
    ]
