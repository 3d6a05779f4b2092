"""A session moved by hand: where it then stands, what else moves along, and what that breaks, costs and saves."""

from dataclasses import replace

from tests.builders import (
    TUESDAY,
    a_day,
    a_lunch,
    a_lunch_rule,
    a_pin,
    a_placement,
    a_problem,
    a_rule,
    a_session,
    a_subgroup,
    an_interpreter,
    an_itinerary,
    at,
    windows,
)
from visitplanner.planning import Itinerary, OccurrenceId, Problem, SubgroupId
from visitplanner.planning.checker import check
from visitplanner.planning.moving import Effect, Target, breach, effect, moved, valued
from visitplanner.planning.pinning import pinned_as, with_standing_pins

TALK = OccurrenceId("talk#1")
EVERYBODY = frozenset({SubgroupId("A")})


def monday(clock: str) -> Target:
    return Target(a_day().date, at(clock), EVERYBODY)


def after(problem: Problem, plan: Itinerary, clock: str) -> Itinerary:
    return moved(problem, plan, TALK, monday(clock))


def done(problem: Problem, plan: Itinerary, target: Target | None) -> Effect:
    return effect(problem, plan, moved(problem, plan, TALK, target), TALK)


def test_a_moved_session_stands_at_its_new_time_and_the_others_where_they_were() -> None:
    problem = a_problem(a_session(), a_session("tour", site="museum"), travel={("ministry", "museum"): 10})
    plan = an_itinerary(problem, "talk 09:00", "tour 14:00")

    new = after(problem, plan, "11:00")

    assert [(each.occurrence, each.start) for each in new.placements] == [
        ("talk#1", at("11:00")),
        ("tour#1", at("14:00")),
    ]
    assert (new.status, new.bound, new.value) == ("feasible", None, valued(problem, new).value)


def test_a_session_without_a_place_can_be_put_in_and_taken_out_again() -> None:
    problem = a_problem(a_session())

    placed = moved(problem, valued(problem, an_itinerary(problem)), TALK, monday("10:00"))
    gone = moved(problem, placed, TALK, None)

    assert [each.start for each in placed.placements] == [at("10:00")]
    assert gone.placements == ()
    assert [each.reason.message for each in gone.left_out] == ["“%(session)s” was taken out of the plan by hand."]
    assert placed.left_out == ()


def test_lunch_makes_way_as_little_as_it_can() -> None:
    # Lunch of an hour between 12:00 and 14:00; a talk from 12:30 to 13:00 leaves 13:00 to 14:00.
    problem = a_problem(a_session(minutes=30), days=[a_day(lunch=a_lunch_rule())])
    plan = an_itinerary(problem, "talk 09:00", lunches=[a_lunch("12:00-13:00")])

    new = after(problem, plan, "12:30")

    assert [(each.start, each.end) for each in new.lunches] == [(at("13:00"), at("14:00"))]
    assert check(problem, new) == ()


def test_lunch_stays_where_it_is_disturbed_by_nothing_or_can_go_nowhere() -> None:
    problem = a_problem(a_session(), days=[a_day(lunch=a_lunch_rule())])
    plan = an_itinerary(problem, "talk 09:00", lunches=[a_lunch("12:15-13:15")])

    assert after(problem, plan, "10:00").lunches == plan.lunches
    assert after(problem, plan, "12:30").lunches == plan.lunches
    assert [each.rule for each in done(problem, plan, monday("12:30")).broken] == ["lunch"]


def test_an_interpreter_is_named_for_the_day_to_which_a_session_moves() -> None:
    problem = a_problem(a_session(interpreters=1), interpreters=[an_interpreter()])
    plan = an_itinerary(problem, "talk 09:00")

    assert [each.interpreters for each in after(problem, plan, "11:00").placements] == [("Layla",)]


