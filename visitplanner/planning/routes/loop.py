"""Ruin and recreate with simulated annealing, compiled: strings of neighbouring stops go, and what fits comes back.

The method is slack induction by string removals (J. Christiaens, G. Vanden Berghe, "Slack Induction by String
Removals for Vehicle Routing Problems", Transportation Science 54, 2020), here for prizes: what is not visited waits in
a varied order for the cheapest place that keeps every later stop in time. Earliest and latest starts of every stop
make that a question of constant time.

One file, though a long one: what numba has compiled is kept until the file of the function that was called changes, and
goes stale unnoticed when one that it calls changes in another file.
"""

import math
from typing import NamedTuple

import numpy as np
from numba import njit

from visitplanner.planning.routes.tables import Numbers, Tables

NEVER = 1 << 40
AVERAGE_REMOVED = 7.0
LONGEST_STRING = 10.0
BLINK = 0.01
"""The chance that a place is overlooked, so that the same ruin is not always repaired alike."""
SPLIT = 0.5
"""The chance that a string keeps some stops in its middle."""
SCATTERED = 0.3
"""The chance of a scattered ruin where there are budgets."""
PATIENCE = 0.5
"""The chance that a round also counts by how much a place puts off what follows; either way alone does much worse."""


class State(NamedTuple):
    """A plan under change. ``route[k, :length[k]]`` are the stops of tour ``k`` with their earliest and latest starts.

    ``tour[i]`` is where occurrence ``i`` is, or -1; ``spent`` is what is taken of each budget; ``worth`` is the prize.
    """

    route: Numbers
    length: Numbers
    earliest: Numbers
    latest: Numbers
    tour: Numbers
    spent: Numbers
    worth: Numbers


class Best(NamedTuple):
    """The best plan so far, and its worth."""

    route: Numbers
    length: Numbers
    worth: Numbers


def new_state(tables: Tables) -> State:
    """An empty plan."""
    count, tours = len(tables.minutes), len(tables.begins)
    shape = (tours, count + 1)
    return State(
        route=np.zeros(shape, np.int64),
        length=np.zeros(tours, np.int64),
        earliest=np.zeros(shape, np.int64),
        latest=np.zeros(shape, np.int64),
        tour=np.full(count, -1, np.int64),
        spent=np.zeros(len(tables.budgets), np.int64),
        worth=np.zeros(1, np.int64),
    )


def new_best(tables: Tables) -> Best:
    """The empty plan, to be bettered."""
    state = new_state(tables)
    return Best(state.route, state.length, state.worth)


