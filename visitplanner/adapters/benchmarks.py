"""Reads the published orienteering benchmarks, TOPTW and MCTOPMTW, as problems of one subgroup with a day a tour.

One unit of time is a tenth of theirs for Solomon's instances and a hundredth for Cordeau's (those named ``pr…``):
distances are cut, not rounded, to that many decimals. A vertex is a session, its number the session's id.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from visitplanner.planning import (
    Day,
    Horizon,
    Occurrence,
    OccurrenceId,
    Problem,
    Session,
    SessionId,
    Site,
    SiteId,
    Subgroup,
    SubgroupId,
    TimeWindow,
    TravelMatrix,
)

GROUP = SubgroupId("G")
FIRST_DATE = date(2000, 1, 1)
TYPES = 10


class BenchmarkIsFaulty(Exception):
    """The file is not in the format it should be; the message says where."""


@dataclass(frozen=True)
class Vertex:
    """``windows[k]`` are the spans in which a visit may begin in tour ``k``, in units since the tour began."""

    number: int
    x: float
    y: float
    minutes: int
    prize: int
    windows: tuple[tuple[tuple[int, int], ...], ...]
    amounts: dict[str, int]


def read_toptw(path: Path, tours: int) -> Problem:
    """A TOPTW instance for a number of tours. Raises ``BenchmarkIsFaulty``, ``OSError``."""
    scale = _scale(path)
    rows = _rows(path)[2:]
    vertices = []
    for row in rows:
        span = (_units(row[-2], scale), _units(row[-1], scale))
        vertices.append(
            Vertex(int(row[0]), row[1], row[2], _units(row[3], scale), round(row[4]), ((span,),) * tours, amounts={})
        )
    if not vertices:
        raise BenchmarkIsFaulty(f"{path.name}: there is no vertex after the two header lines.")
    return _problem(path.stem, vertices[0], vertices[1:], tours, scale, {})


def read_mctopmtw(path: Path) -> Problem:
    """An MCTOPMTW instance; it names its number of tours. Raises ``BenchmarkIsFaulty``, ``OSError``."""
    scale = _scale(path)
    rows = _rows(path)
    if len(rows) < 3 or len(rows[0]) < 3 + TYPES:
        raise BenchmarkIsFaulty(f"{path.name}: the header, the starting point or the vertices are missing.")
    tours = int(rows[0][0])
    budgets = {"fees": round(rows[0][2])} | {f"type {z + 1}": int(rows[0][3 + z]) for z in range(TYPES)}
    opens, closes = (_units(each, scale) for each in rows[1][-2:])
    base = Vertex(0, rows[1][1], rows[1][2], 0, 0, (((opens, closes),),) * tours, {})
    vertices = [_mctopmtw_vertex(path, row, tours, scale) for row in rows[2:]]
    return _problem(path.stem, base, vertices, tours, scale, budgets)


def _mctopmtw_vertex(path: Path, row: Sequence[float], tours: int, scale: int) -> Vertex:
    if len(row) < 12 + TYPES:
        raise BenchmarkIsFaulty(f"{path.name}: vertex {int(row[0])} has {len(row)} numbers, it needs {12 + TYPES}.")
    edges = [_units(each, scale) for each in row[5:10]]
    spans = list(pairwise(edges))
    first_and_third, second_and_fourth = (spans[0], spans[2]), (spans[1], spans[3])
    in_odd_tours, in_even_tours = (
        (first_and_third, second_and_fourth) if int(row[10]) == 1 else (second_and_fourth, first_and_third)
    )
    windows = tuple(in_even_tours if tour % 2 else in_odd_tours for tour in range(tours))
    amounts = {"fees": round(row[11])} | {f"type {z + 1}": int(row[12 + z]) for z in range(TYPES)}
    return Vertex(int(row[0]), row[1], row[2], _units(row[3], scale), round(row[4]), windows, amounts)


def _rows(path: Path) -> list[list[float]]:
    try:
        return [[float(each) for each in line.split()] for line in path.read_text("ascii").splitlines() if line.strip()]
    except ValueError as error:
        raise BenchmarkIsFaulty(f"{path.name}: {error}") from error


def _scale(path: Path) -> int:
    return 100 if "pr" in path.stem.lower().rpartition("-")[2] else 10


def _units(number: float, scale: int) -> int:
    # Moved by a hair, so that 925.8 * 10 is not cut to 9257.
    return math.floor(number * scale + 1e-6)


def _problem(
    name: str, base: Vertex, vertices: Sequence[Vertex], tours: int, scale: int, budgets: dict[str, int]
) -> Problem:
    opens, closes = base.windows[0][0]
    night = 2 * closes + 1
    shifts = [tour * night for tour in range(tours)]
    dates = [FIRST_DATE + timedelta(days=tour) for tour in range(tours)]
    return Problem(
        visit_id=name,
        horizon=Horizon(datetime(2000, 1, 1, tzinfo=UTC)),
        grid_minutes=1,
        buffer_minutes=0,
        escorts=0,
        days=tuple(
            Day(on, GROUP, "", shift, TimeWindow(opens + shift, closes + shift), None, (), _site_id(base))
            for on, shift in zip(dates, shifts, strict=True)
        ),
        sites=tuple(_site(each) for each in (base, *vertices)),
        travel=TravelMatrix(dict(_distances((base, *vertices), scale))),
        sessions=tuple(_session(each, shifts) for each in vertices),
        occurrences=tuple(
            Occurrence(OccurrenceId(str(each.number)), SessionId(str(each.number)), (frozenset({GROUP}),))
            for each in vertices
        ),
        subgroups=(Subgroup(GROUP, {"en": name}, 1, needs_step_free=False, all_signed=True),),
        topics=(),
        objectives=(),
        interpreters=(),
        vehicles=(),
        holidays=(),
        constraints=(),
        preferences=(),
        budgets=budgets,
    )


def _site_id(vertex: Vertex) -> SiteId:
    return SiteId(str(vertex.number))


def _site(vertex: Vertex) -> Site:
    name = {"en": str(vertex.number)}
    return Site(_site_id(vertex), name, "", "", False, 0, None, None, None, None)


def _distances(vertices: Iterable[Vertex], scale: int) -> Iterable[tuple[tuple[str, str], int]]:
    every = list(vertices)
    for a in every:
        for b in every:
            yield (_site_id(a), _site_id(b)), math.floor(math.hypot(a.x - b.x, a.y - b.y) * scale + 1e-9)


def _session(vertex: Vertex, shifts: Sequence[int]) -> Session:
    windows = tuple(
        TimeWindow(opens + shift, closes + shift + vertex.minutes)
        for shift, spans in zip(shifts, vertex.windows, strict=True)
        for opens, closes in spans
    )
    name = {"en": str(vertex.number)}
    return Session(
        id=SessionId(str(vertex.number)),
        name=name,
        host_name=name,
        host_type="",
        host_country="",
        protocol_rank=0,
        type="",
        direction="host_presents",
        site=_site_id(vertex),
        minutes=vertex.minutes,
        windows=windows,
        topics=frozenset(),
        priority=vertex.prize,
        required=False,
        interpreters=0,
        languages=frozenset(),
        amounts=vertex.amounts,
    )
