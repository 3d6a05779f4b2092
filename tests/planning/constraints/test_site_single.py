"""A site receives one occurrence at a time, whoever attends it."""

from tests.builders import a_problem, a_session, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem


def _problem(site: str) -> Problem:
    return a_problem(
        a_session("talk"),
        a_session("tour", site=site),
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"talk": "joint A", "tour": "joint B"},
    )


def test_one_subgroup_may_come_when_the_other_leaves() -> None:
    # 09:00 + 60 = 10:00.
    problem = _problem("ministry")

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 10:00")) == []


def test_two_subgroups_may_not_be_at_one_site() -> None:
    # 09:45 < 10:00.
    problem = _problem("ministry")

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 09:45")) == [
        ("site_single", ("ministry",), ("talk#1", "tour#1"))
    ]


def test_two_subgroups_may_be_at_two_sites() -> None:
    problem = _problem("museum")

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 09:45")) == []
