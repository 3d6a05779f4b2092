"""What cannot hold together is named, with nothing that is not needed."""

from tests.builders import (
    AMMAN,
    TUESDAY,
    a_block,
    a_day,
    a_holiday,
    a_lunch_rule,
    a_pin,
    a_placement,
    a_problem,
    a_rule,
    a_session,
    a_site,
    a_subgroup,
    windows,
)
from visitplanner.planning import Problem
from visitplanner.planning.conflict import conflict


def test_a_visit_that_has_a_plan_has_no_conflict() -> None:
    assert conflict(a_problem(a_session("talk", required=True))) == ()


def test_optional_sessions_make_no_conflict() -> None:
    problem = a_problem(a_session("talk", windows=windows("09:00-09:30")))

    assert conflict(problem) == ()


def test_a_window_against_a_holiday() -> None:
    problem = a_problem(
        a_session("talk", required=True, windows=windows("09:00-12:00")),
        days=[a_day(), a_day(on=TUESDAY)],
        holidays=[a_holiday()],
    )

    assert conflict(problem) == ("windows:talk", "holiday:2026-03-02")


def test_two_windows_of_an_hour_for_two_sessions_of_one_subgroup() -> None:
    problem = a_problem(
        a_session("talk", required=True, windows=windows("09:00-10:00")),
        a_session("tour", required=True, windows=windows("09:00-10:00")),
        a_session("tea", required=True, windows=windows("11:00-12:00")),
    )

    assert conflict(problem) == ("windows:talk", "windows:tour")


def test_a_rule_against_a_limit_of_a_site() -> None:
    problem = a_problem(
        a_session("talk", required=True),
        sites=[a_site(max_visitors=9)],
        subgroups=[a_subgroup("A", 10)],
        rules=[a_rule("site_capacity"), a_rule("step_free")],
    )

    assert conflict(problem) == ("site_capacity", "ministry.max_visitors")


def test_a_transfer_and_a_lunch() -> None:
    # The day has four hours; the move takes two, lunch one, and a session of two hours does not fit.
    problem = a_problem(
        a_session("talk", required=True, minutes=120),
        days=[
            a_day(
                hours="09:00-13:00",
                lunch=a_lunch_rule("09:00-13:00"),
                blocks=[a_block("flight", "11:00-13:00", transfer=True)],
            )
        ],
    )

    assert conflict(problem) == ("lunch", "flight")


def test_pins_that_exclude_each_other() -> None:
    problem = a_problem(a_session("talk"), a_session("tour"))
    pins = (a_pin(a_placement(problem, "talk", "09:00")), a_pin(a_placement(problem, "tour", "09:30")))

    assert conflict(problem.but(pins=pins)) == ("pin:talk#1", "pin:tour#1")


def test_a_budget_that_does_not_suffice() -> None:
    # 4 + 3 = 7 > 6.
    sessions = (
        a_session("talk", required=True, amounts={"fees": 4}),
        a_session("tour", required=True, amounts={"fees": 3}),
    )

    assert conflict(a_problem(*sessions, budgets={"fees": 7, "seats": 0})) == ()
    assert conflict(a_problem(*sessions, budgets={"fees": 6, "seats": 0})) == ("fees",)


def test_where_no_rule_explains_it_the_days_themselves_are_named() -> None:
    problem = a_problem(
        a_session("talk", required=True, minutes=120),
        days=[a_day(hours="09:00-10:00")],
        rules=[a_rule("step_free")],
    )

    assert conflict(problem) == ("day:2026-03-02", "talk.required")


def test_a_session_in_a_city_that_nobody_visits_is_the_conflict_itself() -> None:
    problem = a_problem(a_session("talk", required=True), sites=[a_site(city="aqaba")])

    assert conflict(problem) == ("talk.required",)


def _closed_too_early(*common: str) -> Problem:
    """The host receives in the afternoon, when its site is closed; another site of the country has hours too."""
    return a_problem(
        a_session("talk", required=True, windows=windows("14:00-16:00")),
        a_session("tour", required=True, site="museum"),
        sites=[
            a_site("ministry", opening=windows("09:00-12:00", timezone=AMMAN)),
            a_site("museum", opening=windows("09:00-17:00")),
        ],
        travel={("ministry", "museum"): 10},
        common_hours=common,
    )


def test_the_hours_of_the_one_site_that_matters_are_named() -> None:
    assert conflict(_closed_too_early()) == ("windows:talk", "ministry.hours")


def test_hours_that_were_set_for_a_country_are_named_together() -> None:
    assert conflict(_closed_too_early("JO")) == ("windows:talk", "hours:JO")


def test_hours_of_a_country_are_named_together_where_it_takes_two_of_its_sites() -> None:
    # Each is open for one hour, the same one, and the subgroup cannot be at both.
    problem = a_problem(
        a_session("talk", required=True),
        a_session("tour", required=True, site="museum"),
        sites=[a_site("ministry", opening=windows("09:00-10:00")), a_site("museum", opening=windows("09:00-10:00"))],
        travel={("ministry", "museum"): 10},
    )

    assert conflict(problem) == ("hours:JO",)


def test_what_takes_a_search_is_not_claimed_without_time() -> None:
    # Each has its own hour; only their order is against the rule.
    problem = a_problem(
        a_session("talk", required=True, windows=windows("11:00-12:00")),
        a_session("tour", required=True, windows=windows("09:00-10:00")),
        rules=[a_rule("before", first="talk", then="tour")],
    )

    assert conflict(problem, 0.0) == ()
    assert conflict(problem, 30.0) == ("before", "windows:talk", "windows:tour")


def test_what_plain_sums_show_needs_no_time() -> None:
    problem = a_problem(
        a_session("talk", required=True, windows=windows("09:00-10:00")),
        a_session("tour", required=True, windows=windows("09:00-10:00")),
    )

    assert conflict(problem, 0.0) == ("windows:talk", "windows:tour")
