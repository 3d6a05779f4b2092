"""Visit and itinerary → the programme as one reader may see it."""

from collections.abc import Iterable, Iterator, Mapping

from visitplanner.planning import Itinerary, Problem, TimeWindow
from visitplanner.programme.legs import Leg, legs_of
from visitplanner.programme.programme import Entry, Lane, Programme, ProgrammeDay
from visitplanner.programme.rows import Reading, lunch_row, protected_row, session_row, transfer_row, way_row
from visitplanner.programme.slots import unpublished
from visitplanner.programme.visibility import Viewer, level
from visitplanner.visit.entities import Day, Visit

_WHOLE_DAY = frozenset({"coordinator", "safeguarding", "head", "delegate"})
"""The roles that travel with a group or plan for it, and so see more of a day than their own sessions."""


class ProgrammeIsHidden(Exception):
    """The reader may see no times and places at all; ``outline_of`` is for them."""


def programme_of(visit: Visit, problem: Problem, itinerary: Itinerary, viewer: Viewer) -> Programme:
    """The programme as ``viewer`` may see it. Raises ``ProgrammeIsHidden`` for one who may see no times.

    Rows carry the calendar identity of a visit that nobody has subscribed to: the same at every call, version 0,
    unchanged since the names were sent. ``slots.remembered`` replaces it by what subscribers were told.
    """
    if level(viewer, "programme.full") == "none":
        raise ProgrammeIsHidden(viewer.role)
    reading = Reading(visit, problem, viewer)
    groups = tuple(each for each in visit.subgroups if viewer.role != "delegate" or each.id == viewer.subgroup)
    lanes = {group.id: [unpublished(visit, row) for row in _rows(reading, itinerary, group.id)] for group in groups}
    return Programme(
        visit=visit.header.id,
        code=visit.header.code,
        title=visit.header.title,
        purpose=visit.header.purpose,
        start_date=visit.header.start_date,
        end_date=visit.header.end_date,
        timezones=_timezones(visit),
        group=groups[0].name if len(groups) == 1 < len(visit.subgroups) else None,
        subgroups=tuple((group.id, group.name) for group in groups),
        days=tuple(
            ProgrammeDay(
                day.date,
                day.type,
                tuple(Lane(each.id, each.name, _of(day, lanes[each.id])) for each in groups),
            )
            for day in visit.days
        ),
    )


def _rows(reading: Reading, itinerary: Itinerary, group: str) -> Iterator[Entry]:
    """Everything in one subgroup's visit that the reader may see, in no order."""
    busy = tuple(_busy(reading, group))
    legs = legs_of(reading.visit, reading.problem, itinerary, group, busy)
    to: Mapping[str, Leg] = {leg.to.occurrence: leg for leg in legs if leg.to}
    after: Mapping[str, Leg] = {leg.after.occurrence: leg for leg in legs if leg.after}
    for placement in itinerary.placements:
        if group in placement.subgroups and reading.shows(placement):
            occurrence = placement.occurrence
            yield session_row(reading, placement, to.get(occurrence), after.get(occurrence))
    if reading.viewer.role in _WHOLE_DAY or reading.viewer.role == "driver":
        yield from (row for leg in legs if (row := way_row(reading, group, leg)))
    if reading.viewer.role in _WHOLE_DAY:
        yield from _frame(reading, itinerary, group)


def _frame(reading: Reading, itinerary: Itinerary, group: str) -> Iterator[Entry]:
    """What surrounds the sessions: lunches, protected times, transfers."""
    yield from _fixed(reading, group)
    days = {day.date: day for day in reading.visit.days}
    for lunch in itinerary.lunches:
        city = days[lunch.date].city_of(group)
        if lunch.subgroup == group and city:
            yield lunch_row(reading, lunch, city)


def _fixed(reading: Reading, group: str) -> Iterator[Entry]:
    for day in reading.visit.days:
        city = day.city_of(group)
        for block in day.protected:
            if city and (not block.subgroup_ids or group in block.subgroup_ids):
                yield protected_row(reading, group, day, block, city)
    yield from (transfer_row(reading, move) for move in reading.visit.transfers if group in move.subgroup_ids)


def _busy(reading: Reading, group: str) -> Iterator[TimeWindow]:
    clock = reading.problem.horizon
    for row in _fixed(reading, group):
        yield TimeWindow(clock.minute_at(row.start), clock.minute_at(row.end))


def _of(day: Day, rows: Iterable[Entry]) -> tuple[Entry, ...]:
    """A day's rows in order of time; a row belongs to the local date on which it starts."""
    own = (row for row in rows if row.start.date() == day.date)
    return tuple(sorted(own, key=lambda row: (row.start, row.end, row.key)))


def _timezones(visit: Visit) -> tuple[str, ...]:
    """The time zones of the visit in the order in which the group meets them."""
    zones = {city.id: city.timezone for city in visit.cities}
    visited = (zones[city] for day in visit.days for city in day.city_by_subgroup.values())
    return tuple(dict.fromkeys((*visited, *(zones[move.to_city] for move in visit.transfers))))
