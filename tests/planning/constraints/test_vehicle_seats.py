"""Everybody who is out on a day has a seat: a vehicle for each subgroup, or one for all who stay together all day."""

from collections.abc import Sequence

from tests.builders import a_day, a_problem, a_rule, a_session, a_site, a_subgroup, a_vehicle, an_itinerary
from tests.planning.verdicts import broken
from visitplanner.planning import Problem, Vehicle

NAME = "vehicle_seats"


def _problem(
    *vehicles: Vehicle, sizes: Sequence[int] = (10,), escorts: int = 0, interpreters: int = 0, named: bool = True
) -> Problem:
    """A session for all, and one for each subgroup at a site of its own."""
    groups = [a_subgroup(name, size) for name, size in zip("ABC", sizes, strict=False)]
    return a_problem(
        a_session("all", site="hall", interpreters=interpreters),
        *(a_session(f"only{each.id}", site=f"site{each.id}") for each in groups),
        subgroups=groups,
        audiences={f"only{each.id}": f"joint {each.id}" for each in groups},
        sites=[a_site("hall"), *(a_site(f"site{each.id}") for each in groups)],
        travel={("hall", f"site{each.id}"): 0 for each in groups},
        vehicles=vehicles,
        escorts=escorts,
        rules=[a_rule(NAME)] if named else [],
    )


def test_delegates_escorts_and_interpreters_fit_exactly_and_one_more_fails() -> None:
    # 10 + 1 + 1 = 12.
    plan = "all 09:00"
    fitting = _problem(a_vehicle(seats=12), escorts=1, interpreters=1)
    small = _problem(a_vehicle(seats=11), escorts=1, interpreters=1)

    assert broken(fitting, an_itinerary(fitting, plan)) == []
    assert broken(small, an_itinerary(small, plan)) == [(NAME, (NAME,), ("all#1",))]


def test_a_vehicle_elsewhere_is_of_no_use() -> None:
    problem = _problem(a_vehicle(seats=30, city="nairobi"))

    assert broken(problem, an_itinerary(problem, "all 09:00")) == [(NAME, (NAME,), ("all#1",))]


def test_subgroups_that_go_different_ways_need_a_vehicle_each() -> None:
    both = ("onlyA 09:00", "onlyB 14:00")
    two = _problem(a_vehicle("a", 10), a_vehicle("b", 8), sizes=(10, 8))
    one = _problem(a_vehicle("a", 30), sizes=(10, 8))

    assert broken(two, an_itinerary(two, *both)) == []
    assert broken(one, an_itinerary(one, *both)) == [(NAME, (NAME,), ("onlyB#1",))]
    assert broken(one, an_itinerary(one, "onlyB 14:00")) == []


def test_the_larger_subgroup_needs_the_larger_vehicle() -> None:
    # Two large and one small: 10 and 9 need more than 8 seats, and only one vehicle has them.
    problem = _problem(a_vehicle("a", 10), a_vehicle("b", 8), a_vehicle("c", 8), sizes=(10, 9, 3))

    assert broken(problem, an_itinerary(problem, "onlyA 09:00", "onlyC 09:00")) == []
    assert broken(problem, an_itinerary(problem, "onlyA 09:00", "onlyB 09:00")) == [(NAME, (NAME,), ("onlyB#1",))]


def test_who_stays_together_all_day_may_share_one_large_enough() -> None:
    # 10 + 8 + 1 = 19.
    large = _problem(a_vehicle(seats=19), sizes=(10, 8), escorts=1)
    small = _problem(a_vehicle(seats=18), sizes=(10, 8), escorts=1)

    assert broken(large, an_itinerary(large, "all 09:00")) == []
    assert broken(small, an_itinerary(small, "all 09:00")) == [(NAME, (NAME,), ("all#1",))]
    # Once one of them goes on alone, they are not together all day.
    assert broken(large, an_itinerary(large, "all 09:00", "onlyA 14:00")) == [(NAME, (NAME,), ("all#1",))]


def test_who_is_not_out_needs_no_seat() -> None:
    problem = _problem(a_vehicle(seats=12), sizes=(10, 12))

    assert broken(problem, an_itinerary(problem, "onlyB 09:00")) == []


def test_seats_do_not_matter_where_the_visit_does_not_name_the_rule() -> None:
    problem = _problem(named=False)

    assert broken(problem, an_itinerary(problem, "all 09:00")) == []


def test_each_city_has_vehicles_of_its_own() -> None:
    problem = a_problem(
        a_session("here", site="hall"),
        a_session("there", site="court"),
        subgroups=[a_subgroup("A"), a_subgroup("B")],
        audiences={"here": "joint A", "there": "joint B"},
        sites=[a_site("hall"), a_site("court", city="nairobi")],
        days=[a_day("A"), a_day("B", city="nairobi")],
        vehicles=[a_vehicle("a"), a_vehicle("b", city="nairobi")],
        rules=[a_rule(NAME)],
    )

    assert broken(problem, an_itinerary(problem, "here 09:00", "there 09:00")) == []
    assert broken(problem.but(vehicles=problem.vehicles[:1]), an_itinerary(problem, "here 09:00", "there 09:00")) == [
        (NAME, (NAME,), ("there#1",))
    ]
