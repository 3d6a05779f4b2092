"""Column generation: the master sets prices, every tour answers with the routes that are worth most at them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf

import numpy as np

from visitplanner.planning.day_routes import pricing
from visitplanner.planning.day_routes.labels import FIRST_OF_ORDERS, LAST_OF_ORDERS
from visitplanner.planning.day_routes.master import Floats, Master, Prices
from visitplanner.planning.day_routes.tables import Numbers, Tables

TOWARDS_NEWEST = 0.7
"""How far prices go from the best so far to the newest."""
ROUTES = 6
"""Routes that one tour may add in a round."""
NOTHING = 1e-7


@dataclass(frozen=True)
class _Tour:
    """What may be visited on a subgroup's day: options, the place of the day among those of each, the bits of orders,
    and how many fit."""

    number: int
    options: Numbers
    entries: Numbers
    leaves: Numbers
    forbids: Numbers
    longest: int


class Generation:
    """Rounds of column generation; ``bound`` is the lowest so far, on the worth of any plan."""

    def __init__(self, known: Tables) -> None:
        self.master = Master(known)
        self.bound = inf
        self._known = known
        self._gap = _least_gaps(known)
        self._tours = [each for each in map(self._tour, range(len(known.begins))) if len(each.options)]
        self._centre: Prices | None = None
        self._exact = False
        self._is_bounded = all(each.longest <= pricing.LONGEST for each in self._tours)
        self.taken: Mapping[int, float] = {}
        """The options that the newest fractions hold, with the share of each."""

    def round(self, stopped: Callable[[], bool]) -> bool:
        """One round more; whether another could change anything. First good routes, then the best, for a bound."""
        newest = self.master.solve()
        if newest is None:
            return False
        self.taken = dict(self.master.taken())
        prices = newest if self._centre is None else self._centre.towards(newest, TOWARDS_NEWEST)
        if self._price(prices, newest, stopped):
            return True
        if not self._exact:
            self._exact = True
            return True
        # Nothing new at the prices in between: only the newest can tell whether this is the end.
        return prices is not newest and self._price(newest, newest, stopped) > 0

    def _price(self, prices: Prices, newest: Prices, stopped: Callable[[], bool]) -> int:
        """Add the routes that are worth more than they ask; how many there were."""
        gains, gains_newest = self.master.gains(prices), self.master.gains(newest)
        total, added = self.master.at(prices, gains), 0
        idle = set(range(len(self._known.begins))) - {each.number for each in self._tours}
        total += float(sum(prices.tour[each] for each in idle))
        for tour in self._tours:
            if stopped():
                return added
            rewards = self._rewards(tour, prices, gains)
            routes, top = self._best(tour, rewards, float(prices.tour[tour.number]))
            total += top
            at_newest = dict(zip(tour.options.tolist(), self._rewards(tour, newest, gains_newest), strict=True))
            for route in routes:
                options = route[route >= 0]
                if len(options) and sum(at_newest[int(each)] for each in options) > newest.tour[tour.number] + NOTHING:
                    self.master.add(tour.number, options)
                    added += 1
        if self._exact and self._is_bounded and total < min(self.bound, pricing.NO_BOUND):
            self.bound = total
            self._centre = prices
        elif not self._exact:
            self._centre = prices
        return added

    def _best(self, tour: _Tour, rewards: Floats, enough: float) -> tuple[Numbers, float]:
        """Routes worth more than enough, and a bound on the worth of any."""
        some = rewards > NOTHING
        if not some.any():
            return np.empty((0, 1), np.int64), enough
        routes, _, top = pricing.best_routes(
            self._known,
            self._gap,
            tour.number,
            tour.options[some],
            rewards[some],
            min(tour.longest, pricing.LONGEST),
            ROUTES,
            enough,
            self._exact,
            tour.leaves[some],
            tour.forbids[some],
        )
        return routes, float(top)

    def _rewards(self, tour: _Tour, prices: Prices, gains: Floats) -> Floats:
        rewards: Floats = np.where(self.master.joint[tour.options], prices.link[tour.entries], gains[tour.options])
        return rewards

    def _tour(self, number: int) -> _Tour:
        entries = np.flatnonzero(self._known.tour == number)
        options = np.searchsorted(self._known.first_tour, entries, side="right") - 1
        longest = max(1, int(pricing.most_stops(self._known, number, options)))
        return _Tour(number, options, entries, *_order_bits(self._known, options), longest)


def _least_gaps(known: Tables) -> Numbers:
    """The least time between two stops, whatever is visited on the way: routes leave out what has no reward."""
    gap, count = known.gap.copy(), len(known.minutes)
    for via in range(count):
        gap = np.minimum(gap, gap[:, via : via + 1] + known.minutes[via] + gap[via : via + 1, :])
    return gap


def _order_bits(known: Tables, options: Numbers) -> tuple[Numbers, Numbers]:
    """For each option the bits that a visit leaves and those that forbid it, so that few routes break an order.

    One bit stands for all orders with one session: those after it leave the bit that forbids it, or it leaves the one
    that forbids those before it. Sessions with the most orders come first; where bits run out, orders are let go.
    """
    leaves, forbids = np.zeros(len(options), np.int64), np.zeros(len(options), np.int64)
    at: dict[int, list[int]] = {}
    for place, option in enumerate(options):
        at.setdefault(int(known.occurrence[option]), []).append(place)
    pairs = {(int(a), int(b)) for a, b in known.order if int(a) in at and int(b) in at}
    for bit in range(FIRST_OF_ORDERS, LAST_OF_ORDERS + 1):
        if not pairs:
            break
        ends = [(each[side], side) for each in sorted(pairs) for side in (0, 1)]
        hub, side = max(ends, key=lambda each: (ends.count(each), each))
        mine = {each for each in pairs if each[side] == hub}
        for first, then in mine:
            leaves[at[then]] |= 1 << bit
            forbids[at[first]] |= 1 << bit
        pairs -= mine
    return leaves, forbids
