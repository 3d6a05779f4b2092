"""A team orienteering instance in plain numbers, and what routes are worth that anybody found for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from visitplanner.planning import Problem

Routes = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Orienteering:
    """Vertex 0 is where every tour begins and ends; windows bound the begin of a service."""

    name: str
    tours: int
    closes: int
    ways: Sequence[Sequence[int]]
    minutes: Sequence[int]
    prizes: Sequence[int]
    opens: Sequence[int]
    latest: Sequence[int]

    @classmethod
    def of(cls, problem: Problem) -> "Orienteering":
        """Every tour offers a vertex the same window, so the first tells all."""
        sites = [each.id for each in problem.sites]
        first = [(each.windows or ())[0] for each in problem.sessions]
        minutes = [each.minutes for each in problem.sessions]
        return cls(
            name=problem.visit_id,
            tours=len(problem.days),
            closes=problem.days[0].hours.closes,
            ways=[[problem.travel.minutes(a, b) for b in sites] for a in sites],
            minutes=[0, *minutes],
            prizes=[0, *(each.priority for each in problem.sessions)],
            opens=[0, *(each.opens for each in first)],
            latest=[0, *(each.closes - long for each, long in zip(first, minutes, strict=True))],
        )

    @property
    def vertices(self) -> range:
        return range(1, len(self.prizes))

    def leg(self, a: int, b: int) -> int:
        """From the begin of one service to the arrival at the next."""
        return self.minutes[a] + self.ways[a][b]


def worth(instance: Orienteering, routes: Routes) -> int:
    """The prizes of routes that keep every rule; anything else is a fault of whoever made or translated them."""
    visited = [each for route in routes for each in route]
    assert len(routes) <= instance.tours
    assert len(set(visited)) == len(visited)
    for route in routes:
        begin = 0
        for a, b in pairwise((0, *route)):
            begin = max(begin + instance.leg(a, b), instance.opens[b])
            assert begin <= instance.latest[b]
        assert not route or begin + instance.leg(route[-1], 0) <= instance.closes
    return sum(instance.prizes[each] for each in visited)
