"""The programme as a calendar that people subscribe to or download (iCalendar); the same data gives the same octets.

What is written and what is left out follows what real clients do with it: no METHOD, no ORGANIZER or ATTENDEE, no
calendar UID and no alarms in a feed; times in the zone of the city, with that zone stated; every moment from the data.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, vText

from visitplanner.adapters.exports.clean_text import one_line, plain_name
from visitplanner.adapters.exports.event_words import EventWords
from visitplanner.adapters.exports.fold import folded
from visitplanner.adapters.exports.vtimezone import vtimezone
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, Value
from visitplanner.programme.programme import Entry, Programme
from visitplanner.programme.slots import calendar_status

REFRESH_EVERY = timedelta(hours=1)
_PRODID = "-//VisitPlanner//VisitPlanner//EN"
_UID_DOMAIN = "visitplanner"
_ALWAYS_SHOWN = frozenset({"session", "transfer"})
_FREE = frozenset({"lunch", "protected"})


def write(programme: Programme, localiser: Localiser, *, full_day: bool = False) -> bytes:
    """The calendar file. ``full_day`` adds ways, lunches and protected times to sessions and transfers."""
    rows = [row for row in programme.entries if full_day or row.kind in _ALWAYS_SHOWN]
    rows = sorted([*rows, *programme.cancelled], key=lambda row: (row.start.astimezone(UTC), row.uid))
    calendar = _calendar(_title(programme), localiser)
    if programme.timezones:
        calendar.add("X-WR-TIMEZONE", vText(programme.timezones[0]))
    first, last = _span(programme, rows)
    for zone in _zones(programme, rows):
        calendar.add_component(vtimezone(zone, first, last))
    words = EventWords(localiser, dict(programme.subgroups))
    for row in rows:
        calendar.add_component(_event(row, words, localiser.code))
    return octets_of(calendar)


def notice(localiser: Localiser, link: str, on: date) -> bytes:
    """The calendar that a withdrawn link answers with: one event that says so. ``link`` tells links apart."""
    calendar = _calendar(N_("Study visit"), localiser)
    event = Event()
    moment = datetime.combine(on, time(), UTC)
    event.add("UID", f"notice-{hashlib.sha256(link.encode()).hexdigest()[:32]}-{localiser.code}@{_UID_DOMAIN}")
    event.add("DTSTAMP", moment)
    event.add("LAST-MODIFIED", moment)
    event.add("SEQUENCE", 0)
    event.add("DTSTART", on)
    event.add("DTEND", on + timedelta(days=1))
    language = {"LANGUAGE": localiser.code}
    event.add("SUMMARY", localiser.text(N_("This calendar link has been withdrawn")), parameters=language)
    advice = N_("The programme is no longer shown here. Ask the coordinator of the visit for a new link.")
    event.add("DESCRIPTION", localiser.text(advice), parameters=language)
    event.add("STATUS", "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT")
    calendar.add_component(event)
    return octets_of(calendar)


def _calendar(title: Value, localiser: Localiser) -> Calendar:
    said = one_line(localiser.value(title), localiser.direction)
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", _PRODID)
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("NAME", vText(said), parameters={"LANGUAGE": localiser.code})
    calendar.add("X-WR-CALNAME", vText(said))
    calendar.add("REFRESH-INTERVAL", REFRESH_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vText("PT1H"))
    calendar.add("COLOR", "teal")
    return calendar


def _title(programme: Programme) -> Value:
    if programme.group is None:
        return plain_name(programme.title)
    return N_("%(visit)s: %(group)s", visit=plain_name(programme.title), group=plain_name(programme.group))


def _event(row: Entry, words: EventWords, language: str) -> Event:
    changed_at = (row.changed_at or row.start).astimezone(UTC)
    status = calendar_status(row)
    event = Event()
    event.add("UID", f"slot-{row.uid}-{language}@{_UID_DOMAIN}")
    event.add("DTSTAMP", changed_at)
    event.add("LAST-MODIFIED", changed_at)
    event.add("SEQUENCE", row.sequence)
    add_moment(event, "DTSTART", row.start)
    add_moment(event, "DTEND", row.end)
    for name, said in (
        ("SUMMARY", words.summary(row)),
        ("LOCATION", words.location(row)),
        ("DESCRIPTION", words.description(row)),
    ):
        if said:
            event.add(name, vText(said), parameters={"LANGUAGE": language})
    if categories := words.categories(row):
        event.add("CATEGORIES", categories)
    event.add("STATUS", status)
    event.add("TRANSP", "TRANSPARENT" if status == "CANCELLED" or row.kind in _FREE else "OPAQUE")
    return event


def add_moment(event: Event, name: str, moment: datetime) -> None:
    """The wall time in its zone; in UTC where the clock shows that time twice and this is the second."""
    if moment.fold and moment.utcoffset() != moment.replace(fold=0).utcoffset():
        event.add(name, moment.astimezone(UTC))
    else:
        event.add(name, moment.replace(tzinfo=None, fold=0), parameters={"TZID": str(moment.tzinfo)})


def _zones(programme: Programme, rows: Iterable[Entry]) -> list[str]:
    """Every zone that is used. One is always stated, so that a calendar without events is a calendar all the same."""
    used = (str(moment.tzinfo) for row in rows for moment in (row.start, row.end))
    return list(dict.fromkeys((*programme.timezones, *used)))


def _span(programme: Programme, rows: Iterable[Entry]) -> tuple[datetime, datetime]:
    """The moments between which zones must be right: all events, and a day around the visit."""
    day = timedelta(days=1)
    starts = [row.start.astimezone(UTC) for row in rows]
    ends = [row.end.astimezone(UTC) for row in rows]
    begin = datetime.combine(programme.start_date, time(), UTC) - day
    end = datetime.combine(programme.end_date, time(), UTC) + 2 * day
    return min([begin, *starts]), max([end, *ends])


def octets_of(calendar: Calendar) -> bytes:
    # The library folds by code points, which parts what is read as one character: its folds are undone and redone.
    content: bytes = calendar.to_ical(sorted=False)
    return folded(content.replace(b"\r\n ", b"").decode())
