"""An upper bound on the prize of any plan that costs next to nothing: the smallest of a few fractional knapsacks."""

from collections.abc import Iterable
from fractions import Fraction

import numpy as np

from visitplanner.planning.routes.tables import Numbers, Tables


def upper_bound(known: Tables) -> int:
    """Never below the prize of any plan that keeps the rules.

    No plan is worth more than everything that could be held at all; than what fits into the time of all tours, were
    every stop reached from the nearest place and every return the shortest; than what fits into any one budget.
    """
    possible = np.flatnonzero((known.first_window[:, 1:] > known.first_window[:, :-1]).any(axis=0))
    if not len(possible):
        return 0
    prizes = known.prize[possible]
    knapsacks = [_knapsack(prizes, _least_minutes(known, possible), _minutes_in_all(known, possible))]
    for taken, budget in zip(known.amounts[possible].T, known.budgets, strict=True):
        knapsacks.append(_knapsack(prizes, taken, int(budget)))
    return min(int(prizes.sum()), *knapsacks)


def _least_minutes(known: Tables, possible: Numbers) -> Numbers:
    """What each stop takes of a tour at least: itself, and the way from the nearest of the others or from the base."""
    base = len(known.minutes)
    ways = known.gap[[*possible, base]][:, possible].copy()
    for place in range(len(possible)):
        ways[place, place] = ways[-1, place]
    least: Numbers = known.minutes[possible] + ways.min(axis=0)
    return least


def _minutes_in_all(known: Tables, possible: Numbers) -> int:
    back = int(known.gap[possible, len(known.minutes)].min())
    return sum(max(0, int(each) - back) for each in known.ends - known.begins)


def _knapsack(prizes: Iterable[int], weights: Iterable[int], room: int) -> int:
    """The most that fits if the last thing may be cut, rounded down: prizes are whole."""
    things = sorted(
        ((int(prize), int(weight)) for prize, weight in zip(prizes, weights, strict=True)),
        key=lambda each: Fraction(each[1], each[0]) if each[0] else Fraction(10**18),
    )
    worth = 0
    for prize, weight in things:
        if weight > room:
            return worth + prize * room // weight
        worth, room = worth + prize, room - weight
    return worth
