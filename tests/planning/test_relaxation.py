"""Every name stands for something that can be put out of force."""

from dataclasses import replace

import pytest

from tests.builders import (
    TUESDAY,
    a_block,
    a_day,
    a_holiday,
    a_landing,
    a_lunch_rule,
    a_pin,
    a_placement,
    a_problem,
    a_rule,
    a_session,
    a_site,
    windows,
)
from visitplanner.planning import Problem
from visitplanner.planning.relaxation import names, names_beyond_dispute, names_of_hours, required_only, without


def everything() -> Problem:
    """A problem with one of every named thing."""
    problem = a_problem(
        a_session("talk", required=True, windows=windows("09:00-12:00")),
        a_session("tour", site="museum"),
        sites=[
            a_site("ministry", max_visitors=20, step_free=False, cleared_from=TUESDAY, opening=windows("09:00-15:00")),
            a_site("museum"),
        ],
        days=[
            a_day(
                lunch=a_lunch_rule(),
                blocks=[a_block("prayer", "12:00-12:30"), a_block("flight", "16:00-18:00", transfer=True)],
            )
        ],
        travel={("ministry", "museum"): 30},
        holidays=[a_holiday(country="KE"), a_holiday(TUESDAY)],
        rules=[a_rule("step_free"), a_rule("site_capacity")],
        budgets={"fees": 10},
    )
    return problem.but(pins=(a_pin(a_placement(problem, "talk", "09:00")),))


NAMES = names(everything())
BEYOND = names_beyond_dispute(everything())
HOURS = names_of_hours(everything(), "JO")


def test_every_fact_and_rule_has_its_name_once() -> None:
    assert NAMES == (
        "step_free",
        "site_capacity",
        "windows:talk",
        "ministry.max_visitors",
        "ministry.clearance",
        "ministry.step_free",
        # Tuesday is no day of the visit, so its holiday cannot stand in the way.
        "holiday:2026-03-02",
        "hours:JO",
        "lunch",
        "flight",
        "fees",
        "pin:talk#1",
    )
    assert BEYOND == ("prayer", "day:2026-03-02", "talk.required", "travel")
    assert HOURS == ("ministry.hours", "museum.hours")


@pytest.mark.parametrize("name", [*NAMES, *BEYOND, "ministry.hours"])
def test_a_name_out_of_force_changes_the_problem(name: str) -> None:
    problem = everything()

    relaxed = without(problem, {name})

    assert relaxed != problem
    assert without(relaxed, {name}) == relaxed


def test_nothing_out_of_force_changes_nothing() -> None:
    problem = everything()

    assert without(problem, ()) == problem
    assert without(problem, {"nobody calls anything so"}) == problem


def test_a_name_out_of_force_takes_its_own_fact_away_and_no_other() -> None:
    problem = everything()

    relaxed = without(problem, {"ministry.max_visitors", "flight"})

    ministry, museum = problem.sites
    assert relaxed.sites == (replace(ministry, max_visitors=None), museum)
    assert [each.name for each in relaxed.days[0].blocks] == ["prayer"]
    assert relaxed.sessions == problem.sessions
    assert relaxed.constraints == problem.constraints


def test_a_flight_out_of_force_lands_nowhere() -> None:
    problem = everything().but(landings=(a_landing("09:00", name="flight"), a_landing("10:00", name="other")))

    assert [each.name for each in without(problem, {"flight"}).landings] == ["other"]


def test_optional_sessions_that_no_rule_needs_are_left_aside() -> None:
    problem = a_problem(
        a_session("must", required=True),
        a_session("may"),
        a_session("wanted"),
        a_session("briefing"),
        a_session("debate", direction="two_way"),
        a_session("pinned"),
        rules=[
            a_rule("direction_required", direction="two_way", min_count=1),
            a_rule("safeguarding_briefing_first", briefing_session_id="briefing"),
        ],
    )
    problem = problem.but(pins=(a_pin(a_placement(problem, "pinned", "09:00")),))

    core = required_only(problem, {"wanted"})

    assert [each.session for each in core.occurrences] == ["must", "wanted", "briefing", "debate", "pinned"]
    assert [each.id for each in core.sessions if each.required] == ["must", "wanted"]
