"""What is pinned stays where it was, with the same people."""

from tests.builders import TUESDAY, a_day, a_pin, a_placement, a_problem, a_session, a_subgroup, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem

MOVED = ("pins", ("pin:talk#1",), ("talk#1",))


def _problem() -> Problem:
    problem = a_problem(
        a_session("talk"),
        a_session("tour"),
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"talk": "one_of", "tour": "one_of"},
        days=[a_day(group, on) for group in "AB" for on in (a_day().date, TUESDAY)],
    )
    return problem.but(pins=(a_pin(a_placement(problem, "talk", "09:00", groups="A")),))


def test_what_is_pinned_is_held_as_it_was() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "talk 09:00 A")) == []


def test_what_is_pinned_does_not_move() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "talk 09:15 A")) == [MOVED]
    assert broken(_problem(), an_itinerary(_problem(), "talk 09:00 A", on=TUESDAY)) == [MOVED]


def test_what_is_pinned_keeps_its_people() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "talk 09:00 B")) == [MOVED]


def test_what_is_pinned_is_not_left_out() -> None:
    assert broken(_problem(), an_itinerary(_problem(), "tour 09:00 A")) == [
        MOVED,
        ("required", ("talk.required",), ("talk#1",)),
    ]
