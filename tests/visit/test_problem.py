"""Visit → Problem: clock times become minutes, audiences become occurrences, names become numbers."""

from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.planning import Day, Horizon, Problem, Session, Site, TimeWindow
from visitplanner.visit import entities
from visitplanner.visit.entities import Visit
from visitplanner.visit.problem import build_problem, timezone_of

SUNDAY, MONDAY, TUESDAY = date(2018, 4, 22), date(2018, 4, 23), date(2018, 4, 24)
AMMAN, BERLIN = "Asia/Amman", "Europe/Berlin"
CLOCK = Horizon.from_first_day(SUNDAY)
BERLIN_CITY = entities.City("BER", {"en": "Berlin"}, "DE", BERLIN, 52.5, 13.4, "approximate_city_level")


@pytest.fixture(scope="module")
def reference() -> Visit:
    """The three days in Amman: one subgroup of six, every day from 08:30 to 17:00."""
    return StudyVisitFiles().read((files("visitplanner") / "examples" / "kenya-jordan-2018.json").read_bytes())


def window(span: str, on: date = SUNDAY, timezone: str = AMMAN) -> TimeWindow:
    opens, closes = span.split("-")
    return TimeWindow(CLOCK.minute(on, opens, timezone), CLOCK.minute(on, closes, timezone))


def with_days(visit: Visit, **changes: Any) -> Visit:
    return replace(visit, days=tuple(replace(each, **changes) for each in visit.days))


def with_site(visit: Visit, id: str, **changes: Any) -> Visit:
    return replace(visit, sites=tuple(replace(each, **changes) if each.id == id else each for each in visit.sites))


def with_session(visit: Visit, id: str, **changes: Any) -> Visit:
    return replace(
        visit, sessions=tuple(replace(each, **changes) if each.id == id else each for each in visit.sessions)
    )


def with_subgroups(visit: Visit, *ids: str) -> Visit:
    return replace(visit, subgroups=tuple(entities.Subgroup(each, {"en": each}, 5) for each in ids))


def session_of(problem: Problem, id: str) -> Session:
    return next(each for each in problem.sessions if each.id == id)


def site_of(problem: Problem, id: str) -> Site:
    return next(each for each in problem.sites if each.id == id)


def days_of(problem: Problem, subgroup: str) -> list[Day]:
    return [each for each in problem.days if each.subgroup == subgroup]


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


def test_a_confidential_site_has_its_public_label_for_a_name(reference: Visit) -> None:
    problem = build_problem(reference)
    label = "Specialised shelter (location withheld)"

    assert site_of(problem, "SITE-DK").confidential
    assert site_of(problem, "SITE-DK").name["en"] == label
    assert session_of(problem, "S03").host_name["en"] == label
    assert session_of(problem, "S03").name["en"] == "Visit to specialised services"
    assert site_of(problem, "SITE-IOM").name["en"] != label


@pytest.mark.parametrize(("mode", "needed"), [("none", 0), ("consecutive", 1), ("whispered", 1), ("simultaneous", 2)])
def test_each_mode_of_interpretation_needs_its_number_of_people(reference: Visit, mode: Any, needed: int) -> None:
    interpretation = entities.Interpretation(mode, ("ar", "en"), 1.0)

    session = session_of(build_problem(with_session(reference, "S01", interpretation=interpretation)), "S01")

    assert (session.interpreters, sorted(session.languages)) == (needed, ["ar", "en"])


def test_a_session_without_windows_may_be_held_at_any_time(reference: Visit) -> None:
    offered = (
        entities.OfferedWindow(MONDAY, "09:00", "11:00"),
        entities.OfferedWindow(SUNDAY, "10:00", "12:00"),
    )
    problem = build_problem(with_session(reference, "S01", windows=offered))

    assert session_of(problem, "S01").windows == (window("10:00-12:00"), window("09:00-11:00", MONDAY))
    assert session_of(build_problem(with_session(reference, "S01", windows=())), "S01").windows is None


