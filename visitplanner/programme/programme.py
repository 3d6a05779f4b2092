"""The itinerary as people read it: local times, names, what is confirmed. Already cut to what its reader may see."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from visitplanner.language.text import N_, Code, Name, Text

EntryKind = Literal["session", "lunch", "travel", "transfer", "protected"]


@dataclass(frozen=True)
class Entry:
    """One row of a day. ``start`` and ``end`` are aware and local to the city where the group is.

    ``key`` tells one row of a visit from every other, for as long as the visit lives. ``place`` is the site, or the
    public label where the site is confidential; ``meeting_point``, ``meets_at`` and ``returns_at`` say where and when
    to assemble for it and when the group is back. ``uid``, ``sequence`` and ``changed_at`` are the calendar's.
    """

    kind: EntryKind
    start: datetime
    end: datetime
    title: Name | Text
    subgroups: tuple[str, ...]
    host: Name | None = None
    place: Name | None = None
    address: str | None = None
    city: Name | None = None
    meeting_point: Name | None = None
    meets_at: datetime | None = None
    returns_at: datetime | None = None
    status: str | None = None
    session_type: str | None = None
    direction: str | None = None
    interpretation: str | None = None
    topics: tuple[Name, ...] = ()
    occurrence: str | None = None
    session: str | None = None
    pinned: bool = False
    key: str = ""
    uid: str = ""
    sequence: int = 0
    changed_at: datetime | None = None

    @property
    def meeting(self) -> Text | None:
        """Where and when to assemble, and when the group is back, in one sentence."""
        if self.meeting_point is None or self.meets_at is None:
            return None
        time = Code(f"{self.meets_at:%H:%M}")
        if self.returns_at is None:
            return N_("Meet at %(time)s: %(point)s.", time=time, point=self.meeting_point)
        back = Code(f"{self.returns_at:%H:%M}")
        return N_(
            "Meet at %(time)s: %(point)s. Back at about %(back)s.", time=time, point=self.meeting_point, back=back
        )


@dataclass(frozen=True)
class Lane:
    """One subgroup's day, its entries in order of time."""

    subgroup: str
    name: Name
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class ProgrammeDay:
    date: date
    type: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True)
class Programme:
    """A visit's whole programme for one kind of reader."""

    visit: str
    code: str
    title: Name
    purpose: Name
    start_date: date
    end_date: date
    timezones: tuple[str, ...]
    subgroups: tuple[tuple[str, Name], ...]
    days: tuple[ProgrammeDay, ...]
    cancelled: tuple[Entry, ...] = ()
    """Rows that were in a calendar and are so no longer."""
    group: Name | None = None
    """The subgroup whose programme this is, where the visit has several."""

    @cached_property
    def rows(self) -> tuple[Entry, ...]:
        """Every row once, in order of time; a session that several subgroups attend is one row."""
        return _once((entry for day in self.days for lane in day.lanes for entry in lane.entries), lambda row: row.key)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The rows, with one for all subgroups that lunch, wait or travel together; it has the first one's identity."""
        return _once(self.rows, _likeness)


def _once(rows: Iterable[Entry], same: Callable[[Entry], Hashable]) -> tuple[Entry, ...]:
    """One row for all that are the same, for all their subgroups; they assemble when the first of them does."""
    found: dict[Hashable, Entry] = {}
    for row in rows:
        first = found.get(same(row), row)
        meets = min((each.meets_at for each in (first, row) if each.meets_at), default=None)
        subgroups = tuple(dict.fromkeys((*first.subgroups, *row.subgroups)))
        found[same(row)] = replace(first, subgroups=subgroups, meets_at=meets)
    return tuple(sorted(found.values(), key=lambda row: (row.start, row.end, row.key)))


def _likeness(row: Entry) -> Hashable:
    if row.kind in ("session", "transfer"):
        return row.key
    return (row.kind, row.start, row.end, repr(row.title), repr(row.place))
