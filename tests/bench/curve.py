"""Measured curves on two logarithmic scales, in letters for a terminal and as an SVG; a straight line is a power."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 72, 20
MARKS = "ox+*#"
COLOURS = ("#1f6f8b", "#c05621", "#2f855a", "#6b46c1", "#b83280")
SVG_WIDTH, SVG_HEIGHT, MARGIN = 720, 420, 60


@dataclass(frozen=True)
class Line:
    """Points in order; both numbers of each are greater than 0."""

    name: str
    points: Sequence[tuple[float, float]]

    @property
    def power(self) -> float | None:
        """The power of x with which y grows, by least squares over the logarithms."""
        logs = [(log10(x), log10(y)) for x, y in self.points]
        if len(logs) < 2:
            return None
        mean_x, mean_y = (sum(each) / len(logs) for each in zip(*logs, strict=True))
        return sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _ in logs)

    @property
    def legend(self) -> str:
        power = self.power
        return self.name if power is None else f"{self.name} (grows with the power {power:.1f})"


class _Scale:
    """From the whole powers of ten around y, and from the least to the greatest x, to shares of a picture."""

    def __init__(self, lines: Sequence[Line]) -> None:
        points = [each for line in lines for each in line.points]
        self._least_x, self._most_x = (log10(pick(x for x, _ in points)) for pick in (min, max))
        self.least_y = floor(log10(min(y for _, y in points)))
        self.most_y = max(self.least_y + 1, ceil(log10(max(y for _, y in points))))

    def x(self, value: float) -> float:
        return (log10(value) - self._least_x) / max(self._most_x - self._least_x, 1e-9)

    def y(self, value: float) -> float:
        return (log10(value) - self.least_y) / (self.most_y - self.least_y)


def in_letters(lines: Sequence[Line], across: str, up: str) -> str:
    """A curve of letters, with its scales and its legend."""
    lines = [each for each in lines if each.points]
    if not lines:
        return "no points to draw"
    scale = _Scale(lines)
    grid = [[" "] * WIDTH for _ in range(HEIGHT)]
    for line, mark in zip(lines, MARKS, strict=False):
        for x, y in line.points:
            grid[HEIGHT - 1 - round(scale.y(y) * (HEIGHT - 1))][round(scale.x(x) * (WIDTH - 1))] = mark
    ticks = {HEIGHT - 1 - round(scale.y(10.0**n) * (HEIGHT - 1)): n for n in range(scale.least_y, scale.most_y + 1)}
    rows = [f"{10.0 ** ticks[n] if n in ticks else '':>8} |{''.join(row).rstrip()}" for n, row in enumerate(grid)]
    legend = [f"   {mark}  {line.legend}" for line, mark in zip(lines, MARKS, strict=False)]
    return "\n".join([up.rjust(8), *rows, " " * 9 + "-" * WIDTH, _under(lines, scale), across.rjust(WIDTH), *legend])


def _under(lines: Sequence[Line], scale: _Scale) -> str:
    under = [" "] * (WIDTH + 8)
    for x in sorted({x for line in lines for x, _ in line.points}):
        number, place = f"{x:g}", round(scale.x(x) * (WIDTH - 1))
        under[place : place + len(number)] = number
    return " " * 10 + "".join(under).rstrip()


def svg(lines: Sequence[Line], across: str, up: str) -> str:
    """The same as a picture of its own."""
    lines = [each for each in lines if each.points]
    scale = _Scale(lines)

    def place(x: float, y: float) -> tuple[float, float]:
        wide, high = SVG_WIDTH - 2 * MARGIN, SVG_HEIGHT - 2 * MARGIN
        return round(MARGIN + scale.x(x) * wide, 1), round(SVG_HEIGHT - MARGIN - scale.y(y) * high, 1)

    xs = sorted({x for line in lines for x, _ in line.points})
    parts = [_text(MARGIN, MARGIN - 30, up), _text(SVG_WIDTH - MARGIN, SVG_HEIGHT - 12, across, anchor="end")]
    for n in range(scale.least_y, scale.most_y + 1):
        _, y = place(xs[0], 10.0**n)
        parts.append(f'<path d="M{MARGIN} {y}H{SVG_WIDTH - MARGIN}" stroke="#d0d7de"/>')
        parts.append(_text(MARGIN - 8, y + 4, f"{10.0**n:g}", anchor="end"))
    parts += [_text(place(x, 10.0**scale.least_y)[0], SVG_HEIGHT - MARGIN + 18, f"{x:g}", anchor="middle") for x in xs]
    for n, (line, colour) in enumerate(zip(lines, COLOURS, strict=False)):
        points = [place(*each) for each in line.points]
        path = " ".join(f"{x},{y}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in points]
        parts.append(_text(MARGIN + 14, MARGIN - 8 + 18 * n, line.legend, colour=colour))
    size = f'width="{SVG_WIDTH}" height="{SVG_HEIGHT}" viewBox="0 0 {SVG_WIDTH} {SVG_HEIGHT}"'
    letters = 'font-family="sans-serif" font-size="13"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {letters}>{"".join(parts)}</svg>\n'


def _text(x: float, y: float, words: str, *, anchor: str = "start", colour: str = "#24292f") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{colour}">{escape(words)}</text>'
