"""Which hours of a visit suit a host: what it is asked, what its calendar says of them, and the windows they make."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from visitplanner.visit.entities import OfferedWindow, Session, Visit
from visitplanner.visit.problem import timezone_of

Suits: TypeAlias = Literal["yes", "maybe"]
Times: TypeAlias = Mapping[str, Suits]
"""By hour, as ``2027-04-13T09``; what does not suit is not in it."""

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Busy:
    """A stretch of a host's calendar that is taken, or perhaps; both ends are aware."""

    begins: datetime
    ends: datetime
    tentative: bool = False


@dataclass(frozen=True)
class Grid:
    """The hours that a host is asked about, on the clocks of the city where it receives."""

    days: tuple[date, ...]
    hours: tuple[int, ...]
    zone: str

    def weeks(self) -> tuple[tuple[date, ...], ...]:
        """The days, week by week; a week begins on Sunday, as in most countries that are visited."""
        weeks: dict[date, list[date]] = {}
        for day in self.days:
            weeks.setdefault(day - timedelta(days=day.isoweekday() % 7), []).append(day)
        return tuple(tuple(each) for each in weeks.values())

    def marks(self) -> Iterator[str]:
        """The name of every hour."""
        return (key_of(day, hour) for day in self.days for hour in self.hours)


def key_of(day: date, hour: int) -> str:
    return f"{day.isoformat()}T{hour:02d}"


def sessions_of(visit: Visit, host: str) -> tuple[Session, ...]:
    """What a host can be asked times for: everything that is not settled."""
    settled = ("confirmed", "done", "no_show", "cancelled")
    return tuple(each for each in visit.sessions if each.host_id == host and each.status not in settled)


def grid_of(visit: Visit, host: str) -> Grid | None:
    """Every whole hour of the days on which some of the delegation is where the host receives, if there are any."""
    sites = {each.id: each for each in visit.sites}
    cities = list(dict.fromkeys(sites[each.site_id].city_id for each in visit.sessions if each.host_id == host))
    days = [
        day
        for day in visit.days
        if day.type == "programme" and any(day.city_of(group.id) in cities for group in visit.subgroups)
    ]
    if not days:
        return None
    first = min(int(day.window.start[:2]) for day in days)
    last = max(-(-_minutes(day.window.end) // 60) for day in days)
    return Grid(tuple(day.date for day in days), tuple(range(first, last)), timezone_of(visit, cities[0]))


def windows_of(times: Times) -> tuple[OfferedWindow, ...]:
    """What suits has rank 1. What would do if need be has rank 2, together with what suits beside it."""
    ranked = [OfferedWindow(*each, rank=1) for each in _runs(key for key, suits in times.items() if suits == "yes")]
    for on, start, end in _runs(times):
        hours = range(int(start[:2]), int(end[:2]))
        if any(times[key_of(on, hour)] == "maybe" for hour in hours):
            ranked.append(OfferedWindow(on, start, end, rank=2))
    return tuple(sorted(ranked, key=lambda each: (each.date, each.start, each.rank or 0)))


def times_beside(grid: Grid, busy: Sequence[Busy]) -> Times:
    """What a calendar leaves free; an hour that is only perhaps taken would do if need be."""
    zone, found = ZoneInfo(grid.zone), {}
    for day in grid.days:
        for hour in grid.hours:
            begins = datetime.combine(day, time(hour), zone)
            taken = [each for each in busy if each.begins < begins + HOUR and begins < each.ends]
            if all(each.tentative for each in taken):
                suits: Suits = "maybe" if taken else "yes"
                found[key_of(day, hour)] = suits
    return found


def _runs(keys: Iterable[str]) -> Iterator[tuple[date, str, str]]:
    """Hours that follow each other, as one stretch of a date."""
    run: list[str] = []
    for key in [*sorted(keys), ""]:
        if run and (not key or key[:10] != run[-1][:10] or int(key[11:]) != int(run[-1][11:]) + 1):
            end = int(run[-1][11:]) + 1
            yield date.fromisoformat(run[0][:10]), f"{run[0][11:]}:00", f"{end:02d}:00" if end < 24 else "23:59"
            run = []
        run.append(key)


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