@pytest.mark.parametrize(
    ("status", "withdrawn"), [("idea", False), ("confirmed", False), ("declined", True), ("cancelled", True)]
)
def test_what_was_declined_or_cancelled_is_withdrawn(reference: Visit, status: str, withdrawn: bool) -> None:
    assert session_of(build_problem(with_session(reference, "S01", status=status)), "S01").withdrawn == withdrawn


@pytest.mark.parametrize(("status", "confirmed"), [("tentative", False), ("confirmed", True), ("done", True)])
def test_what_its_host_agreed_to_is_confirmed(reference: Visit, status: str, confirmed: bool) -> None:
    assert session_of(build_problem(with_session(reference, "S01", status=status)), "S01").confirmed == confirmed


@pytest.mark.parametrize(
    ("mode", "named", "audiences"),
    [
        ("plenary", (), [[{"A", "B", "C"}]]),
        ("joint", ("A", "C"), [[{"A", "C"}]]),
        ("each", ("A", "C"), [[{"A"}], [{"C"}]]),
        ("each", (), [[{"A"}], [{"B"}], [{"C"}]]),
        ("one_of", ("B", "C"), [[{"B"}, {"C"}]]),
    ],
)
def test_an_audience_becomes_occurrences(
    reference: Visit, mode: Any, named: tuple[str, ...], audiences: list[list[set[str]]]
) -> None:
    visit = with_subgroups(reference, "A", "B", "C")
    problem = build_problem(with_session(visit, "S01", audience=entities.Audience(mode, named)))

    found = [each for each in problem.occurrences if each.session == "S01"]

    assert [[set(choice) for choice in each.audiences] for each in found] == audiences
    assert [each.id for each in found] == [f"S01#{number}" for number in range(1, len(audiences) + 1)]


def a_member(subgroup: str, *, step_free: bool = False, signed: bool = True) -> entities.Member:
    return entities.Member(
        id=f"M-{subgroup}-{step_free}-{signed}",
        role={"en": "Delegate"},
        subgroup_id=subgroup,
        is_head=False,
        seniority=1,
        languages=("en",),
        dietary=(),
        needs_step_free=step_free,
        prayer_times=False,
        code_of_conduct_signed=signed,
        restricted=entities.RestrictedPerson("", "", ""),
    )


def test_one_member_decides_what_a_subgroup_needs_and_lacks(reference: Visit) -> None:
    members = (a_member("A"), a_member("A", step_free=True), a_member("B"), a_member("B", signed=False))
    visit = with_subgroups(reference, "A", "B", "C")

    groups = build_problem(replace(visit, delegation=replace(visit.delegation, members=members))).subgroups

    assert [(each.id, each.needs_step_free, each.all_signed) for each in groups] == [
        ("A", True, True),
        ("B", False, False),
        ("C", False, True),
    ]


def test_hard_rules_become_constraints_and_soft_ones_preferences(reference: Visit) -> None:
    problem = build_problem(reference, frozenset({"JO"}))

    assert len(problem.constraints) + len(problem.preferences) == len(reference.constraints)
    assert all(each.weight is None for each in problem.constraints)
    assert all(each.weight for each in problem.preferences)
    assert problem.countries_with_common_hours == {"JO"}
    assert (problem.grid_minutes, problem.buffer_minutes, problem.escorts) == (15, 10, 1)


def test_on_the_day_of_a_clock_change_the_hours_are_what_the_clocks_show(reference: Visit) -> None:
    # Jordan put its clocks forward at midnight before Friday, 30 March 2018.
    friday = date(2018, 3, 30)
    header = replace(reference.header, start_date=friday, end_date=friday)
    visit = replace(reference, header=header, days=(replace(reference.days[0], date=friday),))

    (day,) = build_problem(visit).days

    # From 00:00, which is not there, to 08:30 seven and a half hours pass; the day itself lasts as long as ever.
    assert day.hours.opens - day.midnight == 450
    assert day.hours.closes - day.hours.opens == 480


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
