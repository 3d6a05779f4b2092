"""What differs between an old plan and a new one, what that costs, and what any repair costs at least."""

from dataclasses import replace

import pytest

from tests.builders import (
    TUESDAY,
    a_day,
    a_placement,
    a_problem,
    a_session,
    a_subgroup,
    an_itinerary,
    at,
    windows,
)
from visitplanner.planning import Itinerary, Problem
from visitplanner.planning.disturbance import (
    Least,
    Repair,
    kept,
    least,
    left_out,
    lost_topics,
    moves,
    with_pins_of,
)

DAYS = [a_day("A"), a_day("A", TUESDAY)]


def kinds(problem: Problem, old: Itinerary, new: Itinerary) -> list[tuple[str, str, int]]:
    return [(each.kind, each.session, each.cost) for each in moves(problem, old, new)]


def test_a_plan_that_stays_as_it_was_moves_nothing() -> None:
    problem = a_problem(a_session("talk"))
    old = an_itinerary(problem, "talk 09:00")

    assert moves(problem, old, old) == ()


def test_another_time_costs_one_another_day_two_a_drop_three_and_something_new_one() -> None:
    problem = a_problem(*map(a_session, ("talk", "tour", "lab", "visit")), days=DAYS)
    old = an_itinerary(problem, "talk 09:00", "tour 11:00", "lab 13:00")
    new = Itinerary(
        "feasible",
        (
            a_placement(problem, "talk", "09:30"),
            a_placement(problem, "tour", "11:00", TUESDAY),
            a_placement(problem, "visit", "15:00"),
        ),
    )

    assert kinds(problem, old, new) == [
        ("moved", "talk", 1),
        ("another_day", "tour", 2),
        ("dropped", "lab", 3),
        ("added", "visit", 1),
    ]


def test_other_groups_at_the_same_time_cost_as_much_as_another_time() -> None:
    problem = a_problem(a_session("talk"), subgroups=[a_subgroup("A"), a_subgroup("B")], audiences={"talk": "one_of"})

    found = kinds(problem, an_itinerary(problem, "talk 09:00 A"), an_itinerary(problem, "talk 09:00 B"))

    assert found == [("regrouped", "talk", 1)]


def test_what_a_host_has_confirmed_costs_a_hundred_times_as_much() -> None:
    problem = a_problem(a_session("talk", confirmed=True))

    found = kinds(problem, an_itinerary(problem, "talk 09:00"), an_itinerary(problem, "talk 10:00"))

    assert found == [("moved", "talk", 100)]


def test_what_was_declined_or_is_no_longer_in_the_visit_falls_away_for_nothing() -> None:
    before = a_problem(a_session("talk"), a_session("tour"))
    old = an_itinerary(before, "talk 09:00", "tour 11:00")
    after = a_problem(a_session("talk", withdrawn=True))

    assert kinds(after, old, an_itinerary(after)) == [("fell_away", "talk", 0), ("fell_away", "tour", 0)]


def test_what_is_kept_has_its_present_length_and_its_old_start() -> None:
    old = an_itinerary(a_problem(a_session("talk", minutes=60)), "talk 09:00")
    longer = a_problem(a_session("talk", minutes=90))

    (placement,) = kept(longer, old).placements

    assert (placement.start, placement.end) == (at("09:00"), at("10:30"))


@pytest.mark.parametrize(
    ("session", "cost"),
    [
        (a_session("talk"), 0),
        (a_session("talk", windows=windows("10:00-12:00")), 1),
        (a_session("talk", windows=windows("10:00-12:00", on=TUESDAY)), 2),
        (a_session("talk", windows=windows("07:00-08:00")), 3),
        (a_session("talk", windows=windows("10:00-12:00"), confirmed=True), 100),
        (a_session("talk", withdrawn=True), 0),
    ],
)
def test_a_placement_that_cannot_stand_where_it_was_costs_at_least_what_it_takes(session: object, cost: int) -> None:
    old = an_itinerary(a_problem(a_session("talk"), days=DAYS), "talk 09:00")

    assert least(a_problem(session, days=DAYS), old).cost == cost  # type: ignore[arg-type]  # a session


