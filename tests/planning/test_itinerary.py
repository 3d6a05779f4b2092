"""An itinerary tells what belongs to a session and to a subgroup, in order of time."""

from tests.builders import MONDAY, TUESDAY, a_day, a_placement, a_problem, a_session, a_subgroup
from visitplanner.planning import Itinerary, Problem, Progress, SubgroupId


def _itinerary() -> tuple[Problem, Itinerary]:
    problem = a_problem(
        a_session("talk"),
        a_session("tour"),
        audiences={"talk": "each", "tour": "one_of"},
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        days=[a_day(group, on) for on in (MONDAY, TUESDAY) for group in "AB"],
    )
    stops = (
        a_placement(problem, "tour", "09:00", TUESDAY, groups="A"),
        a_placement(problem, "talk#2", "11:00"),
        a_placement(problem, "talk#1", "10:00"),
    )
    return problem, Itinerary("feasible", stops)


def test_the_occurrences_of_a_session_come_in_order_of_time() -> None:
    _, itinerary = _itinerary()

    assert [each.occurrence for each in itinerary.of_session("talk")] == ["talk#1", "talk#2"]
    assert itinerary.of_session("tea") == ()


def test_the_agenda_of_a_subgroup_is_its_own_on_one_day_or_on_all() -> None:
    _, itinerary = _itinerary()

    assert [each.occurrence for each in itinerary.agenda(SubgroupId("A"))] == ["talk#1", "tour#1"]
    assert [each.occurrence for each in itinerary.agenda(SubgroupId("A"), MONDAY)] == ["talk#1"]
    assert [each.occurrence for each in itinerary.agenda(SubgroupId("B"), TUESDAY)] == []


def test_the_gap_is_the_share_of_the_bound_that_may_be_missing() -> None:
    assert Progress(1.0, 75, 100, None).gap == 0.25
    assert Progress(1.0, 100, 100, None).gap == 0.0
    # The bound may lag behind what is known already; nothing is missing then.
    assert Progress(1.0, 101, 100, None).gap == 0.0
    # Negative values: 20 of 80 are missing.
    assert Progress(1.0, -100, -80, None).gap == 0.25
    assert Progress(1.0, 0, 0, None).gap == 0.0
    assert Progress(1.0, None, 100, None).gap is None
    assert Progress(1.0, 75, None, None).gap is None
