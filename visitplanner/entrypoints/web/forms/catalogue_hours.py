"""The standing availability of an organisation as its form sends it: lines of days and times, and of single dates."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from werkzeug.datastructures import MultiDict

from visitplanner.entrypoints.web.words.visits import WEEKDAYS
from visitplanner.language.text import N_, Text
from visitplanner.visit.catalogue import Hours, Season
from visitplanner.visit.entities import Weekday

SEASONS: tuple[Season, ...] = ("weekly", "ramadan", "exception")
CLOCK = re.compile(r"([01]?\d|2[0-3]):[0-5]\d", re.ASCII)
SPARE_LINES, MOST_LINES = 2, 60


@dataclass(frozen=True)
class Line:
    """One line of the form, as it was typed; ``fault`` says what is wrong with it."""

    days: tuple[str, ...] = ()
    on: str = ""
    start: str = ""
    end: str = ""
    fault: Text | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.days or self.on or self.start or self.end)


def lines_of(hours: Sequence[Hours]) -> Mapping[Season, list[Line]]:
    """What is kept, with a few empty lines at the end of each season."""
    lines: dict[Season, list[Line]] = {season: [] for season in SEASONS}
    for each in hours:
        on = each.on.isoformat() if each.on else ""
        lines[each.season].append(Line(tuple(each.days), on, each.start or "", each.end or ""))
    return {season: [*those, *[Line()] * SPARE_LINES] for season, those in lines.items()}


def read_lines(sent: "MultiDict[str, str]") -> tuple[tuple[Hours, ...], Mapping[Season, list[Line]]]:
    """The hours, and the lines as they were sent, with a fault beside each that cannot be used."""
    hours: list[Hours] = []
    lines: dict[Season, list[Line]] = {}
    for season in SEASONS:
        lines[season] = []
        for number in range(min(MOST_LINES, _count(sent, season))):
            line = _line(sent, season, number)
            read = _read(season, line)
            if isinstance(read, Text):
                line = replace(line, fault=read)
            elif read is not None:
                hours.append(read)
            lines[season].append(line)
    return tuple(hours), lines


def _count(sent: "MultiDict[str, str]", season: Season) -> int:
    """How many lines of a season the form has."""
    numbers = [re.fullmatch(rf"{season}-(\d{{1,3}})-\w+", name, re.ASCII) for name in sent]
    return max((int(each[1]) + 1 for each in numbers if each), default=0)


def _line(sent: "MultiDict[str, str]", season: Season, number: int) -> Line:
    def typed(part: str) -> str:
        return sent.get(f"{season}-{number}-{part}", "").strip()[:20]

    days = tuple(day for day in WEEKDAYS if day in sent.getlist(f"{season}-{number}-days"))
    return Line(days, typed("on"), typed("start"), typed("end"))


def _read(season: Season, line: Line) -> Hours | Text | None:
    if line.is_empty:
        return None
    on: Any = _date(line.on) if season == "exception" else None
    if season == "exception" and on is None:
        return N_("Write the date as year, month and day: 2027-04-12.")
    if season != "exception" and not line.days:
        return N_("Choose at least one day of the week.")
    if season == "exception" and not line.start and not line.end:
        return Hours(season, (), on, None, None)
    if not (CLOCK.fullmatch(line.start) and CLOCK.fullmatch(line.end)):
        return N_("Write the hours from 00:00 to 23:59, such as 09:30.")
    start, end = line.start.zfill(5), line.end.zfill(5)
    if start >= end:
        return N_("The end must come after the start.")
    return Hours(season, cast(tuple[Weekday, ...], () if on else line.days), on, start, end)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else None
    except ValueError:
        return None