def test_what_a_move_breaks_is_told_apart_from_what_was_broken_before() -> None:
    talk = a_session(windows=windows("09:00-12:00"))
    problem = a_problem(talk, a_session("tour"), a_session("visit", required=True))
    plan = an_itinerary(problem, "talk 09:00", "tour 14:00")

    into_the_tour = done(problem, plan, monday("14:00"))
    back = effect(problem, into_the_tour.after, plan, TALK)

    assert sorted(each.rule for each in into_the_tour.broken) == ["host_windows", "one_place", "site_single"]
    assert into_the_tour.mended == ()
    assert sorted(each.rule for each in back.mended) == ["host_windows", "one_place", "site_single"]
    assert back.broken == ()


def test_a_breach_that_stands_is_named_when_it_concerns_what_is_moved() -> None:
    problem = a_problem(a_session(windows=windows("09:00-12:00")))
    plan = an_itinerary(problem, "talk 13:00")

    later = done(problem, plan, monday("14:00"))

    assert (later.broken, [each.rule for each in later.standing]) == ((), ["host_windows"])


def test_what_a_move_costs_is_said_in_points_and_units() -> None:
    rules = [a_rule("min_idle", weight=2)]
    problem = a_problem(a_session(), a_session("tour"), rules=rules)
    plan = an_itinerary(problem, "talk 09:00", "tour 10:00")

    earlier = done(problem, plan, monday("08:00"))

    # An hour of waiting between 09:00 and 10:00, of which all but the allowance counts.
    (term,) = earlier.terms
    assert (term.id, term.weight) == ("min_idle", 2)
    assert term.points == -2 * (term.raw_after - term.raw_before) == earlier.points
    assert term.raw_after > term.raw_before == 0


def test_the_two_halves_of_a_change_cancel_out() -> None:
    problem = a_problem(a_session(topics=["law"]))
    plan = valued(problem, an_itinerary(problem, "talk 09:00"))

    out = done(problem, plan, None)
    back = effect(problem, out.after, plan, TALK)

    assert out.points == -back.points < 0


def test_a_breach_of_a_whole_day_is_one_whichever_sessions_it_concerns() -> None:
    rules = [a_rule("max_sessions_per_day", n=1)]
    problem = a_problem(a_session(), a_session("tour"), a_session("visit"), rules=rules)
    two = an_itinerary(problem, "talk 09:00", "tour 11:00")
    three = an_itinerary(problem, "talk 09:00", "tour 11:00", "visit 14:00")

    assert {breach(each) for each in check(problem, two)} == {breach(each) for each in check(problem, three)}


def test_lunches_of_different_days_are_different_breaches() -> None:
    days = [a_day(lunch=a_lunch_rule()), a_day(on=TUESDAY, lunch=a_lunch_rule(on=TUESDAY))]
    problem = a_problem(a_session(), days=days)

    found = check(problem, an_itinerary(problem))

    assert len({breach(each) for each in found}) == len(found) == 2


def test_moving_what_is_pinned_breaks_its_pin_and_so_does_moving_what_is_confirmed() -> None:
    problem = a_problem(a_session(confirmed=True))
    plan = an_itinerary(problem, "talk 09:00")

    pinned = with_standing_pins(problem, plan)

    assert pinned.pins == (a_pin(a_placement(problem, "talk", "09:00")),)
    assert [each.rule for each in done(pinned, plan, monday("10:00")).broken] == ["pins"]


def test_what_held_only_because_it_is_confirmed_is_not_pinned_afterwards() -> None:
    problem = a_problem(a_session(confirmed=True), a_session("tour"))
    old = an_itinerary(problem, "talk 09:00")
    new = an_itinerary(problem, "talk 09:00", "tour 11:00")
    all_pinned = replace(new, placements=tuple(replace(each, pinned=True) for each in new.placements))

    assert [each.pinned for each in pinned_as(old, all_pinned).placements] == [False, True]


def test_a_subgroup_is_one_of_those_that_may_attend() -> None:
    groups = [a_subgroup("A"), a_subgroup("B")]
    problem = a_problem(a_session(), subgroups=groups, audiences={"talk": "one_of"})
    plan = an_itinerary(problem, "talk 09:00 A")

    new = moved(problem, plan, TALK, Target(a_day().date, at("09:00"), frozenset({SubgroupId("B")})))

    assert [each.subgroups for each in new.placements] == [("B",)]
    assert check(problem, new) == ()
