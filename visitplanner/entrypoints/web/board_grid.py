"""Lays a programme out as a board: days and lanes as columns, time running down, one row a minute.

The same cards, in the order of the clock, are the list that a narrow screen and the printed page show.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from visitplanner.entrypoints.web.words import tone
from visitplanner.language.text import Name
from visitplanner.programme.programme import Entry, Programme, ProgrammeDay

Size = Literal["line", "tight", "short", "full"]

_DAY = 24 * 60
_HEAD_ROWS = 2
_FIRST_COLUMN = 2
_LINE_MINUTES = 20
_TIGHT_MINUTES = 30
_SHORT_MINUTES = 50


@dataclass(frozen=True)
class Card:
    """One entry in one run of neighbouring lanes. ``row`` to ``end_row`` and ``column`` are lines of the grid.

    ``begins_before`` and ``ends_after`` tell that it does so outside the board; ``again`` marks further cards of an
    entry whose lanes do not stand side by side, which a list leaves out.
    """

    number: int
    entry: Entry
    column: int
    span: int
    row: int
    end_row: int
    size: Size
    begins_before: bool
    ends_after: bool
    tone: str
    subgroups: tuple[Name, ...]
    again: bool


@dataclass(frozen=True)
class LaneHead:
    column: int
    name: Name
    subgroup: str


@dataclass(frozen=True)
class BoardDay:
    number: int
    date: date
    column: int
    span: int
    lanes: tuple[LaneHead, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Hour:
    row: int
    clock: str


@dataclass(frozen=True)
class Board:
    days: tuple[BoardDay, ...]
    hours: tuple[Hour, ...]
    lanes: int
    minutes: int
    has_subgroups: bool


@dataclass(frozen=True)
class Axis:
    """The stretch of the clock that the board shows, in minutes of a day and whole hours."""

    first: int
    last: int

    def row(self, minute: int) -> int:
        """The line at which a minute begins; of what lies outside, the edge."""
        return _HEAD_ROWS + 1 + min(max(minute, self.first), self.last) - self.first


def lay_out(programme: Programme) -> Board:
    """The board of a programme, as high as its longest day from the first to the last full hour."""
    axis = _axis(programme)
    days = tuple(_days(programme, axis))
    return Board(
        days=days,
        hours=tuple(Hour(axis.row(each), f"{each // 60:02d}:00") for each in range(axis.first, axis.last, 60)),
        lanes=sum(day.span for day in days),
        minutes=axis.last - axis.first,
        has_subgroups=len(programme.subgroups) > 1,
    )


def _axis(programme: Programme) -> Axis:
    """Of a transfer only an hour counts, so that a night flight does not make every day of the board a night longer."""
    spans = [
        (minutes_of(entry, day.date), entry.kind == "transfer")
        for day in programme.days
        for lane in day.lanes
        for entry in lane.entries
    ]
    starts = [max(start, end - 60) if transfer else start for (start, end), transfer in spans]
    ends = [min(end, start + 60) if transfer else end for (start, end), transfer in spans]
    return Axis(min(starts, default=8 * 60) // 60 * 60, -(-max(ends, default=17 * 60) // 60) * 60)


def minutes_of(entry: Entry, day: date) -> tuple[int, int]:
    """From when to when an entry stands on one day's wall clock, cut at its midnights.

    A journey ends on the clock of another city, so its length counts and not the clock it ends by.
    """
    start = _minutes_into(entry.start, day)
    end = start + max(1, int((entry.end - entry.start).total_seconds() // 60))
    return min(max(0, start), _DAY - 1), max(1, min(end, _DAY))


def _minutes_into(moment: datetime, day: date) -> int:
    return (moment.date() - day).days * _DAY + moment.hour * 60 + moment.minute


def _days(programme: Programme, axis: Axis) -> Iterator[BoardDay]:
    column, card = _FIRST_COLUMN, 1
    for number, day in enumerate(programme.days, 1):
        cards = tuple(_cards(day, column, axis, card))
        span = max(1, len(day.lanes))
        heads = tuple(LaneHead(column + place, lane.name, lane.subgroup) for place, lane in enumerate(day.lanes))
        yield BoardDay(number, day.date, column, span, heads, cards)
        column, card = column + span, card + len(cards)


def _cards(day: ProgrammeDay, column: int, axis: Axis, number: int) -> Iterator[Card]:
    for entry, lanes in _shared(day):
        start, end = minutes_of(entry, day.date)
        names = tuple(day.lanes[lane].name for lane in lanes) if len(lanes) < len(day.lanes) else ()
        for place, run in enumerate(_runs(lanes)):
            yield Card(
                number=number,
                entry=entry,
                column=column + run[0],
                span=len(run),
                row=axis.row(start),
                end_row=axis.row(end),
                begins_before=start < axis.first,
                ends_after=end > axis.last,
                size=_size(end - start),
                tone=tone("session_status", entry.status) if entry.status else entry.kind,
                subgroups=names,
                again=place > 0,
            )
            number += 1


def _shared(day: ProgrammeDay) -> list[tuple[Entry, list[int]]]:
    """Every entry once, with the lanes that share it, in the order of the clock."""
    found: dict[Hashable, tuple[Entry, list[int]]] = {}
    for place, lane in enumerate(day.lanes):
        for entry in lane.entries:
            same = (entry.kind, entry.start, entry.end, entry.occurrence, repr(entry.title), repr(entry.place))
            found.setdefault(same, (entry, []))[1].append(place)
    return sorted(found.values(), key=lambda each: (each[0].start, each[1]))


def _runs(lanes: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for lane in lanes:
        if run and lane != run[-1] + 1:
            yield run
            run = []
        run.append(lane)
    if run:
        yield run


def _size(minutes: int) -> Size:
    if minutes < _LINE_MINUTES:
        return "line"
    if minutes < _TIGHT_MINUTES:
        return "tight"
    return "short" if minutes < _SHORT_MINUTES else "full"
