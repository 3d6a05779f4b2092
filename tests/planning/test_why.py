"""Why a session was left out, or is where it is: every reason is one that the checker or the solver confirms."""

from dataclasses import replace

import pytest
from hypothesis import assume, event, given

from tests.builders import TUESDAY, a_day, a_lunch, a_lunch_rule, a_problem, a_rule, a_session, an_itinerary, windows
from tests.planning.random_problems import random_problem
from tests.planning.test_promises import LIMITS, SEEDS, promise
from visitplanner.language.localise import Localiser
from visitplanner.planning import Itinerary, Limits, Problem, SessionId, objective
from visitplanner.planning.answer import Why
from visitplanner.planning.checker import check
from visitplanner.planning.elsewhere import with_lunches_around
from visitplanner.planning.obstacles import with_placement
from visitplanner.planning.planner import plan
from visitplanner.planning.why import why

ENOUGH = Limits(20, 1)


def said(answer: Why) -> list[str]:
    return [Localiser("en").text(each) for each in answer.sentences]


def asked(problem: Problem, itinerary: Itinerary, session: str) -> Why:
    return why(problem, itinerary, SessionId(session), ENOUGH)


def test_a_session_that_was_declined() -> None:
    problem = a_problem(a_session("talk", withdrawn=True))

    answer = asked(problem, Itinerary("optimal"), "talk")

    assert said(answer) == ["“talk” was declined or cancelled, so it is not planned again."]


def test_each_rule_that_blocks_a_session_is_named_with_the_times_it_rules_out() -> None:
    # On the grid of a quarter of an hour, 8:00 to 17:00 are 37 starts a day; the window leaves the first of Monday.
    problem = a_problem(
        a_session("talk", windows=windows("08:00-09:00")),
        days=[a_day(), a_day(on=TUESDAY)],
        rules=[a_rule("on_day", session_id="talk", dates=["2026-03-03"])],
    )

    answer = asked(problem, Itinerary("optimal"), "talk")

    assert said(answer) == [
        "“talk” cannot be placed. These cannot all hold together: “talk” is to be held on Tuesday, 3 March 2026. "
        "“talk” can be held only in the windows its host offers.",
        "“talk” is not inside any window its host offers. This rules out 73 of 74 times, on Monday, 2 March 2026 and "
        "Tuesday, 3 March 2026.",
        "“talk” is on Monday, 2 March 2026, but it is fixed for another day. This rules out 37 of 74 times, on Monday, "
        "2 March 2026.",
    ]
    assert answer.conflict == ("on_day", "windows:talk")
    assert [each.kind for each in answer.fixes] == ["another_day", "rule_dropped"]


def test_what_including_a_session_would_cost_and_displace() -> None:
    problem = a_problem(
        a_session("talk", priority=5, windows=windows("09:00-10:00")),
        a_session("tour", priority=1, windows=windows("09:00-10:00")),
    )
    best = plan(problem, ENOUGH)

    answer = asked(problem, best, "tour")

    assert answer.included is not None
    assert answer.included.points == objective.value(problem, answer.included.itinerary) - (best.value or 0) < 0
    assert said(answer)[:3] == [
        "“tour” could be held on Monday, 2 March 2026 at 09:00; this was tried.",
        f"The plan would then be worth {Localiser('en').number(-answer.included.points)} points less. Minutes on the "
        "road: +0; minutes waited: +0.",
        "“talk” would fall out of the plan.",
    ]
    assert "“talk” and “tour” overlap for one subgroup. This rules out 1 of 37 times, on Monday, 2 March 2026." in said(
        answer
    )


def test_a_plan_that_does_not_know_its_worth_is_worth_the_same() -> None:
    # Files of plans keep no value: what including the session costs is counted from the plan itself.
    problem = a_problem(
        *(a_session(each, windows=windows("09:00-10:00"), priority=n) for each, n in (("a", 1), ("b", 4)))
    )
    best = plan(problem, ENOUGH)
    read = replace(best, value=None, terms=())

    known, unknown = asked(problem, best, "a").included, asked(problem, read, "a").included

    assert known is not None
    assert unknown is not None
    assert known.points == unknown.points == -3


def test_without_time_nothing_is_claimed() -> None:
    problem = a_problem(
        a_session("talk", required=True, windows=windows("11:00-12:00")),
        a_session("tour", windows=windows("09:00-10:00")),
        rules=[a_rule("before", first="talk", then="tour")],
    )

    answer = why(problem, an_itinerary(problem, "talk 11:00"), SessionId("tour"), Limits(0.0, 1))

    assert not answer.verified or answer.conflict


def test_where_else_a_session_could_be_and_what_that_would_break() -> None:
    problem = a_problem(
        a_session("talk", windows=windows("09:00-10:00", "11:00-12:00")),
        a_session("tour", windows=windows("11:00-12:00")),
        days=[a_day(), a_day(on=TUESDAY)],
    )

    answer = asked(problem, an_itinerary(problem, "talk 09:00", "tour 11:00"), "talk")

    assert said(answer) == [
        "With everything else where it is, “talk” can be at no other time.",
        "On Monday, 2 March 2026 no other time keeps every rule: “talk” and “tour” overlap for one subgroup.",
        "On Tuesday, 3 March 2026 no other time keeps every rule: “talk” is not inside any window its host offers.",
    ]


def test_lunch_makes_way_for_a_session_that_moves() -> None:
    problem = a_problem(a_session("talk", minutes=60), days=[a_day(hours="12:00-14:00", lunch=a_lunch_rule())])
    itinerary = an_itinerary(problem, "talk 12:00", lunches=[a_lunch("13:00-14:00")])

    answer = asked(problem, itinerary, "talk")

    assert said(answer) == [
        "On Monday, 2 March 2026 at 13:00 every rule would be kept too, and the plan would be worth no less."
    ]


def test_a_pinned_session_says_so() -> None:
    problem = a_problem(a_session("talk"))
    itinerary = an_itinerary(problem, "talk 09:00")
    pinned = Itinerary("optimal", tuple(replace(each, pinned=True) for each in itinerary.placements))

    assert said(asked(problem, pinned, "talk"))[0] == "“talk” is pinned and has to stay where it was."


@promise(20)
@given(SEEDS)
def test_explanations_hold_when_they_are_tried(seed: int) -> None:
    problem = random_problem(seed)
    found = plan(problem, LIMITS)
    assume(found.status == "optimal")

    for session in problem.sessions:
        answer = why(problem, found, session.id, LIMITS)

        event("placed" if found.of_session(session.id) else "left out")
        assert answer.verified
        for obstacle in answer.obstacles:
            for at in obstacle.stands:
                assert obstacle.rule in {each.rule for each in check(problem, with_placement(found, at))}
        if answer.included is not None:
            assert answer.included.itinerary.of_session(session.id)
            assert check(problem, answer.included.itinerary) == ()
        for each in answer.elsewhere:
            if each.best is not None:
                moved = with_lunches_around(problem, with_placement(found, each.best))
                assert check(problem.but(pins=()), moved) == ()
                assert objective.value(problem, moved) - (found.value or 0) == each.difference
        for sentence in answer.sentences:
            assert "%(" not in Localiser("en").text(sentence)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_answer_is_said_in_every_language(language: str) -> None:
    problem = a_problem(a_session("talk", windows=windows("08:00-08:30")))

    answer = asked(problem, Itinerary("optimal"), "talk")

    assert all("%(" not in Localiser(language).text(each) for each in answer.sentences)
