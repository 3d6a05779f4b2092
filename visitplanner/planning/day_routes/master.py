"""The master problem: fractions of day routes and of options that are worth most together, and the prices this sets."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.linear_solver import pywraplp

from visitplanner.planning.day_routes.tables import Numbers, Tables

Floats = NDArray[np.float64]

PENALTY = 100.0
"""What the master pays for a required session it does not hold, in highest prizes."""
NOTHING = 1e-7
DUAL_SIMPLEX = "use_preprocessing: false\nuse_dual_simplex: true"
"""Far fewer rounds than with the primal: of all prices at an optimum it takes such as are of use."""


@dataclass(frozen=True)
class Prices:
    """What the rows of the master ask for one unit. Those of limits are never below zero.

    ``held`` by occurrence, ``topic``, ``counter`` and ``tour`` by their numbers, ``link`` by entry of ``Tables.tour``.
    """

    held: Floats
    topic: Floats
    counter: Floats
    tour: Floats
    link: Floats

    def towards(self, other: "Prices", share: float) -> "Prices":
        """The prices a share of the way to others."""
        return Prices(*(a + share * (b - a) for a, b in zip(astuple(self), astuple(other), strict=True)))


class Master:
    """A linear program that grows by columns. A single option counts with the routes it is in; one of several subgroups
    has a variable of its own, which no more of it than of the routes of each of them may exceed."""

    def __init__(self, known: Tables) -> None:
        self.known = known
        self.joint = np.diff(known.first_tour) > 1
        self.penalty = PENALTY * max(1, int(known.prize.max(initial=1)))
        self.columns: list[tuple[Any, Numbers]] = []
        self._solver = pywraplp.Solver.CreateSolver("GLOP")
        assert self._solver.SetSolverSpecificParametersAsString(DUAL_SIMPLEX)
        self._goal = self._solver.Objective()
        self._goal.SetMaximization()
        self._topic = self._rows(0.0 for _ in known.topic_prize)
        self._tour = self._rows(1.0 for _ in known.begins)
        self._counter = self._rows(map(float, known.most))
        self._link = self._rows(0.0 for _ in known.tour)
        self._held = [
            self._solver.Constraint(1.0 if each else -self._solver.infinity(), 1.0) for each in known.required
        ]
        self._add_topics()
        self._add_missing()
        self._taken = {int(option): self._add_joint(int(option)) for option in np.flatnonzero(self.joint)}

    def _rows(self, limits: Iterable[float]) -> list[Any]:
        return [self._solver.Constraint(-self._solver.infinity(), each) for each in limits]

    def _add_topics(self) -> None:
        for row, prize in zip(self._topic, self.known.topic_prize, strict=True):
            treated = self._solver.NumVar(0.0, 1.0, "")
            self._goal.SetCoefficient(treated, float(prize))
            row.SetCoefficient(treated, 1.0)

    def _add_missing(self) -> None:
        """Until routes are there, required sessions may be missing, at a price."""
        for occurrence in np.flatnonzero(self.known.required):
            missing = self._solver.NumVar(0.0, 1.0, "")
            self._held[occurrence].SetCoefficient(missing, 1.0)
            self._goal.SetCoefficient(missing, -float(self.penalty))

    def _add_joint(self, option: int) -> Any:
        taken = self._solver.NumVar(0.0, 1.0, "")
        self._fill(taken, [option])
        for entry in range(self.known.first_tour[option], self.known.first_tour[option + 1]):
            self._link[entry].SetCoefficient(taken, 1.0)
        return taken

    def add(self, tour: int, route: Numbers) -> None:
        """A route of a tour, as the options in it."""
        column = self._solver.NumVar(0.0, self._solver.infinity(), "")
        self._tour[tour].SetCoefficient(column, 1.0)
        self._fill(column, [int(each) for each in route if not self.joint[each]])
        for option in route:
            if self.joint[option]:
                self._link[self.entry(int(option), tour)].SetCoefficient(column, -1.0)
        self.columns.append((column, route))

    def entry(self, option: int, tour: int) -> int:
        """The place of a tour among those of an option."""
        first, beyond = self.known.first_tour[option], self.known.first_tour[option + 1]
        return int(first + np.flatnonzero(self.known.tour[first:beyond] == tour)[0])

    def _fill(self, column: Any, options: list[int]) -> None:
        """What holding some options is worth and takes."""
        known = self.known
        occurrences = [int(known.occurrence[each]) for each in options]
        topics = [int(t) for o in occurrences for t in known.topic[known.first_topic[o] : known.first_topic[o + 1]]]
        for row in occurrences:
            self._held[row].SetCoefficient(column, 1.0)
        for row in set(topics):
            self._topic[row].SetCoefficient(column, -float(topics.count(row)))
        taken: dict[int, int] = {}
        for option in options:
            for place in range(known.first_counter[option], known.first_counter[option + 1]):
                taken[int(known.counter[place])] = taken.get(int(known.counter[place]), 0) + int(known.amount[place])
        for row, amount in taken.items():
            self._counter[row].SetCoefficient(column, float(amount))
        self._goal.SetCoefficient(column, float(known.prize[occurrences].sum()))

    def solve(self) -> Prices | None:
        """The prices at the optimum; nothing when the solver gives up."""
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        return Prices(
            np.array([each.dual_value() for each in self._held]),
            *(
                np.maximum(0.0, np.array([each.dual_value() for each in rows]))
                for rows in (self._topic, self._counter, self._tour, self._link)
            ),
        )

    @property
    def worth(self) -> float:
        """What the fractions are worth together."""
        return float(self._goal.Value())

    def taken(self) -> Iterator[tuple[int, float]]:
        """The options with the share of each that is taken."""
        shares: dict[int, float] = {each: variable.solution_value() for each, variable in self._taken.items()}
        for column, route in self.columns:
            share = column.solution_value()
            if share > NOTHING:
                for option in route:
                    if not self.joint[option]:
                        shares[int(option)] = shares.get(int(option), 0.0) + share
        return ((option, share) for option, share in shares.items() if share > NOTHING)

    def gains(self, prices: Prices) -> Floats:
        """What each option adds at some prices, before what its links ask."""
        known = self.known
        count = len(known.minutes)
        topics = np.zeros(count)
        np.add.at(topics, np.repeat(np.arange(count), np.diff(known.first_topic)), prices.topic[known.topic])
        gains = (known.prize - prices.held + topics)[known.occurrence]
        options = np.repeat(np.arange(len(gains)), np.diff(known.first_counter))
        np.subtract.at(gains, options, prices.counter[known.counter] * known.amount)
        return gains

    def at(self, prices: Prices, gains: Floats) -> float:
        """What the rows and all variables but the routes add to the Lagrangian bound at some prices."""
        known = self.known
        links = np.zeros(len(gains))
        np.add.at(links, np.repeat(np.arange(len(gains)), np.diff(known.first_tour)), prices.link)
        required = known.required.astype(bool)
        return float(
            prices.held[required].sum()
            + np.maximum(0.0, prices.held[~required]).sum()
            + prices.counter @ known.most
            + np.maximum(0.0, (gains - links)[self.joint]).sum()
            + np.maximum(0.0, known.topic_prize - prices.topic).sum()
            + np.maximum(0.0, -prices.held[required] - self.penalty).sum()
        )
