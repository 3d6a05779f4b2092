"""Everyone who enters a site stays within its number of visitors."""

from tests.builders import a_problem, a_rule, a_session, a_site, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem

RULE = a_rule("site_capacity")


def _problem(limit: int | None) -> Problem:
    return a_problem(
        a_session("talk", interpreters=2),
        sites=[a_site(max_visitors=limit)],
        subgroups=[a_subgroup("A", 12), a_subgroup("B", 7)],
        escorts=3,
        rules=[RULE],
    )


def test_as_many_people_as_the_site_admits_enter() -> None:
    # 12 + 7 delegates + 3 escorts + 2 interpreters = 24.
    assert broken(_problem(24), an_itinerary(_problem(24), "talk 09:00")) == []


def test_one_more_does_not() -> None:
    assert broken(_problem(23), an_itinerary(_problem(23), "talk 09:00")) == [
        (RULE.type, (RULE.id, "ministry.max_visitors"), ("talk#1",))
    ]


def test_a_site_without_a_limit_admits_all() -> None:
    assert broken(_problem(None), an_itinerary(_problem(None), "talk 09:00")) == []


def test_a_visit_without_the_rule_counts_nobody() -> None:
    problem = _problem(1).but(constraints=())

    assert broken(problem, an_itinerary(problem, "talk 09:00")) == []
