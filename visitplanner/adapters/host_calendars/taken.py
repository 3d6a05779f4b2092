"""What a host's calendar says of some days: taken, or perhaps; never what for."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Event
from x_wr_timezone import to_standard

from visitplanner.adapters.host_calendars import limits
from visitplanner.adapters.host_calendars.refused import Refused

_LEAVES_FREE = frozenset({"FREE", "WORKINGELSEWHERE"})


class Taken(NamedTuple):
    begins: datetime
    ends: datetime
    tentative: bool


def taken_in(calendars: list[Calendar], first: date, last: date, zone: ZoneInfo) -> list[Taken]:
    """Between the two days, both included; a time without a zone is one of ``zone``. Raises ``Refused``."""
    begins = datetime.combine(first, time(), zone).astimezone(UTC)
    ends = datetime.combine(last + timedelta(days=1), time(), zone).astimezone(UTC)
    found: list[Taken] = []
    for calendar in calendars:
        for each in _all_taken(calendar, begins, ends, zone):
            if each.begins < ends and begins < each.ends:
                found.append(each)
            if len(found) > limits.MOST_BUSY:
                raise Refused("too_much")
    return sorted(found)


def _all_taken(calendar: Calendar, begins: datetime, ends: datetime, zone: ZoneInfo) -> Iterator[Taken]:
    standard = to_standard(calendar)
    for event in recurring_ical_events.of(standard, components=["VEVENT"]).between(begins, ends):
        if not _leaves_free(event):
            yield Taken(*_span(event, zone), _is_tentative(event))
    for freebusy in calendar.walk("VFREEBUSY"):
        yield from _free_busy(freebusy, zone)
    for availability in calendar.walk("VAVAILABILITY"):
        yield from _outside(availability, begins, ends, zone)


def _leaves_free(event: Any) -> bool:
    return (
        str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
        or str(event.get("STATUS", "")).upper() in ("CANCELLED", "CANCELED")
        or str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() in _LEAVES_FREE
    )


def _is_tentative(event: Any) -> bool:
    words = {str(event.get(name, "")).upper() for name in ("STATUS", "X-MICROSOFT-CDO-BUSYSTATUS")}
    return "TENTATIVE" in words


def _span(event: Any, zone: ZoneInfo) -> tuple[datetime, datetime]:
    begins, ends = event.start, event.end
    return _aware(begins, zone), _aware(ends, zone)


def _aware(moment: date | datetime, zone: ZoneInfo) -> datetime:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _free_busy(component: Any, zone: ZoneInfo) -> Iterator[Taken]:
    listed = component.get("FREEBUSY", [])
    for period in listed if isinstance(listed, list) else [listed]:
        kind = str(period.params.get("FBTYPE", "BUSY")).upper()
        if kind != "FREE":
            yield Taken(_aware(period.start, zone), _aware(period.end, zone), kind == "BUSY-TENTATIVE")


def _outside(availability: Any, begins: datetime, ends: datetime, zone: ZoneInfo) -> Iterator[Taken]:
    """What lies outside of somebody's hours is taken, as far as the hours are told at all."""
    kind = str(availability.get("BUSYTYPE", "BUSY-UNAVAILABLE")).upper()
    start, end = availability.get("DTSTART"), availability.get("DTEND")
    cursor = max(begins, _aware(start.dt, zone)) if start else begins
    until = min(ends, _aware(end.dt, zone)) if end else ends
    hours = Calendar()
    for available in availability.walk("AVAILABLE"):
        event = Event()
        for name, value in available.property_items(recursive=False):
            if name not in ("BEGIN", "END"):
                event.add(name, value, encode=False)
        hours.add_component(event)
    free = [_span(each, zone) for each in recurring_ical_events.of(hours, components=["VEVENT"]).between(begins, ends)]
    for opens, closes in sorted(free):
        if opens > cursor:
            yield Taken(cursor, min(opens, until), kind == "BUSY-TENTATIVE")
        cursor = max(cursor, closes)
    if cursor < until:
        yield Taken(cursor, until, kind == "BUSY-TENTATIVE")
