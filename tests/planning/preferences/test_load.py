"""More full visits a day than people can take in count half an hour each."""

from typing import Any

from tests.builders import MONDAY, TUESDAY, a_day, a_problem, a_rule, a_session, a_subgroup, an_itinerary
from tests.planning.scores import scored
from visitplanner.planning import Problem, objective
from visitplanner.planning.preferences import load

FOUR = ("one 08:00", "two 09:00", "three 10:00", "four 11:00")


def _problem(minutes: int = 45, direction: str = "host_presents", **params: Any) -> Problem:
    names = ("one", "two", "three")
    return a_problem(
        *(a_session(each) for each in names),
        a_session("four", minutes=minutes, direction=direction),
        rules=[a_rule("load", weight=1, **params)],
    )


def test_three_full_visits_are_right_and_the_fourth_counts() -> None:
    assert scored(load, _problem(), an_itinerary(_problem(), *FOUR[:3])) == 0
    assert scored(load, _problem(), an_itinerary(_problem(), *FOUR)) == 30


def test_the_visit_says_how_many_are_wanted() -> None:
    # 4 - 2 = 2 too many.
    problem = _problem(wanted=2)

    assert scored(load, problem, an_itinerary(problem, *FOUR)) == 60


def test_two_wishes_count_each_by_its_own_number_or_by_the_usual_one() -> None:
    rules = [a_rule("load", id="two", weight=1, wanted=2), a_rule("load", id="usual", weight=1)]
    problem = _problem().but(preferences=tuple(rules))

    raws = {each.id: each.raw for each in objective.terms(problem, an_itinerary(problem, *FOUR))}

    # 4 - 2 = 2 too many, and 4 - 3 = 1.
    assert (raws["two"], raws["usual"]) == (60, 30)


def test_a_short_visit_and_a_meeting_among_itself_are_not_full() -> None:
    short, debrief = _problem(44), _problem(direction="internal")

    assert scored(load, short, an_itinerary(short, *FOUR)) == 0
    assert scored(load, debrief, an_itinerary(debrief, *FOUR)) == 0


def test_every_subgroup_and_day_counts_by_itself() -> None:
    groups = [a_subgroup("A"), a_subgroup("B")]
    problem = a_problem(
        a_session("one"),
        a_session("two"),
        subgroups=groups,
        days=[a_day(each.id, on) for each in groups for on in (MONDAY, TUESDAY)],
        rules=[a_rule("load", weight=1, wanted=1)],
    )

    # Both groups attend two, where one is wanted.
    assert scored(load, problem, an_itinerary(problem, "one 09:00", "two 10:00")) == 60
