"""A proven bound on what a visit is worth: column generation over day routes.

Columns are the routes of one subgroup's day. The master problem takes fractions of them; it leaves out that those who
share a session begin together, and the order of sessions on different days of different subgroups, so that no plan is
worth more. At whatever prices, the Lagrangian bound of the master holds (G. Desaulniers, J. Desrosiers, M. Solomon,
*Column Generation*, Springer 2005, chapter 1); prices are taken between the best so far and the newest (P. Wentges,
"Weighted Dantzig-Wolfe decomposition for linear mixed-integer programming", ITOR 4, 1997).
"""

import threading
from collections.abc import Mapping
from datetime import date
from math import floor, inf

from visitplanner.planning.constraints import orders
from visitplanner.planning.day_routes.generation import Generation
from visitplanner.planning.day_routes.tables import tables
from visitplanner.planning.options import options
from visitplanner.planning.precedence import narrowed
from visitplanner.planning.problem import Problem, SessionId

TOLERANCE = 1e-5
"""Far more than the sums can be off, far less than one unit."""
PROMISING = 0.05
"""The share of a session on a date from which on it is worth trying there."""


class DayRouteBound:
    """Finds the bound in a thread of its own, while others look for plans.

    ``units`` is the bound as it stands, in units of the first level; ``is_settled`` whether it gets no lower.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._options = narrowed(problem, options(problem), tuple(orders(problem)))
        self._shares: Mapping[date, Mapping[SessionId, float]] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._guarded, daemon=True)
        self.units: int | None = None
        self.is_settled = False
        self.failure: Exception | None = None

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """No more is looked for; what is known stays."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()
        if self.failure is not None:
            raise self.failure

    def run(self, rounds: int) -> None:
        """Look for it here and now, for so many rounds at most."""
        self._find(rounds)

    def promising(self, on: date) -> Mapping[SessionId, float]:
        """The sessions that the best fractions so far hold on a date, with the share of each."""
        return self._shares.get(on, {})

    def _guarded(self) -> None:
        try:
            self._find(None)
        except Exception as failure:
            # A thread that fails must not pass for one that found nothing.
            self.failure = failure

    def _find(self, rounds: int | None) -> None:
        generation = Generation(tables(self._problem, self._options))
        while not self._over.is_set() and rounds != 0:
            more = generation.round(self._over.is_set)
            self._shares = self._by_date(generation)
            if generation.bound < inf:
                self.units = floor(generation.bound + TOLERANCE)
            if not more:
                self.is_settled = True
                return
            rounds = None if rounds is None else rounds - 1

    def _by_date(self, generation: Generation) -> Mapping[date, Mapping[SessionId, float]]:
        flat = [(each.session, option.date) for each in self._problem.occurrences for option in self._options[each.id]]
        found: dict[date, dict[SessionId, float]] = {}
        for option, share in generation.taken.items():
            session, on = flat[option]
            there = found.setdefault(on, {})
            if share >= PROMISING:
                there[session] = max(share, there.get(session, 0.0))
        return found
