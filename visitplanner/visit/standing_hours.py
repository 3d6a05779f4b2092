"""When an organisation can be met on one date, from what it keeps every week, in Ramadan and on single dates."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, TypeAlias

from visitplanner.language.countries import weekend
from visitplanner.visit.catalogue import Hours, Season
from visitplanner.visit.entities import WEEKDAYS

ORDINARY = ("08:30", "16:00")
"""Where nobody has said anything: what most offices keep on working days."""
Periods: TypeAlias = Sequence[tuple[date, date]]


def open_on(hours: Iterable[Hours], day: date, *, ramadan: Periods = ()) -> tuple[tuple[str, str], ...]:
    """From when until when it can be met on a date; nothing on a day when it is closed."""
    lines = tuple(hours)
    own = [each for each in lines if each.season == "exception" and each.on == day]
    if own:
        return _spans(own)
    season = _season(lines, day, ramadan)
    return _spans(each for each in lines if each.season == season and WEEKDAYS[day.weekday()] in each.days)


def offered(
    hours: Sequence[Hours], days: Iterable[date], *, ramadan: Periods = (), closed: Collection[date] = ()
) -> list[dict[str, Any]]:
    """The windows of a session on some dates, as a visit file has them; none on dates that are ``closed``."""
    return [
        {"date": day.isoformat(), "start": start, "end": end}
        for day in days
        if day not in closed
        for start, end in open_on(hours, day, ramadan=ramadan)
    ]


def opening_hours(
    hours: Sequence[Hours], country: str, days: Iterable[date], *, ramadan: Periods = ()
) -> list[dict[str, Any]]:
    """The hours of a site as a visit file has them: those of Ramadan where the whole visit lies in it."""
    dates = tuple(days)
    fasting = bool(dates) and all(_season(hours, day, ramadan) == "ramadan" for day in dates)
    season = "ramadan" if fasting else "weekly"
    lines = [each for each in hours if each.season == season and each.start and each.end]
    if lines:
        return [{"days": list(each.days), "start": each.start, "end": each.end} for each in lines]
    working = [day for number, day in enumerate(WEEKDAYS) if number not in weekend(country)]
    return [{"days": working, "start": ORDINARY[0], "end": ORDINARY[1]}]


def _season(lines: Iterable[Hours], day: date, ramadan: Periods) -> Season:
    """Ramadan hours hold in Ramadan, where somebody has said what they are."""
    fasting = any(first <= day <= last for first, last in ramadan)
    return "ramadan" if fasting and any(each.season == "ramadan" for each in lines) else "weekly"


def _spans(lines: Iterable[Hours]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((each.start, each.end) for each in lines if each.start and each.end))
