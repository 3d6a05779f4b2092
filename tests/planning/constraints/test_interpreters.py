"""There are interpreters enough at every moment, and for every day."""

from tests.builders import (
    TUESDAY,
    a_day,
    a_problem,
    a_rule,
    a_session,
    a_subgroup,
    an_interpreter,
    an_itinerary,
)
from tests.planning.verdicts import broken
from visitplanner.planning import Interpreter, Problem, Session

RULE = a_rule("interpreter_capacity")


def _problem(*sessions: Session, people: list[Interpreter]) -> Problem:
    """The sessions are at places of their own, for A and for B in turn."""
    apart: dict[str, str] = {each.id: f"joint {'AB'[number % 2]}" for number, each in enumerate(sessions)}
    groups = [a_subgroup("A"), a_subgroup("B")]
    days = [a_day(group, on) for on in (a_day().date, TUESDAY) for group in "AB"]
    return a_problem(*sessions, audiences=apart, subgroups=groups, days=days, interpreters=people, rules=[RULE])


def test_one_interpreter_goes_from_session_to_session() -> None:
    talk, tour = a_session("talk", interpreters=1), a_session("tour", site="museum", interpreters=1)
    problem = _problem(talk, tour, people=[an_interpreter()])
    # 09:00 + 60 = 10:00: at 10:00 one is needed, at 09:45 it would be two.
    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 10:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 09:45")) == [
        (RULE.type, (RULE.id,), ("talk#1", "tour#1"))
    ]


def test_simultaneous_interpretation_takes_two() -> None:
    talk = a_session("talk", interpreters=2)
    two = _problem(talk, people=[an_interpreter("Layla"), an_interpreter("Omar")])
    one = _problem(talk, people=[an_interpreter("Layla")])

    assert broken(two, an_itinerary(two, "talk 09:00")) == []
    assert broken(one, an_itinerary(one, "talk 09:00")) == [(RULE.type, (RULE.id,), ("talk#1",))]


def test_only_who_speaks_both_languages_counts() -> None:
    talk = a_session("talk", interpreters=1, languages=("ar", "sw"))
    able = _problem(talk, people=[an_interpreter(languages=("ar", "en", "sw"))])
    unable = _problem(talk, people=[an_interpreter(languages=("ar", "en"))])

    assert broken(able, an_itinerary(able, "talk 09:00")) == []
    # Nobody is there at that time, and nobody has minutes on that day.
    assert broken(unable, an_itinerary(unable, "talk 09:00")) == [(RULE.type, (RULE.id,), ("talk#1",))] * 2


def test_who_speaks_three_languages_still_has_one_mouth() -> None:
    talk = a_session("talk", interpreters=1, languages=("ar", "en"))
    tour = a_session("tour", site="museum", interpreters=1, languages=("en", "sw"))
    polyglot = an_interpreter(languages=("ar", "en", "sw"))
    problem = _problem(talk, tour, people=[polyglot])

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 10:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 09:00")) == [
        (RULE.type, (RULE.id,), ("talk#1", "tour#1"))
    ]


def test_languages_that_share_their_interpreters_are_counted_together() -> None:
    # Arabic and French is Layla alone; English and French, two at once, is Layla and Omar: three of two people. That
    # Huda and Sami are free for Arabic and English does not help.
    talk = a_session("talk", interpreters=1, languages=("ar", "fr"))
    tour = a_session("tour", site="museum", interpreters=2, languages=("en", "fr"))
    tea = a_session("tea", interpreters=2, languages=("ar", "en"))
    people = [
        an_interpreter("Layla", languages=("ar", "en", "fr")),
        an_interpreter("Omar", languages=("en", "fr")),
        an_interpreter("Huda", languages=("ar", "en")),
        an_interpreter("Sami", languages=("ar", "en")),
    ]
    problem = _problem(talk, tour, tea, people=people)

    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 10:00")) == []
    assert broken(problem, an_itinerary(problem, "talk 09:00", "tour 09:00")) == [
        (RULE.type, (RULE.id,), ("talk#1", "tour#1"))
    ]


def test_the_minutes_of_a_day_are_not_exceeded() -> None:
    # 60 + 60 = 120 minutes.
    talk, tour = a_session("talk", interpreters=1), a_session("tour", interpreters=1)
    enough = _problem(talk, tour, people=[an_interpreter(minutes=120)])
    too_few = _problem(talk, tour, people=[an_interpreter(minutes=119)])

    assert broken(enough, an_itinerary(enough, "talk 09:00", "tour 10:00")) == []
    assert broken(too_few, an_itinerary(too_few, "talk 09:00", "tour 10:00")) == [
        (RULE.type, (RULE.id,), ("talk#1", "tour#1"))
    ]


def test_two_interpreters_at_once_work_twice_the_minutes() -> None:
    # 2 × 60 = 120 minutes; together they may work 2 × 60, or 2 × 59.
    talk = a_session("talk", interpreters=2)
    enough = _problem(talk, people=[an_interpreter("Layla", minutes=60), an_interpreter("Omar", minutes=60)])
    too_few = _problem(talk, people=[an_interpreter("Layla", minutes=59), an_interpreter("Omar", minutes=60)])

    assert broken(enough, an_itinerary(enough, "talk 09:00")) == []
    assert broken(too_few, an_itinerary(too_few, "talk 09:00")) == [(RULE.type, (RULE.id,), ("talk#1",))]


def test_without_the_rule_nobody_counts() -> None:
    problem = _problem(a_session("talk", interpreters=2), people=[]).but(constraints=())

    assert broken(problem, an_itinerary(problem, "talk 09:00")) == []
