"""Names are cleared before anyone comes."""

from tests.builders import MONDAY, TUESDAY, a_day, a_problem, a_rule, a_session, a_site, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem, Rule


def _problem(*rules: Rule) -> Problem:
    return a_problem(
        a_session("talk"),
        sites=[a_site("ministry", cleared_from=TUESDAY)],
        days=[a_day(on=MONDAY), a_day(on=TUESDAY)],
        rules=rules,
    )


def test_the_first_day_on_which_names_are_cleared_will_do() -> None:
    problem = _problem(a_rule("clearance_lead_time"))

    assert broken(problem, an_itinerary(problem, "talk 09:00", on=TUESDAY)) == []


def test_a_day_before_the_names_are_cleared_will_not_do() -> None:
    problem = _problem(a_rule("clearance_lead_time"))

    assert broken(problem, an_itinerary(problem, "talk 09:00", on=MONDAY)) == [
        ("clearance_lead_time", ("clearance_lead_time", "ministry.clearance"), ("talk#1",))
    ]


def test_a_visit_without_the_rule_does_not_ask() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "talk 09:00", on=MONDAY)) == []
