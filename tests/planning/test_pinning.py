"""What is pinned or confirmed may not move when a visit is planned again; of the rest little should."""

from dataclasses import replace

from tests.builders import a_pin, a_problem, a_rule, a_session, an_itinerary
from visitplanner.planning import Limits
from visitplanner.planning.pinning import with_standing_pins
from visitplanner.planning.planner import plan


def test_pins_and_confirmed_sessions_are_pinned_and_everything_is_published() -> None:
    problem = a_problem(a_session("talk", confirmed=True), a_session("tour"), a_session("call"))
    old = an_itinerary(problem, "talk 09:00", "tour 10:00", "call 11:00")
    old = replace(old, placements=tuple(replace(each, pinned=each.session == "tour") for each in old.placements))

    found = with_standing_pins(problem, old)

    assert found.pins == tuple(map(a_pin, old.placements[:2]))
    assert found.published == tuple(map(a_pin, old.placements))


def test_who_wishes_for_stability_keeps_the_plan_that_people_have() -> None:
    problem = a_problem(a_session("talk"), a_session("tour"), rules=[a_rule("stability", weight=1)])
    old = an_itinerary(problem, "talk 16:15", "tour 11:30")

    found = plan(with_standing_pins(problem, old), Limits(seconds=10, workers=1))

    assert [(each.session, each.start) for each in found.placements] == [
        (each.session, each.start) for each in reversed(old.placements)
    ]
    assert found.status == "optimal"
