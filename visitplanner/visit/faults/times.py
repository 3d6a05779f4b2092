"""Faults of clocks and dates: everything ends after it starts, in a time zone that exists, within the visit."""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from visitplanner.language.text import N_, Code, Text
from visitplanner.planning.horizon import Horizon
from visitplanner.visit.entities import Clock, LunchRule, Visit
from visitplanner.visit.faults.fault import Fault, shown

DAY = 24 * 60
LONGEST_NIGHT = 16 * 60
"""A move that takes longer than this to arrive on the next day was most likely mistyped."""


@cache
def timezones() -> frozenset[str]:
    """The names of all time zones, read once: the list is a walk through many small files."""
    return frozenset(available_timezones() - {"localtime", "Factory"})


def unknown_timezones(visit: Visit) -> Iterator[Fault]:
    """A city whose time zone is in no database of time zones."""
    for index, city in enumerate(visit.cities):
        if city.timezone not in timezones():
            yield Fault(f"$.cities[{index}].timezone", "timezone", _no_such_zone(city.timezone))


def _no_such_zone(name: str) -> Text:
    near = get_close_matches(name[:60].title(), sorted(timezones()), n=1, cutoff=0.8)
    if near:
        return N_(
            "There is no time zone %(zone)s. Did you mean %(near)s?",
            zone=shown(name),
            near=Code(near[0]),
        )
    return N_(
        "There is no time zone %(zone)s. Write its IANA name, such as Africa/Nairobi.",
        zone=shown(name),
    )


def visit_ends_before_it_starts(visit: Visit) -> Iterator[Fault]:
    """The last day comes before the first."""
    if visit.header.end_date < visit.header.start_date:
        yield Fault(
            "$.visit.end_date",
            "end_after_start",
            N_(
                "The visit ends on %(end)s, before it starts on %(start)s. Correct one of the two dates.",
                end=visit.header.end_date,
                start=visit.header.start_date,
            ),
        )


def spans_that_end_before_they_start(visit: Visit) -> Iterator[Fault]:
    """A window, block or opening segment whose end is not after its start."""
    for path, start, end in _spans(visit):
        if end <= start:
            yield Fault(
                f"{path}.end",
                "end_after_start",
                N_(
                    "This ends at %(end)s, which is not after its start at %(start)s. Correct one of the two; "
                    "what goes on past midnight is written as two entries.",
                    end=Code(end),
                    start=Code(start),
                ),
            )


def _spans(visit: Visit) -> Iterator[tuple[str, Clock, Clock]]:
    for i, rule in enumerate(visit.constraints):
        start, end = rule.params.get("start"), rule.params.get("end")
        if isinstance(start, str) and isinstance(end, str):
            yield f"$.constraints[{i}].params", start, end
    for i, day in enumerate(visit.days):
        yield f"$.days[{i}].window", day.window.start, day.window.end
        for j, block in enumerate(day.protected):
            yield f"$.days[{i}].protected[{j}]", block.start, block.end
    for i, site in enumerate(visit.sites):
        for j, segment in enumerate(site.hours):
            yield f"$.sites[{i}].hours[{j}]", segment.start, segment.end
    for i, session in enumerate(visit.sessions):
        for j, window in enumerate(session.windows):
            yield f"$.sessions[{i}].windows[{j}]", window.start, window.end


def lunches_that_do_not_fit(visit: Visit) -> Iterator[Fault]:
    """A lunch that is longer than the time it may be taken in."""
    for index, day in enumerate(visit.days):
        if day.lunch and minutes(day.lunch.latest_end) - minutes(day.lunch.earliest) < day.lunch.minutes:
            yield Fault(f"$.days[{index}].lunch", "lunch_fits", _too_long(day.lunch))


def _too_long(lunch: LunchRule) -> Text:
    return N_(
        "A lunch of %(minutes)s minutes does not fit between %(earliest)s and %(latest)s. Shorten it or give it more "
        "room.",
        minutes=lunch.minutes,
        earliest=Code(lunch.earliest),
        latest=Code(lunch.latest_end),
    )


def reserves_longer_than_the_day(visit: Visit) -> Iterator[Fault]:
    """A day whose reserve for the debrief leaves no time for the programme."""
    for index, day in enumerate(visit.days):
        length = minutes(day.window.end) - minutes(day.window.start)
        if 0 < length <= day.end_reserve_min:
            yield Fault(
                f"$.days[{index}].end_reserve_min",
                "end_reserve",
                N_(
                    "The %(reserve)s minutes kept free at the end leave nothing of this day's %(length)s minutes. "
                    "Keep less free.",
                    reserve=day.end_reserve_min,
                    length=length,
                ),
            )


def windows_outside_the_visit(visit: Visit) -> Iterator[Fault]:
    """A window that a host offers on a date when the visit is not there."""
    first, last = visit.header.start_date, visit.header.end_date
    for i, session in enumerate(visit.sessions):
        for j, window in enumerate(session.windows):
            if not first <= window.date <= last:
                yield Fault(
                    f"$.sessions[{i}].windows[{j}].date",
                    "window_in_visit",
                    N_(
                        "The window of session %(session)s on %(date)s lies outside the visit, which is from %(first)s "
                        "to %(last)s. Correct the date or take the window out.",
                        session=shown(session.id),
                        date=window.date,
                        first=first,
                        last=last,
                    ),
                )


def transfers_that_arrive_first(visit: Visit) -> Iterator[Fault]:
    """A move that arrives before it departs, too long before to be a journey by night: perhaps by mistake."""
    zones = {city.id: city.timezone for city in visit.cities}
    for index, move in enumerate(visit.transfers):
        zone_from, zone_to = zones.get(move.from_city, ""), zones.get(move.to_city, "")
        if not {zone_from, zone_to} <= timezones():
            continue
        length = _minute(move.date, move.arrive, zone_to) - _minute(move.date, move.depart, zone_from)
        if length <= 0 and length + DAY > LONGEST_NIGHT:
            yield Fault(
                f"$.transfers[{index}].arrive",
                "end_after_start",
                N_(
                    "The move %(id)s arrives at %(arrive)s, before it departs at %(depart)s, so it is taken to arrive "
                    "on the next day. If that is not meant, correct one of the two times.",
                    id=shown(move.id),
                    arrive=Code(move.arrive),
                    depart=Code(move.depart),
                ),
                fatal=False,
            )


def minutes(clock: Clock) -> int:
    """Minutes since midnight."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _minute(on: date, clock: Clock, timezone: str) -> int:
    return Horizon.from_first_day(on).minute(on, clock, timezone)
