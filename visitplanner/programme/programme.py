"""The itinerary as people read it: local times, names, what is confirmed. Already cut to what its reader may see."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from visitplanner.language.text import Name, Text

EntryKind = Literal["session", "lunch", "travel", "transfer", "protected"]


@dataclass(frozen=True)
class Entry:
    """One row of a day. ``start`` and ``end`` are aware and local to the city where the group is.

    ``place`` is the site, or the public label and the meeting point where the site is confidential; ``meeting`` says
    where and when to assemble for it. ``uid``, ``sequence`` and ``changed_at`` are the calendar's; empty for rows that
    are not kept in calendars.
    """

    kind: EntryKind
    start: datetime
    end: datetime
    title: Name
    subgroups: tuple[str, ...]
    host: Name | None = None
    place: Name | None = None
    meeting: Text | None = None
    status: str | None = None
    session_type: str | None = None
    direction: str | None = None
    interpretation: str | None = None
    topics: tuple[Name, ...] = ()
    occurrence: str | None = None
    session: str | None = None
    pinned: bool = False
    uid: str = ""
    sequence: int = 0
    changed_at: datetime | None = None


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
