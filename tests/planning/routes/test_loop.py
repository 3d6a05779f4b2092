"""The compiled loop keeps its books: after whatever it did, they say what plain Python works out anew."""

from collections.abc import Sequence

import numpy as np
import pytest

from tests.builders import TUESDAY, a_day, a_problem, a_session, at, windows
from tests.planning.routes.small_problems import random_problem
from visitplanner.planning.routes import loop
from visitplanner.planning.routes.tables import Tables, tables

NEVER = None


def starts(known: Tables, tour: int, stop: int) -> list[int]:
    """Every allowed start, in order."""
    spans = range(known.first_window[tour, stop], known.first_window[tour, stop + 1])
    return [start for span in spans for start in range(known.opens[span], known.closes[span] + 1, known.grid)]


def earliest(known: Tables, tour: int, stops: Sequence[int]) -> list[int] | None:
    """The earliest start of every stop, or ``None`` where one cannot be reached in time or there is no way back."""
    base = len(known.minutes)
    moment, before, found = int(known.begins[tour]), base, []
    for stop in stops:
        soonest = moment + known.gap[before, stop]
        possible = [each for each in starts(known, tour, stop) if each >= soonest]
        if not possible:
            return NEVER
        found.append(possible[0])
        moment, before = possible[0] + int(known.minutes[stop]), stop
    return found if moment + known.gap[before, base] <= known.ends[tour] or not stops else NEVER


def latest(known: Tables, tour: int, stops: Sequence[int]) -> list[int]:
    """The latest start of every stop with which all that follow are still in time."""
    moment, after, found = int(known.ends[tour]), len(known.minutes), []
    for stop in reversed(stops):
        last = moment - known.gap[stop, after] - known.minutes[stop]
        found.append(max(each for each in starts(known, tour, stop) if each <= last))
        moment, after = found[-1], stop
    return found[::-1]


def stops_of(state: loop.State, tour: int) -> list[int]:
    return [int(each) for each in state.route[tour, : state.length[tour]]]


def assert_books_are_right(known: Tables, state: loop.State) -> None:
    tours = [stops_of(state, tour) for tour in range(len(known.begins))]
    held = [stop for stops in tours for stop in stops]
    assert len(held) == len(set(held))
    for tour, stops in enumerate(tours):
        assert earliest(known, tour, stops) == state.earliest[tour, : len(stops)].tolist()
        assert latest(known, tour, stops) == state.latest[tour, : len(stops)].tolist()
    whereabouts = {stop: tour for tour, stops in enumerate(tours) for stop in stops}
    assert state.tour.tolist() == [whereabouts.get(stop, -1) for stop in range(len(known.minutes))]
    assert state.worth[0] == known.prize[held].sum()
    assert state.spent.tolist() == known.amounts[held].sum(axis=0).tolist()
    assert (state.spent <= known.budgets).all()


@pytest.mark.parametrize("seed", range(40))
def test_ruin_and_recreate_keep_every_window_gap_and_budget_and_their_books(seed: int) -> None:
    known = tables(random_problem(seed, most_sessions=20, most_days=3))
    state = loop.new_state(known)
    loop.start(seed)

    for turn in range(30):
        loop.recreate(known, state, turn % len(known.minutes), 60)
        assert_books_are_right(known, state)
        if turn % 3:
            loop.ruin(known, state, turn % len(known.minutes))
        else:
            loop.scatter(known, state)
        assert_books_are_right(known, state)


@pytest.mark.parametrize("seed", range(40))
def test_the_cheapest_place_is_possible_and_where_there_is_none_there_is_none(seed: int) -> None:
    known = tables(random_problem(seed, most_sessions=10))
    state = loop.new_state(known)
    loop.start(seed)
    loop.recreate(known, state, 0, 60)
    loop.ruin(known, state, 0)

    for stop in np.flatnonzero(state.tour < 0):
        possible = {
            (tour, place): _detour(known, stops, int(stop), place)
            for tour in range(len(known.begins))
            for stops in [stops_of(state, tour)]
            for place in range(len(stops) + 1)
            if earliest(known, tour, [*stops[:place], int(stop), *stops[place:]]) is not NEVER
        }
        # A place is overlooked now and then, so it is asked more than once.
        found = {loop.cheapest(known, state, int(stop), 0) for _ in range(6)} - {(-1, -1)}

        assert found <= possible.keys()
        assert min((possible[each] for each in found), default=None) == min(possible.values(), default=None)


def _detour(known: Tables, stops: Sequence[int], stop: int, place: int) -> int:
    base = len(known.minutes)
    before, after = ([base, *stops][place], [*stops, base][place])
    return int(known.gap[before, stop] + known.gap[stop, after] - known.gap[before, after])


def test_the_first_start_after_a_moment_and_the_last_before_it_are_on_the_grid_in_a_window() -> None:
    offered = windows("09:00-10:30", "11:00-12:00")
    known = tables(a_problem(a_session("talk", windows=offered), days=[a_day(), a_day(on=TUESDAY)], grid=15))
    possible = starts(known, 0, 0)
    assert possible == [at("09:00"), at("09:15"), at("09:30"), at("11:00")]

    for moment in range(at("08:30"), at("11:30")):
        later, sooner = [each for each in possible if each >= moment], [each for each in possible if each <= moment]
        assert loop.soonest(known, 0, 0, moment) == min(later, default=loop.NEVER)
        assert loop.at_the_latest(known, 0, 0, moment) == max(sooner, default=-loop.NEVER)
    assert loop.soonest(known, 1, 0, 0) == loop.NEVER
    assert loop.at_the_latest(known, 1, 0, loop.NEVER) == -loop.NEVER


def test_a_restored_plan_is_what_it_was_whatever_was_done_to_it() -> None:
    known = tables(random_problem(9, most_sessions=20, most_days=3))
    state = loop.new_state(known)
    loop.start(1)
    loop.recreate(known, state, 0, 60)
    before = [stops_of(state, tour) for tour in range(len(known.begins))]
    route, length, worth = state.route.copy(), state.length.copy(), int(state.worth[0])
    for _ in range(3):
        loop.scatter(known, state)
    assert [stops_of(state, tour) for tour in range(len(known.begins))] != before

    loop.restore(known, state, route, length)

    assert [stops_of(state, tour) for tour in range(len(known.begins))] == before
    assert state.worth[0] == worth
    assert_books_are_right(known, state)


def test_what_the_loop_holds_for_best_is_a_plan_of_that_worth() -> None:
    known = tables(random_problem(9, most_sessions=20, most_days=3))
    state, best = loop.new_state(known), loop.new_best(known)
    loop.start(1)

    loop.anneal(known, state, best, 200, 5.0, 60)

    loop.restore(known, state, best.route, best.length)
    assert_books_are_right(known, state)
    assert best.worth[0] == state.worth[0] > 0
