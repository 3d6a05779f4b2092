"""The way of one subgroup through a day, stop by stop, without giving a confidential place away.

A stop at a confidential site, or in an undisclosed zone, has no zone here, and no way to or from it has minutes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from visitplanner.language.text import Name
from visitplanner.planning import Itinerary, Placement, Problem, SubgroupId
from visitplanner.planning.travel import TravelMatrix
from visitplanner.programme.rows import Reading
from visitplanner.programme.visibility import Viewer, host_as_seen, title_as_seen
from visitplanner.visit.entities import Visit, Zone


@dataclass(frozen=True)
class Stop:
    """``zone`` is ``None`` where the place is not for a map; ``session`` is the identifier, ``place`` as it is seen."""

    number: int
    start: datetime
    end: datetime
    session: str
    title: Name
    place: Name
    host: Name
    zone: Zone | None


@dataclass(frozen=True)
class Way:
    """Between two stops of which both are on the map; ``minutes`` are unknown where they cannot be driven."""

    before: int
    after: int
    minutes: int | None


@dataclass(frozen=True)
class DayRoute:
    date: date
    subgroup: str
    name: Name
    stops: tuple[Stop, ...]
    ways: tuple[Way, ...]


def day_routes(visit: Visit, problem: Problem, itinerary: Itinerary, viewer: Viewer) -> tuple[DayRoute, ...]:
    """Of every day and subgroup that has a session, in their order."""
    reading = Reading(visit, problem, viewer)
    return tuple(_routes(reading, itinerary))


def _routes(reading: Reading, itinerary: Itinerary) -> Iterator[DayRoute]:
    zones = {each.id: each for each in reading.visit.zones if not each.undisclosed}
    for day in reading.visit.days:
        for group in reading.visit.subgroups:
            agenda = itinerary.agenda(SubgroupId(group.id), day.date)
            held = [each for each in agenda if reading.shows(each)]
            stops = tuple(_stop(reading, each, number, zones) for number, each in enumerate(held, 1))
            if stops:
                ways = tuple(_ways(reading.problem, held, stops))
                yield DayRoute(day.date, group.id, group.name, stops, ways)


def _stop(reading: Reading, placement: Placement, number: int, zones: dict[str, Zone]) -> Stop:
    session, site, place = reading.session(placement), reading.site(placement), reading.place(placement)
    return Stop(
        number=number,
        start=reading.local(placement.start, site.city_id),
        end=reading.local(placement.end, site.city_id),
        session=session.id,
        title=title_as_seen(site, session, reading.viewer),
        place=place.name,
        host=host_as_seen(site, reading.host(session), reading.viewer),
        zone=None if place.confidential else zones.get(site.zone_id),
    )


def _ways(problem: Problem, held: list[Placement], stops: tuple[Stop, ...]) -> Iterator[Way]:
    for (before, left), (after, reached) in pairwise(zip(held, stops, strict=True)):
        if left.zone is not None and reached.zone is not None:
            minutes = problem.travel.minutes(before.site, after.site)
            yield Way(left.number, reached.number, None if minutes >= TravelMatrix.UNREACHABLE else minutes)
