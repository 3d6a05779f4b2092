"""Nobody enters a confidential site before the safeguarding briefing."""

from tests.builders import a_problem, a_rule, a_session, a_site, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem

NAME = "safeguarding_briefing_first"
BREACH = (NAME, (NAME,), ("shelter#1",))


def _problem(briefing: str = "plenary", *, confidential: bool = True) -> Problem:
    return a_problem(
        a_session("briefing"),
        a_session("shelter", site="shelter"),
        sites=[a_site("shelter", confidential=confidential)],
        travel={("ministry", "shelter"): 0},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"briefing": briefing, "shelter": "one_of"},
        rules=[a_rule(NAME, briefing_session_id="briefing")],
    )


def test_a_confidential_site_may_follow_the_briefing_at_once() -> None:
    # 09:00 + 60 = 10:00.
    assert broken(_problem(), an_itinerary(_problem(), "briefing 09:00", "shelter 10:00 A")) == []


def test_a_confidential_site_may_not_come_before_the_briefing() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "briefing 11:00", "shelter 10:00 A")) == [BREACH]


def test_without_a_briefing_nobody_enters() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "shelter 10:00 A")) == [BREACH]


def test_only_who_was_briefed_enters() -> None:
    problem = _problem("joint A")

    assert broken(problem, an_itinerary(problem, "briefing 09:00", "shelter 10:00 A")) == []
    assert broken(problem, an_itinerary(problem, "briefing 09:00", "shelter 10:00 B")) == [BREACH]


def test_every_briefing_that_is_held_comes_first() -> None:
    problem = _problem("each")
    # A is briefed at 08:00; B only at 11:00, and A waits for that.
    late = an_itinerary(problem, "briefing#1 08:00 A", "briefing#2 11:00 B", "shelter 09:00 A")

    assert broken(problem, an_itinerary(problem, "briefing#1 08:00 A", "shelter 09:00 A")) == []
    assert broken(problem, late) == [BREACH]


def test_an_open_site_asks_for_no_briefing() -> None:
    problem = _problem(confidential=False)

    assert broken(problem, an_itinerary(problem, "shelter 08:00 A")) == []
