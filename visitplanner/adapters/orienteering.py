"""Makes a problem of the vertices of an orienteering instance: one subgroup, and a day a tour."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

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

Span = tuple[int, int]


@dataclass(frozen=True)
class Vertex:
    """``windows[k]`` are the spans in which a visit may begin in tour ``k``, in units since the tour began."""

    number: int
    x: float
    y: float
    minutes: int
    prize: int
    windows: tuple[tuple[Span, ...], ...]
    amounts: Mapping[str, int]


@dataclass(frozen=True)
class Instance:
    """Every tour begins and ends at ``base``, within the span ``hours``; ``scale`` units are one of the file's."""

    name: str
    base: Vertex
    hours: Span
    vertices: tuple[Vertex, ...]
    tours: int
    scale: int
    budgets: Mapping[str, int]


def length(closes: int, tours: int) -> int:
    """Units from the first tour's beginning to the last one's end: a tour begins when the one before is over."""
    return (closes + 1) * tours


def problem_of(instance: Instance) -> Problem:
    """Distances are cut, not rounded, to whole units. A vertex is a session whose id is its number."""
    latest = instance.hours[1]
    every = (instance.base, *instance.vertices)
    shifts = [length(latest, tour) for tour in range(instance.tours)]
    return Problem(
        visit_id=instance.name,
        horizon=Horizon(datetime(2000, 1, 1, tzinfo=UTC)),
        grid_minutes=1,
        buffer_minutes=0,
        escorts=0,
        days=tuple(_day(tour, shift, instance) for tour, shift in enumerate(shifts)),
        sites=tuple(_site(each) for each in every),
        travel=TravelMatrix(dict(_distances(every, instance.scale))),
        sessions=tuple(_session(each, shifts, latest) for each in instance.vertices),
        occurrences=tuple(
            Occurrence(OccurrenceId(str(each.number)), SessionId(str(each.number)), (frozenset({GROUP}),))
            for each in instance.vertices
        ),
        subgroups=(Subgroup(GROUP, {"en": instance.name}, 1, needs_step_free=False, all_signed=True),),
        topics=(),
        objectives=(),
        interpreters=(),
        vehicles=(),
        holidays=(),
        constraints=(),
        preferences=(),
        budgets=instance.budgets,
    )


def _day(tour: int, shift: int, instance: Instance) -> Day:
    opens, closes = instance.hours
    hours = TimeWindow(opens + shift, closes + shift)
    return Day(FIRST_DATE + timedelta(days=tour), GROUP, "", shift, hours, None, (), _site_id(instance.base))


def _site_id(vertex: Vertex) -> SiteId:
    return SiteId(str(vertex.number))


def _site(vertex: Vertex) -> Site:
    return Site(_site_id(vertex), {"en": str(vertex.number)}, "", "", False, 0, None, None, None, None)


def _distances(vertices: Iterable[Vertex], scale: int) -> Iterable[tuple[tuple[str, str], int]]:
    every = list(vertices)
    for a in every:
        for b in every:
            yield (_site_id(a), _site_id(b)), math.floor(math.hypot(a.x - b.x, a.y - b.y) * scale + 1e-9)


def _session(vertex: Vertex, shifts: Sequence[int], latest: int) -> Session:
    # A window that outlasts its tour is cut there: it must not reach into the next one.
    windows = tuple(
        TimeWindow(opens + shift, min(closes, latest) + shift + vertex.minutes)
        for shift, spans in zip(shifts, vertex.windows, strict=True)
        for opens, closes in spans
        if opens <= latest
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
