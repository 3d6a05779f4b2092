"""Who has landed rests for some hours; after a night in the air and a landing before noon, for the whole day."""

from tests.builders import (
    MONDAY,
    TUESDAY,
    a_day,
    a_landing,
    a_problem,
    a_rule,
    a_session,
    a_subgroup,
    an_itinerary,
    at,
)
from tests.planning.verdicts import broken
from visitplanner.planning import Landing, Problem

NAME = "arrival_rest"


def _problem(*landings: Landing, hours: int = 3) -> Problem:
    groups = [a_subgroup("A"), a_subgroup("B")]
    return a_problem(
        a_session("talk"),
        subgroups=groups,
        audiences={"talk": "one_of A B"},
        days=[a_day(each.id, on) for each in groups for on in (MONDAY, TUESDAY)],
        rules=[a_rule(NAME, hours=hours)],
    ).but(landings=landings)


def test_a_session_may_begin_when_the_hours_are_over_and_not_before() -> None:
    # 09:00 + 3 h = 12:00.
    problem = _problem(a_landing("09:00"))

    assert broken(problem, an_itinerary(problem, "talk 12:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 11:45")) == [(NAME, (NAME, "flight"), ("talk#1",))]


def test_before_the_landing_the_rule_says_nothing() -> None:
    # The talk lasts from 10:00 to 11:00, when the flight lands.
    problem = _problem(a_landing("11:00"))

    assert broken(problem, an_itinerary(problem, "talk 10:00")) == []


def test_only_who_was_on_board_rests() -> None:
    problem = _problem(a_landing("09:00", groups="A"))

    assert broken(problem, an_itinerary(problem, "talk 10:00 B")) == []


def test_after_a_night_in_the_air_the_day_is_lost_and_the_next_is_not() -> None:
    problem = _problem(a_landing("06:00", lost_until=at("00:00", TUESDAY)))

    # 06:00 + 3 h = 09:00 would be long over.
    assert broken(problem, an_itinerary(problem, "talk 17:00")) == [(NAME, (NAME, "flight"), ("talk#1",))]
    assert broken(problem, an_itinerary(problem, "talk 08:00", on=TUESDAY)) == []


def test_long_rest_reaches_into_the_next_day() -> None:
    # Monday 22:00 + 12 h = Tuesday 10:00.
    problem = _problem(a_landing("22:00"), hours=12)

    assert broken(problem, an_itinerary(problem, "talk 10:00", on=TUESDAY)) == []
    assert broken(problem, an_itinerary(problem, "talk 09:45", on=TUESDAY)) == [(NAME, (NAME, "flight"), ("talk#1",))]


def test_no_hours_at_all_keep_only_the_day_after_a_night_in_the_air() -> None:
    problem = _problem(a_landing("09:15"), hours=0)

    assert broken(problem, an_itinerary(problem, "talk 09:00")) == []
