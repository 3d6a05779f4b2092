"""Draws a day's route as a scheme: a line for each zone, the stops in their order, the minutes between them.

It is no map: where a zone lies is not told, and what has no zone is not drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from visitplanner.language.text import Name
from visitplanner.programme.day_route import DayRoute

_NAMES, _STEP, _LINE, _TOP, _EDGE = 190, 120, 62, 44, 50


@dataclass(frozen=True)
class ZoneLine:
    name: Name
    name_x: int
    from_x: int
    to_x: int
    y: int


@dataclass(frozen=True)
class Dot:
    number: int
    start: datetime
    x: int
    y: int


@dataclass(frozen=True)
class Link:
    """``x`` and ``y`` are where its minutes stand."""

    x1: int
    y1: int
    x2: int
    y2: int
    x: int
    y: int
    minutes: int | None


@dataclass(frozen=True)
class RouteMap:
    width: int
    height: int
    zones: tuple[ZoneLine, ...]
    dots: tuple[Dot, ...]
    links: tuple[Link, ...]


def map_of(route: DayRoute, *, mirrored: bool) -> RouteMap | None:
    """Nothing where no stop is on the map. ``mirrored`` runs from right to left."""
    drawn = [each for each in route.stops if each.zone is not None]
    if not drawn:
        return None
    zones = list(dict.fromkeys(each.zone.id for each in drawn if each.zone))
    names = {each.zone.id: each.zone.name for each in drawn if each.zone}
    width = _NAMES + _STEP * (len(drawn) - 1) + 2 * _EDGE
    height = _TOP + _LINE * len(zones)

    def across(x: int) -> int:
        return width - x if mirrored else x

    def level(zone: str) -> int:
        return _TOP + _LINE * zones.index(zone)

    dots = {
        each.number: Dot(each.number, each.start, across(_NAMES + _EDGE + _STEP * place), level(each.zone.id))
        for place, each in enumerate(drawn)
        if each.zone
    }
    return RouteMap(
        width=width,
        height=height,
        zones=tuple(ZoneLine(names[each], across(8), across(_NAMES), across(width - 8), level(each)) for each in zones),
        dots=tuple(dots.values()),
        links=tuple(_links(route, dots)),
    )


def _links(route: DayRoute, dots: dict[int, Dot]) -> Iterator[Link]:
    for way in route.ways:
        a, b = dots[way.before], dots[way.after]
        yield Link(a.x, a.y, b.x, b.y, (a.x + b.x) // 2, (a.y + b.y) // 2 - 8, way.minutes)
