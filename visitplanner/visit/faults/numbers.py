"""Faults of numbers: none negative where that makes no sense, none beyond what a day or a bus can hold."""

from collections.abc import Iterator
from typing import TypeAlias

from visitplanner.language.text import N_
from visitplanner.visit.entities import Session, Visit
from visitplanner.visit.faults.fault import Fault, shown
from visitplanner.visit.length import gross_minutes_of

DAY = 24 * 60
PEOPLE = 10_000
LONGEST_LEAD = 366
GREATEST_FACTOR = 10
GREATEST_RANK = 10_000

Bounds: TypeAlias = tuple[str, float | None, int, int]
"""A path, the number there, and the least and the most that make sense."""


def numbers_out_of_range(visit: Visit) -> Iterator[Fault]:
    """A number that is smaller or greater than it can be."""
    for path, number, least, most in _bounds(visit):
        if number is not None and not least <= number <= most:
            yield Fault(
                path,
                "range",
                N_(
                    "%(number)s is not between %(least)s and %(most)s. Correct it.",
                    number=number,
                    least=least,
                    most=most,
                ),
            )


def _bounds(visit: Visit) -> Iterator[Bounds]:
    yield "$.visit.slot_min", visit.header.slot_min, 1, DAY
    yield "$.visit.punctuality_buffer_min", visit.header.punctuality_buffer_min, 0, DAY
    yield "$.visit.escorts_per_group", visit.header.escorts_per_group, 0, PEOPLE
    yield from _of_travel(visit)
    for i, day in enumerate(visit.days):
        yield f"$.days[{i}].end_reserve_min", day.end_reserve_min, 0, DAY
        if day.lunch:
            yield f"$.days[{i}].lunch.minutes", day.lunch.minutes, 1, DAY
    yield from _of_sites(visit)
    yield from _of_people(visit)
    yield from _of_sessions(visit)


def _of_travel(visit: Visit) -> Iterator[Bounds]:
    yield "$.travel.same_zone_min", visit.travel.same_zone_min, 0, DAY
    yield "$.travel.same_city_undisclosed_min", visit.travel.same_city_undisclosed_min, 0, DAY
    for i, entry in enumerate(visit.travel.matrix):
        yield f"$.travel.matrix[{i}].minutes", entry.minutes, 0, DAY
    for i, city in enumerate(visit.cities):
        yield f"$.cities[{i}].lat", city.lat, -90, 90
        yield f"$.cities[{i}].lon", city.lon, -180, 180


def _of_sites(visit: Visit) -> Iterator[Bounds]:
    for i, point in enumerate(visit.meeting_points):
        yield f"$.meeting_points[{i}].lead_min", point.lead_min, 0, DAY
    for i, site in enumerate(visit.sites):
        path = f"$.sites[{i}]"
        yield f"{path}.max_visitors", site.max_visitors, 0, PEOPLE
        yield f"{path}.access_min", site.access_min, 0, DAY
        yield f"{path}.clearance.lead_working_days", site.clearance.lead_working_days, 0, LONGEST_LEAD
        if site.location:
            yield f"{path}.location.lat", site.location.lat, -90, 90
            yield f"{path}.location.lon", site.location.lon, -180, 180


def _of_people(visit: Visit) -> Iterator[Bounds]:
    for i, subgroup in enumerate(visit.subgroups):
        yield f"$.subgroups[{i}].size", subgroup.size, 1, PEOPLE
    yield "$.delegation.size", visit.delegation.size, 1, PEOPLE
    yield "$.delegation.planning_size", visit.delegation.planning_size, 1, PEOPLE
    for i, interpreter in enumerate(visit.interpreters):
        yield f"$.interpreters[{i}].max_min_per_day", interpreter.max_min_per_day, 0, DAY
    for i, vehicle in enumerate(visit.vehicles):
        yield f"$.vehicles[{i}].seats", vehicle.seats, 1, PEOPLE


def _of_sessions(visit: Visit) -> Iterator[Bounds]:
    for i, session in enumerate(visit.sessions):
        path = f"$.sessions[{i}]"
        yield f"{path}.net_min", session.net_min, 0, DAY
        yield f"{path}.fixed_min", session.fixed_min, 0, DAY
        yield f"{path}.gross_min", session.gross_min, 1, DAY
        yield f"{path}.interpretation.factor", session.interpretation.factor, 1, GREATEST_FACTOR
        for j, window in enumerate(session.windows):
            yield f"{path}.windows[{j}].rank", window.rank, 1, GREATEST_RANK


def gross_minutes_that_do_not_add_up(visit: Visit) -> Iterator[Fault]:
    """A length that differs from what talk, interpretation and fixed time make together."""
    for index, session in enumerate(visit.sessions):
        if session.gross_min != gross_minutes(session):
            yield Fault(
                f"$.sessions[{index}].gross_min",
                "gross_min",
                N_(
                    "Session %(session)s lasts %(gross)s minutes here, but its net time with interpretation and its "
                    "fixed time make %(sum)s, rounded up to a quarter of an hour. Correct one of the numbers.",
                    session=shown(session.id),
                    gross=session.gross_min,
                    sum=gross_minutes(session),
                ),
            )


def gross_minutes(session: Session) -> int:
    """What talk, interpretation and fixed time make together."""
    return gross_minutes_of(session.net_min, session.interpretation.factor, session.fixed_min)


def sizes_that_do_not_add_up(visit: Visit) -> Iterator[Fault]:
    """Subgroups that together are more or fewer people than the delegation."""
    together = sum(subgroup.size for subgroup in visit.subgroups)
    if together != visit.delegation.planning_size:
        yield Fault(
            "$.delegation.planning_size",
            "delegation_size",
            N_(
                "The subgroups have %(together)s people together, the delegation %(size)s. The sizes of the subgroups "
                "are used; correct one of the numbers.",
                together=together,
                size=visit.delegation.planning_size,
            ),
            fatal=False,
        )
