"""An occurrence is held at most once, whole, at its site, with one of its audiences."""

from dataclasses import replace

from tests.builders import MONDAY, a_placement, a_problem, a_session, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import SubgroupId

NAME = "at_most_once"


def test_an_occurrence_is_held_once() -> None:
    problem = a_problem(a_session("talk"))

    assert broken(problem, an_itinerary(problem, "talk 09:00")) == []


def test_an_occurrence_is_not_held_twice() -> None:
    problem = a_problem(a_session("talk"))

    twice = an_itinerary(problem, "talk 09:00", "talk 11:00")

    assert broken(problem, twice) == [(NAME, ("talk#1",), ("talk#1",))]


def test_each_subgroup_has_an_occurrence_of_its_own() -> None:
    groups = [a_subgroup("A"), a_subgroup("B")]
    problem = a_problem(a_session("talk"), audiences={"talk": "each"}, subgroups=groups)

    assert broken(problem, an_itinerary(problem, "talk#1 09:00 A", "talk#2 10:00 B")) == []


def test_an_occurrence_is_held_for_its_full_length() -> None:
    problem = a_problem(a_session("talk", minutes=60))
    # It takes 60 minutes; 59 are planned.
    short = replace(an_itinerary(problem), placements=(a_placement(problem, "talk", "09:00", minutes=59),))

    assert broken(problem, short) == [(NAME, ("talk.gross_min",), ("talk#1",))]


def test_an_occurrence_is_held_at_the_site_of_its_session() -> None:
    problem = a_problem(a_session("talk", site="ministry"), a_session("tour", site="museum"))
    elsewhere = replace(an_itinerary(problem), placements=(a_placement(problem, "talk", "09:00", site="museum"),))

    assert broken(problem, elsewhere) == [(NAME, ("talk.site_id",), ("talk#1",))]


def test_one_of_several_subgroups_attends_and_not_two() -> None:
    groups = [a_subgroup("A"), a_subgroup("B")]
    problem = a_problem(a_session("talk"), audiences={"talk": "one_of"}, subgroups=groups)

    assert broken(problem, an_itinerary(problem, "talk 09:00 B")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00 A B")) == [(NAME, ("talk.audience",), ("talk#1",))]


def test_a_joint_session_is_attended_by_all_who_are_named() -> None:
    groups = [a_subgroup("A"), a_subgroup("B"), a_subgroup("C")]
    problem = a_problem(a_session("talk"), audiences={"talk": "joint A C"}, subgroups=groups)

    assert problem.occurrences[0].audiences == (frozenset({SubgroupId("A"), SubgroupId("C")}),)
    assert broken(problem, an_itinerary(problem, "talk 09:00 A C", on=MONDAY)) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00 A")) == [(NAME, ("talk.audience",), ("talk#1",))]
