"""The best routes of one tour for given rewards, found exactly: a labelling algorithm, compiled.

Labels are extended stop by stop. Of two that end at the same stop, one is given up when the other is no later, worth no
less, and has had lunch too; so is any that cannot become worth enough. To begin with a label does not remember where it
has been; stops that the best route visits twice are then remembered, until it visits none twice (G. Righini and
M. Salani, "New dynamic programming algorithms for the resource constrained elementary shortest path problem",
Networks 51, 2008).
"""

import numpy as np
from numba import njit

from visitplanner.planning.day_routes.labels import (
    NEVER,
    TOLERANCE,
    Floats,
    Found,
    Labels,
    Marks,
    add,
    keep_route,
    new_found,
    new_labels,
    remember,
    soonest_lunch,
)
from visitplanner.planning.day_routes.tables import Numbers, Tables

LONGEST = 16
"""Stops of one route that are looked for; where a day might hold more, there is no bound."""
NO_BOUND = 1e18


@njit(cache=True, nogil=True)
def soonest(tables: Tables, option: int, moment: int) -> int:
    """The first start of an option at or after a moment, or NEVER."""
    for window in range(tables.first_window[option], tables.first_window[option + 1]):
        if moment <= tables.closes[window]:
            opens = tables.opens[window]
            if moment <= opens:
                return int(opens)
            return int(opens + -(-(moment - opens) // tables.step[window]) * tables.step[window])
    return NEVER


@njit(cache=True, nogil=True)
def most_stops(tables: Tables, tour: int, candidates: Numbers) -> int:
    """How many of some options of a tour its hours and the counters allow together, at most."""
    least = _most_within(tables.minutes[tables.occurrence[candidates]], tables.ends[tour] - tables.begins[tour])
    amounts = np.zeros((len(tables.most), len(candidates)), np.int64)
    for place in range(len(candidates)):
        option = candidates[place]
        for entry in range(tables.first_counter[option], tables.first_counter[option + 1]):
            amounts[tables.counter[entry], place] = tables.amount[entry]
    for counter in range(len(tables.most)):
        least = min(least, _most_within(amounts[counter], tables.most[counter]))
    return least


@njit(cache=True, nogil=True)
def _most_within(amounts: Numbers, most: int) -> int:
    count = 0
    for amount in np.sort(amounts):
        most -= amount
        if most < 0:
            break
        count += 1
    return count


@njit(cache=True, nogil=True)
def best_routes(
    tables: Tables,
    gap: Numbers,
    tour: int,
    candidates: Numbers,
    rewards: Floats,
    longest: int,
    wanted: int,
    enough: float,
    exact: bool,
    leaves: Numbers,
    forbids: Numbers,
) -> tuple[Numbers, Floats, float]:
    """Up to ``wanted`` routes of a tour that are worth more than ``enough``, best first, and a bound on that of any.

    ``rewards[j]`` is that of the option ``candidates[j]``, above 0; ``leaves`` and ``forbids`` are its bits. The routes
    are rows of options, filled up with -1. The bound is no less than ``enough``; unless ``exact``, only good routes are
    looked for and there is no bound.
    """
    order = np.argsort(-rewards)
    options, gains = candidates[order], rewards[order]
    marks = Marks(leaves[order], forbids[order], np.zeros(len(options), np.int64))
    labels = new_labels(len(options), longest)
    routes = np.full((wanted, longest), -1, np.int64)
    worth = np.full(wanted, enough, np.float64)
    while True:
        found = new_found(wanted, enough)
        complete = _extend_all(tables, gap, tour, options, gains, marks, labels, found)
        for place in range(wanted):
            if found.label[place] >= 0:
                keep_route(options, labels, found.length[place], found.label[place], routes[place])
                worth[place] = found.worth[place]
        if not exact or not complete:
            return routes, worth, NO_BOUND
        if found.best[0] <= max(worth[0], enough) + TOLERANCE:
            return routes, worth, max(found.best[0], enough)
        if not remember(labels, found, marks):
            return routes, worth, found.best[0]


@njit(cache=True, nogil=True)
def _extend_all(  # noqa: C901
    tables: Tables,
    gap: Numbers,
    tour: int,
    options: Numbers,
    gains: Floats,
    marks: Marks,
    labels: Labels,
    found: Found,
) -> bool:
    """All routes worth looking at, length by length; whether there was room for them all.

    All in one function, against the house's custom: this is where the time goes.
    """
    longest, count, base = len(labels.used) - 1, len(options), tables.base[tour]
    beyond = np.zeros(longest + 1, np.float64)
    for more in range(1, longest + 1):
        beyond[more] = beyond[more - 1] + (gains[more - 1] if more <= count else 0.0)
    labels.head[:] = -1
    labels.used[:] = 0
    labels.used[0] = 1
    labels.last[0, 0], labels.ends[0, 0], labels.fed[0, 0] = -1, tables.begins[tour], int(tables.rest[tour] == 0)
    labels.seen[0, 0], labels.worth[0, 0], labels.parent[0, 0], labels.alive[0, 0] = 0, 0.0, -1, 1
    for length in range(longest):
        for label in range(labels.used[length]):
            worth = labels.worth[length, label]
            if labels.alive[length, label] == 0:
                continue
            here, ends, fed = labels.last[length, label], labels.ends[length, label], labels.fed[length, label]
            before = base if here < 0 else tables.occurrence[options[here]]
            for to in range(count):
                # The candidates stand in the order of their rewards.
                if worth + gains[to] + beyond[longest - length - 1] <= found.worth[-1] + TOLERANCE:
                    break
                if to == here or labels.seen[length, label] & marks.forbids[to]:
                    continue
                arrival = ends + gap[before, tables.occurrence[options[to]]]
                start = soonest(tables, options[to], arrival)
                if start == NEVER:
                    continue
                if fed == 0:
                    lunch = soonest_lunch(tables, tour, ends)
                    if lunch == NEVER:
                        continue
                    later = soonest(tables, options[to], max(arrival, lunch + tables.rest[tour]))
                    if later != NEVER and not add(
                        tables, gap, tour, options, gains, marks, labels, found, length, label, to, later, 1
                    ):
                        return False
                    if later == start:
                        continue
                if not add(tables, gap, tour, options, gains, marks, labels, found, length, label, to, start, fed):
                    return False
    return True