@njit(cache=True, nogil=True)
def soonest(tables: Tables, tour: int, stop: int, moment: int) -> int:
    """The first allowed start at or after a moment, or NEVER."""
    for window in range(tables.first_window[tour, stop], tables.first_window[tour, stop + 1]):
        if moment <= tables.closes[window]:
            opens = tables.opens[window]
            if moment <= opens:
                return int(opens)
            start = opens + -(-(moment - opens) // tables.grid) * tables.grid
            if start <= tables.closes[window]:
                return int(start)
    return NEVER


@njit(cache=True, nogil=True)
def at_the_latest(tables: Tables, tour: int, stop: int, moment: int) -> int:
    """The last allowed start at or before a moment, or -NEVER."""
    for window in range(tables.first_window[tour, stop + 1] - 1, tables.first_window[tour, stop] - 1, -1):
        opens = tables.opens[window]
        if moment >= opens:
            closes = tables.closes[window]
            return int(closes if moment >= closes else opens + (moment - opens) // tables.grid * tables.grid)
    return -NEVER


@njit(cache=True, nogil=True)
def schedule(tables: Tables, state: State, tour: int) -> None:
    """Work out the earliest and latest starts of a tour."""
    base, length = len(tables.minutes), state.length[tour]
    moment, before = tables.begins[tour], base
    for place in range(length):
        stop = state.route[tour, place]
        start = soonest(tables, tour, stop, moment + tables.gap[before, stop])
        state.earliest[tour, place] = start
        moment, before = start + tables.minutes[stop], stop
    moment, after = tables.ends[tour], base
    for place in range(length - 1, -1, -1):
        stop = state.route[tour, place]
        moment = at_the_latest(tables, tour, stop, moment - tables.gap[stop, after] - tables.minutes[stop])
        state.latest[tour, place] = moment
        after = stop


@njit(cache=True, nogil=True)
def cheapest(tables: Tables, state: State, stop: int, patience: int) -> tuple[int, int]:  # noqa: C901
    """The tour and place where a stop costs the least, or (-1, -1).

    The cost is the detour and, ``patience`` times, by how much the next stop (or the return) is put off. All in one
    function, against the house's custom: this is where the time goes, and a call for every place halves the speed.
    """
    base, least, best_tour, best_place = len(tables.minutes), NEVER, -1, -1
    minutes = tables.minutes[stop]
    for tour in range(len(tables.begins)):
        first, beyond = tables.first_window[tour, stop], tables.first_window[tour, stop + 1]
        if first == beyond:
            continue
        last_start, first_end = tables.closes[beyond - 1], tables.opens[first] + minutes
        length = state.length[tour]
        for place in range(length + 1):
            before, moment = base, tables.begins[tour]
            if place > 0:
                before = state.route[tour, place - 1]
                moment = state.earliest[tour, place - 1] + tables.minutes[before]
            if moment > last_start:
                break
            if place < length and state.latest[tour, place] < first_end:
                continue
            start = soonest(tables, tour, stop, moment + tables.gap[before, stop])
            if start == NEVER:
                continue
            after = state.route[tour, place] if place < length else base
            arrival = start + minutes + tables.gap[stop, after]
            if place == length:
                if arrival > tables.ends[tour]:
                    continue
                delay = arrival - moment - tables.gap[before, after]
            else:
                if arrival > state.latest[tour, place]:
                    continue
                arrival = soonest(tables, tour, after, arrival)
                if arrival > state.latest[tour, place]:
                    continue
                delay = arrival - state.earliest[tour, place]
            detour = tables.gap[before, stop] + tables.gap[stop, after] - tables.gap[before, after]
            cost = detour + patience * delay
            if cost < least and np.random.random() >= BLINK:
                least, best_tour, best_place = cost, tour, place
    return best_tour, best_place


@njit(cache=True, nogil=True)
def insert(tables: Tables, state: State, stop: int, tour: int, place: int) -> None:
    for later in range(state.length[tour], place, -1):
        state.route[tour, later] = state.route[tour, later - 1]
    state.route[tour, place] = stop
    state.length[tour] += 1
    _count(tables, state, stop, tour)
    schedule(tables, state, tour)


@njit(cache=True, nogil=True)
def _count(tables: Tables, state: State, stop: int, tour: int) -> None:
    """Put down where a stop now is (-1 for nowhere), and what that changes."""
    sign = 1 if tour >= 0 else -1
    state.tour[stop] = tour
    state.worth[0] += sign * tables.prize[stop]
    for budget in range(len(tables.budgets)):
        state.spent[budget] += sign * tables.amounts[stop, budget]


@njit(cache=True, nogil=True)
def remove_string(tables: Tables, state: State, tour: int, stop: int) -> None:
    """Take a string of stops around one out of its tour; sometimes some in its middle stay."""
    length = state.length[tour]
    removed = min(length, int(np.random.random() * min(LONGEST_STRING, length) + 1.0))
    kept = 0
    if 1 < removed < length and np.random.random() < SPLIT:
        kept = 1
        while removed + kept < length and np.random.random() > 0.5:
            kept += 1
    place = 0
    while state.route[tour, place] != stop:
        place += 1
    first = max(0, place - removed - kept + 1)
    start = first + np.random.randint(min(place, length - removed - kept) - first + 1)
    keep_from = start + (np.random.randint(1, removed) if kept else removed)
    write = start
    for read in range(start, length):
        each = state.route[tour, read]
        if read < start + removed + kept and not keep_from <= read < keep_from + kept:
            _count(tables, state, each, -1)
        else:
            state.route[tour, write] = each
            write += 1
    state.length[tour] = write
    schedule(tables, state, tour)


@njit(cache=True, nogil=True)
def ruin(tables: Tables, state: State, seed: int) -> None:
    """Take strings near one occurrence out of some tours."""
    tours = len(tables.begins)
    visited = state.length.sum()
    if visited == 0:
        return
    longest = min(LONGEST_STRING, visited / tours)
    strings = min(tours, int(np.random.random() * (4.0 * AVERAGE_REMOVED / (1.0 + longest) - 1.0) + 1.0))
    ruined = np.zeros(tours, np.bool_)
    for stop in tables.near[seed]:
        tour = state.tour[stop]
        if tour >= 0 and not ruined[tour]:
            remove_string(tables, state, tour, stop)
            ruined[tour] = True
            strings -= 1
            if strings == 0:
                return


@njit(cache=True, nogil=True)
def scatter(tables: Tables, state: State) -> None:
    """Take single stops out, wherever they are: where budgets are short, those in the way are not near each other."""
    chance = AVERAGE_REMOVED / max(state.length.sum(), 1)
    for tour in range(len(tables.begins)):
        write = 0
        for read in range(state.length[tour]):
            stop = state.route[tour, read]
            if np.random.random() < chance:
                _count(tables, state, stop, -1)
            else:
                state.route[tour, write] = stop
                write += 1
        state.length[tour] = write
        schedule(tables, state, tour)


@njit(cache=True, nogil=True)
def turns(tables: Tables, waiting: Numbers, seed: int) -> Numbers:
    """The positions of those that wait, in the order of one of several manners."""
    keys = np.empty(len(waiting), np.float64)
    manner = np.random.random()
    if manner > 0.85 and len(tables.budgets) == 0:
        manner -= 0.85
    for index, stop in enumerate(waiting):
        noise = 0.7 + 0.6 * np.random.random()
        if manner < 0.25:
            keys[index] = noise
        elif manner < 0.45:
            keys[index] = -tables.prize[stop] * noise
        elif manner < 0.68:
            keys[index] = -tables.prize[stop] / (tables.minutes[stop] + tables.typical_gap) * noise
        elif manner < 0.77:
            keys[index] = tables.gap[stop, seed]
        elif manner < 0.85:
            last = tables.first_window[0, stop + 1] - 1
            keys[index] = tables.closes[last] if last >= tables.first_window[0, stop] else 0
        else:
            taken = 0.01 + (tables.amounts[stop] / np.maximum(tables.budgets, 1)).sum()
            keys[index] = -tables.prize[stop] / taken * noise
    return np.argsort(keys)


@njit(cache=True, nogil=True)
def recreate(tables: Tables, state: State, seed: int, most: int) -> None:
    """Put in what fits, in one of several orders; at most ``most`` are tried."""
    waiting = np.flatnonzero(state.tour < 0)
    patience = int(np.random.random() < PATIENCE)
    tried = 0
    for index in turns(tables, waiting, seed):
        if tried == most:
            break
        stop = waiting[index]
        if not (state.spent + tables.amounts[stop] <= tables.budgets).all():
            continue
        tried += 1
        tour, place = cheapest(tables, state, stop, patience)
        if tour >= 0:
            insert(tables, state, stop, tour, place)


@njit(cache=True, nogil=True)
def restore(tables: Tables, state: State, route: Numbers, length: Numbers) -> None:
    """Make the state an earlier plan again."""
    state.tour[:] = -1
    state.spent[:] = 0
    state.worth[0] = 0
    for tour in range(len(length)):
        state.length[tour] = length[tour]
        for place in range(length[tour]):
            stop = route[tour, place]
            state.route[tour, place] = stop
            _count(tables, state, stop, tour)
        schedule(tables, state, tour)


@njit(cache=True, nogil=True)
def start(seed: int) -> None:
    """Seed the generator of the thread that calls."""
    np.random.seed(seed)


@njit(cache=True, nogil=True)
def anneal(tables: Tables, state: State, best: Best, rounds: int, heat: float, most: int) -> None:
    """Take apart and put together ``rounds`` times at one temperature (in prize)."""
    count = len(tables.minutes)
    route, length = state.route.copy(), state.length.copy()
    worth = state.worth[0]
    scattered = SCATTERED if len(tables.budgets) else 0.0
    for _ in range(rounds):
        seed = np.random.randint(count)
        if np.random.random() < scattered:
            scatter(tables, state)
        else:
            ruin(tables, state, seed)
        recreate(tables, state, seed, most)
        if state.worth[0] >= worth + heat * math.log(np.random.random() + 1e-300):
            worth = state.worth[0]
            for tour in range(len(length)):
                length[tour] = state.length[tour]
                route[tour, : length[tour]] = state.route[tour, : length[tour]]
            if worth > best.worth[0]:
                best.worth[0] = worth
                best.route[:] = route
                best.length[:] = length
        else:
            restore(tables, state, route, length)
