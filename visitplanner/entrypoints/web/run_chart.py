"""A small chart of how a planning run gets on: the best value rises, the bound falls, until they meet."""

from collections.abc import Sequence
from dataclasses import dataclass

from visitplanner.storage.queries.planning_runs import Point

WIDTH, HEIGHT, EDGE = 320.0, 96.0, 4.0


@dataclass(frozen=True)
class RunChart:
    """Points of the two lines as SVG wants them, the seconds at the end of the axis, and the values at its edges."""

    value_line: str
    bound_line: str
    seconds: int
    lowest: int
    highest: int
    width: float = WIDTH
    height: float = HEIGHT


def chart_of(points: Sequence[Point], elapsed: float) -> RunChart | None:
    """Nothing before there are two things to draw. A bound far above everything is drawn at the upper edge."""
    values = [(at, value) for at, value, _ in points if value is not None]
    bounds = [(at, bound) for at, _, bound in points if bound is not None]
    if not values:
        return None
    known = [each for _, each in values] + [each for _, each in bounds[-1:]]
    lowest, highest = min(known), max(known)
    seconds = max(elapsed, 0.1, *(at for at, _, _ in points))
    scale = _Scale(seconds, lowest, max(highest, lowest + 1))
    return RunChart(
        value_line=scale.steps(values),
        bound_line=scale.steps(bounds),
        seconds=round(seconds),
        lowest=lowest,
        highest=highest,
    )


@dataclass(frozen=True)
class _Scale:
    seconds: float
    lowest: int
    highest: int

    def steps(self, points: Sequence[tuple[float, int]]) -> str:
        """A line that stays at each value until the next is there."""
        corners: list[tuple[float, float]] = []
        for at, value in points:
            x, y = self._x(at), self._y(value)
            if corners:
                corners.append((x, corners[-1][1]))
            corners.append((x, y))
        if corners:
            corners.append((self._x(self.seconds), corners[-1][1]))
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)

    def _x(self, at: float) -> float:
        return EDGE + (WIDTH - 2 * EDGE) * min(at, self.seconds) / self.seconds

    def _y(self, value: int) -> float:
        share = (min(value, self.highest) - self.lowest) / (self.highest - self.lowest)
        return HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * share
