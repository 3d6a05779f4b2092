"""plan(): an itinerary with its proof, and for an impossible visit the best that can be done."""

from dataclasses import replace

from tests.builders import (
    TUESDAY,
    a_day,
    a_lunch_rule,
    a_pin,
    a_placement,
    a_problem,
    a_rule,
    a_session,
    a_subgroup,
    a_vehicle,
    an_interpreter,
    an_objective,
    at,
    windows,
)
from visitplanner.planning import Itinerary, Limits, Problem
from visitplanner.planning.checker import check
from visitplanner.planning.planner import plan

LIMITS = Limits(seconds=30, workers=1)


def _rich() -> Problem:
    groups = [a_subgroup("A", 8), a_subgroup("B", 8)]
    return a_problem(
        a_session("opening", required=True, minutes=45),
        a_session("talk", required=True, interpreters=1, topics=["law"]),
        a_session("tour", site="museum", topics=["police"]),
        a_session("tea", site="museum", minutes=30),
        audiences={"talk": "each", "tour": "one_of"},
        subgroups=groups,
        days=[a_day(group.id, hours="09:00-15:00", lunch=a_lunch_rule()) for group in groups],
        travel={("ministry", "museum"): 20},
        interpreters=[an_interpreter("Layla")],
        vehicles=[a_vehicle("bus", 12), a_vehicle("coach")],
        objectives=[an_objective("justice", ["law", "police"], 3)],
        rules=[
            a_rule("first_session", session_id="opening"),
            a_rule("interpreter_capacity"),
            a_rule("min_idle", weight=2),
            a_rule("min_travel", weight=1),
        ],
    )


def _impossible(*, required: bool = True) -> Problem:
    """Two sessions want the same hour; the second matters more. A third disturbs nobody."""
    return a_problem(
        a_session("talk", required=True, priority=1, windows=windows("09:00-10:00")),
        a_session("tour", required=True, priority=4, windows=windows("09:00-10:00")),
        a_session("tea", required=required, windows=windows("11:00-12:00")),
    )


def test_a_plan_has_people_vehicles_lunches_worth_and_a_proof() -> None:
    found = plan(_rich(), LIMITS)

    assert found.status == "optimal"
    assert check(_rich(), found) == ()
    assert found.value == found.bound == sum(each.points for each in found.terms)
    assert {each.session for each in found.placements} == {"opening", "talk", "tour", "tea"}
    assert {each.interpreters for each in found.placements if each.session == "talk"} == {("Layla",)}
    assert all(each.vehicles for each in found.placements)
    assert [(each.subgroup, each.end - each.start) for each in found.lunches] == [("A", 60), ("B", 60)]
    assert (found.left_out, found.conflict, found.fixes) == ((), (), ())
    assert found.conflict_text is None


def test_a_plan_says_how_it_was_made() -> None:
    found = plan(_rich(), replace(LIMITS, seed=7))

    assert found.run is not None
    assert (found.run.workers, found.run.seed, found.run.time_limit) == (1, 7, 30)
    assert found.run.name == "OR-Tools CP-SAT"
    assert found.run.version


def test_one_worker_finds_the_same_plan_again() -> None:
    first, again = plan(_rich(), LIMITS), plan(_rich(), LIMITS)

    assert replace(first, run=None) == replace(again, run=None)


def test_what_is_pinned_is_said_to_be() -> None:
    problem = _rich()
    problem = problem.but(pins=(a_pin(a_placement(problem, "tour", "13:37", groups="B")),))

    found = plan(problem, LIMITS)

    assert found.status == "optimal"
    pinned = [(each.occurrence, each.subgroups, each.start) for each in found.placements if each.pinned]
    assert pinned == [("tour#1", ("B",), at("13:37"))]


def test_an_impossible_visit_gets_the_best_that_can_be_done() -> None:
    found = plan(_impossible(), LIMITS)

    assert found.status == "infeasible"
    assert [each.session for each in found.placements] == ["tour", "tea"]
    assert found.bound is None
    assert found.conflict == ("windows:talk", "windows:tour")
    assert found.conflict_text is not None
    assert [each.session for each in found.left_out] == ["talk"]


def test_the_fixes_of_an_impossible_visit_make_it_possible() -> None:
    found = plan(_impossible(), LIMITS)

    assert [(each.kind, each.changes[0]["id"]) for each in found.fixes] == [
        ("wider_window", "talk"),
        ("wider_window", "tour"),
        ("optional", "talk"),
        ("optional", "tour"),
    ]
    talk, tour, tea = _impossible().sessions
    assert plan(_impossible().but(sessions=(replace(talk, windows=None), tour, tea)), LIMITS).status == "optimal"


def test_a_best_effort_breaks_no_rule_but_that_something_is_missing() -> None:
    found = plan(_impossible(), LIMITS)

    assert {each.rule for each in check(_impossible(), found)} == {"required"}


def test_a_visit_of_nothing_is_planned_at_once() -> None:
    problem = a_problem(days=[a_day(), a_day(on=TUESDAY)])

    found = plan(problem, LIMITS)

    assert replace(found, run=None, terms=()) == Itinerary("optimal", value=0, bound=0)


def test_a_visit_without_room_for_lunch_still_places_what_it_can() -> None:
    problem = a_problem(a_session("talk", required=True), days=[a_day(lunch=a_lunch_rule("12:00-12:30", minutes=60))])

    found = plan(problem, LIMITS)

    assert found.status == "infeasible"
    assert found.conflict == ("lunch",)
    assert [each.session for each in found.placements] == ["talk"]


def test_where_one_day_has_no_room_for_lunch_the_others_keep_theirs() -> None:
    days = [a_day(lunch=a_lunch_rule("12:00-12:30", minutes=60)), a_day(on=TUESDAY, lunch=a_lunch_rule(minutes=60))]

    found = plan(a_problem(a_session("talk", required=True), days=days), LIMITS)

    assert found.status == "infeasible"
    assert [each.session for each in found.placements] == ["talk"]
    assert [each.date for each in found.lunches] == [TUESDAY]


def test_pins_that_exclude_each_other_leave_no_plan_at_all_but_a_reason() -> None:
    problem = a_problem(a_session("talk"), a_session("tour"))
    pins = (a_pin(a_placement(problem, "talk", "09:00")), a_pin(a_placement(problem, "tour", "09:30")))

    found = plan(problem.but(pins=pins), LIMITS)

    assert (found.status, found.placements) == ("infeasible", ())
    assert found.conflict == ("pin:talk#1", "pin:tour#1")
    assert [each.session for each in found.left_out] == ["talk", "tour"]
