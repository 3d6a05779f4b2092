"""Only subgroups in which everybody has signed enter a confidential site."""

from tests.builders import a_problem, a_rule, a_session, a_site, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem, Rule

RULE = a_rule("code_of_conduct_signed")


def _problem(*rules: Rule, confidential: bool = True) -> Problem:
    return a_problem(
        a_session("shelter", site="shelter"),
        sites=[a_site("shelter", confidential=confidential)],
        subgroups=[a_subgroup("A", all_signed=True), a_subgroup("B", all_signed=False)],
        audiences={"shelter": "one_of"},
        rules=rules,
    )


def test_a_subgroup_that_has_signed_enters() -> None:
    problem = _problem(RULE)

    assert broken(problem, an_itinerary(problem, "shelter 09:00 A")) == []


def test_a_subgroup_with_a_signature_missing_does_not_enter() -> None:
    problem = _problem(RULE)

    assert broken(problem, an_itinerary(problem, "shelter 09:00 B")) == [(RULE.type, (RULE.id,), ("shelter#1",))]


def test_an_open_site_asks_for_no_signature() -> None:
    problem = _problem(RULE, confidential=False)

    assert broken(problem, an_itinerary(problem, "shelter 09:00 B")) == []


def test_a_visit_without_the_rule_asks_for_no_signature() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "shelter 09:00 B")) == []