def test_of_two_that_overlap_at_least_one_moves() -> None:
    problem = a_problem(a_session("talk", minutes=90), a_session("tour"))
    old = an_itinerary(problem, "talk 09:00", "tour 10:00")

    assert least(problem, old) == Least(cost=1, disturbed=1)


def test_a_rule_that_the_old_plan_breaks_costs_at_least_one() -> None:
    problem = a_problem(a_session("talk"), a_session("tour", required=True))

    assert least(problem, an_itinerary(problem, "talk 09:00")) == Least(cost=1, disturbed=0)


def test_what_the_old_plan_pins_is_pinned_unless_it_was_declined() -> None:
    problem = a_problem(a_session("talk"), a_session("tour", withdrawn=True))
    old = an_itinerary(problem, "talk 09:00", "tour 11:00")
    old = replace(old, placements=tuple(replace(each, pinned=True) for each in old.placements))

    assert [(each.occurrence, each.start) for each in with_pins_of(problem, old).pins] == [("talk#1", at("09:00"))]


def test_a_repair_counts_what_it_disturbs_and_names_whom_to_ask() -> None:
    problem = a_problem(*map(a_session, ("talk", "tour", "lab")))
    changes = moves(
        problem, an_itinerary(problem, "talk 09:00", "tour 11:00"), an_itinerary(problem, "talk 09:30", "lab 11:00")
    )
    repair = Repair("best_repair", an_itinerary(problem), changes, least_cost=5)

    assert (repair.cost, repair.disturbed, repair.asked_again, repair.is_minimal) == (5, 2, ("talk", "lab"), True)
    assert not replace(repair, least_cost=4).is_minimal


def test_topics_are_lost_that_only_the_old_plan_treats() -> None:
    before = a_problem(a_session("talk", topics=["law", "health"]), a_session("tour", topics=["law"]))
    old = an_itinerary(before, "talk 09:00", "tour 11:00")
    after = a_problem(a_session("tour", topics=["law"]))

    assert lost_topics(before, old, after, an_itinerary(after, "tour 11:00")) == ("health",)


def test_every_session_without_a_placement_has_a_reason() -> None:
    problem = a_problem(a_session("talk", withdrawn=True), a_session("tour"), a_session("lab"))

    found = left_out(problem, an_itinerary(problem, "talk 09:00", "tour 11:00"), an_itinerary(problem))

    assert [(each.session, each.reason.message, each.blocked_by) for each in found] == [
        (
            "talk",
            "“%(session)s” was declined or cancelled, so it is not planned again.",
            ("talk.status",),
        ),
        ("tour", "“%(session)s” gave way, so that as much as possible of the plan could stay.", ()),
        ("lab", "“%(session)s” was not in the plan before either.", ()),
    ]


def test_a_subgroup_that_no_longer_comes_is_no_disturbance_for_the_others() -> None:
    both = a_problem(a_session("talk"), a_session("tour"), subgroups=[a_subgroup("A"), a_subgroup("B")])
    old = an_itinerary(both, "talk 09:00", "tour 11:00 B")
    alone = a_problem(a_session("talk"), a_session("tour"), subgroups=[a_subgroup("A")])

    staying = kept(alone, old)

    assert [(each.session, each.subgroups) for each in staying.placements] == [("talk", ("A",))]
    assert kinds(alone, old, staying) == [("fell_away", "tour", 0)]


def test_who_interprets_and_drives_is_decided_anew() -> None:
    problem = a_problem(a_session("talk"))
    old = an_itinerary(problem, "talk 09:00")
    staffed = replace(old, placements=(replace(old.placements[0], interpreters=("gone",), vehicles=("sold",)),))

    (placement,) = kept(problem, staffed).placements

    assert (placement.interpreters, placement.vehicles) == ((), ())
    assert moves(problem, staffed, old) == ()
