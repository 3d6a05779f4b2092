"""Reads the published orienteering benchmarks, TOPTW and MCTOPMTW, as problems, and the best values known of them.

One unit of time is a tenth of theirs for Solomon's instances and a hundredth for Cordeau's (those named ``pr…``).
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from visitplanner.adapters.orienteering import Instance, Span, Vertex, length, problem_of
from visitplanner.language.text import N_
from visitplanner.planning import Problem
from visitplanner.planning.windows import EVER
from visitplanner.use_cases.ports import BenchmarkFileIsFaulty
from visitplanner.visit.faults import shown

TYPES = 10
FEES = "fees"
MOST_VERTICES = 1000
MOST_TOURS = 50
GREATEST = 10**6


class ToptwFiles:
    """Team orienteering with time windows, for a number of tours that the file does not name."""

    def __init__(self, tours: int) -> None:
        self._tours = tours

    def read(self, name: str, data: bytes) -> Problem:
        """Raises ``BenchmarkFileIsFaulty``."""
        rows, scale = _rows(data, header=2, count=2), _scale(name)
        start = rows[2]
        start.needs(9)
        base = Vertex(start.whole(0), start.number(1), start.number(2), 0, 0, (), {})
        vertices = tuple(_toptw_vertex(row, self._tours, scale) for row in rows[3:])
        return _problem(Instance(_stem(name), base, start.span(-2, -1, scale), vertices, self._tours, scale, {}), rows)


class MctopmtwFiles:
    """Team orienteering with several time windows a vertex, entrance fees and vertices of ten types."""

    def read(self, name: str, data: bytes) -> Problem:
        """Raises ``BenchmarkFileIsFaulty``."""
        rows, scale = _rows(data, header=1, count=1), _scale(name)
        header, start = rows[0], rows[1]
        header.needs(3 + TYPES)
        start.needs(7)
        tours = header.whole(0)
        if not 1 <= tours <= MOST_TOURS:
            raise header.unusable(0)
        base = Vertex(0, start.number(1), start.number(2), 0, 0, (), {})
        vertices = tuple(_mctopmtw_vertex(row, tours, scale) for row in rows[2:])
        budgets = _amounts(header, 2)
        return _problem(Instance(_stem(name), base, start.span(5, 6, scale), vertices, tours, scale, budgets), rows)


@dataclass(frozen=True)
class Row:
    """One line of a file that is not empty. Everything raises ``BenchmarkFileIsFaulty``."""

    line: int
    words: Sequence[str]

    def needs(self, least: int) -> None:
        if len(self.words) < least:
            raise BenchmarkFileIsFaulty(
                N_(
                    "Line %(line)s has too few numbers: %(found)s, where at least %(least)s are needed.",
                    line=self.line,
                    found=len(self.words),
                    least=least,
                )
            )

    def number(self, place: int) -> float:
        try:
            number = float(self.words[place])
        except ValueError:
            raise self.unusable(place) from None
        if not abs(number) <= GREATEST:
            raise self.unusable(place)
        return number

    def whole(self, place: int) -> int:
        number = self.number(place)
        if number < 0 or number != int(number):
            raise self.unusable(place)
        return int(number)

    def units(self, place: int, scale: int) -> int:
        number = self.number(place)
        if number < 0:
            raise self.unusable(place)
        # Moved by a hair, so that 925.8 * 10 is not cut to 9257.
        return math.floor(number * scale + 1e-6)

    def minutes(self, place: int, scale: int) -> int:
        """How long a visit takes: something."""
        units = self.units(place, scale)
        if units == 0:
            raise self.unusable(place)
        return units

    def span(self, opens: int, closes: int, scale: int) -> Span:
        span = self.units(opens, scale), self.units(closes, scale)
        if span[1] < span[0]:
            raise BenchmarkFileIsFaulty(N_("In line %(line)s a time window closes before it opens.", line=self.line))
        return span

    def unusable(self, place: int) -> BenchmarkFileIsFaulty:
        sentence = N_(
            "In line %(line)s stands what cannot be used there: %(what)s.",
            line=self.line,
            what=shown(self.words[place]),
        )
        return BenchmarkFileIsFaulty(sentence)


def _rows(data: bytes, header: int, count: int) -> list[Row]:
    """Every line with something on it: ``header`` lines, the base and the vertices; word ``count`` tells how many."""
    try:
        lines = data.decode("ascii").splitlines()
    except UnicodeDecodeError:
        raise BenchmarkFileIsFaulty(N_("This is no plain text of numbers.")) from None
    rows = [Row(line, text.split()) for line, text in enumerate(lines, start=1) if text.strip()]
    if len(rows) < header + 2:
        raise BenchmarkFileIsFaulty(N_("The header, the starting point or the vertices are missing."))
    if len(rows) > header + 1 + MOST_VERTICES:
        raise BenchmarkFileIsFaulty(N_("There are more than %(most)s vertices.", most=MOST_VERTICES))
    rows[0].needs(count + 1)
    told, found = rows[0].whole(count), len(rows) - header - 1
    if told != found:
        raise BenchmarkFileIsFaulty(
            N_("The first line promises %(told)s vertices, but there are %(found)s.", told=told, found=found)
        )
    return rows


def _toptw_vertex(row: Row, tours: int, scale: int) -> Vertex:
    row.needs(9)
    row.needs(9 + row.whole(6))
    windows = ((row.span(-2, -1, scale),),) * tours
    place = row.number(1), row.number(2)
    return Vertex(row.whole(0), *place, row.minutes(3, scale), row.whole(4), windows, {})


def _mctopmtw_vertex(row: Row, tours: int, scale: int) -> Vertex:
    row.needs(12 + TYPES)
    first, second, third, fourth = (row.span(a, b, scale) for a, b in pairwise(range(5, 10)))
    in_odd_tours, in_even_tours = (first, third), (second, fourth)
    if row.whole(10) != 1:
        in_odd_tours, in_even_tours = in_even_tours, in_odd_tours
    windows = tuple(in_even_tours if tour % 2 else in_odd_tours for tour in range(tours))
    place = row.number(1), row.number(2)
    return Vertex(row.whole(0), *place, row.minutes(3, scale), row.whole(4), windows, _amounts(row, 11))


def _amounts(row: Row, first: int) -> dict[str, int]:
    """The fees, and after them the ten types."""
    return {FEES: row.whole(first)} | {f"type {z}": row.whole(first + z) for z in range(1, TYPES + 1)}


def _problem(instance: Instance, rows: Sequence[Row]) -> Problem:
    known: set[int] = set()
    for row, vertex in zip(rows[-len(instance.vertices) - 1 :], (instance.base, *instance.vertices), strict=True):
        if vertex.number in known:
            raise row.unusable(0)
        known.add(vertex.number)
    if length(instance.hours[1], instance.tours) > EVER:
        raise BenchmarkFileIsFaulty(N_("The tours together are longer than the planner can count."))
    return problem_of(instance)


def _stem(name: str) -> str:
    return PurePath(name).stem


def _scale(name: str) -> int:
    return 100 if re.search(r"(^|-)pr\d*$", _stem(name).lower()) else 10
