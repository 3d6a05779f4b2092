"""The programme as a table for a terminal, by day and subgroup."""

import textwrap
import unicodedata
from collections.abc import Iterator

from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, Text
from visitplanner.programme.programme import Entry, Lane, Programme

LEAST_WIDTH, MOST_WIDTH = 60, 132
TIME_WIDTH = 13
NOTHING = N_("Nothing is planned.")


def table_of(programme: Programme, localiser: Localiser, columns: int) -> Iterator[str]:
    """The lines of the table, at most ``columns`` wide where that is possible."""
    width = max(LEAST_WIDTH, min(columns, MOST_WIDTH))
    yield localiser.name(programme.title)
    for day in programme.days:
        yield ""
        yield localiser.date(day.date)
        yield "─" * width
        for lane in day.lanes:
            if len(day.lanes) > 1:
                yield f"  {localiser.name(lane.name)}"
            yield from _lane(lane, localiser, width)


def _lane(lane: Lane, localiser: Localiser, width: int) -> Iterator[str]:
    place_width = (width - TIME_WIDTH - 8) // 3
    title_width = width - TIME_WIDTH - 8 - place_width
    if not lane.entries:
        yield f"    {localiser.text(NOTHING)}"
    for entry in lane.entries:
        titles = _wrapped(_title(entry, localiser), title_width)
        places = _wrapped(_place(entry, localiser), place_width)
        times = [localiser.time_range(entry.start, entry.end)]
        for row in range(max(len(titles), len(places))):
            time, title, place = (column[row] if row < len(column) else "" for column in (times, titles, places))
            yield f"    {padded(time, TIME_WIDTH)}{padded(title, title_width)}  {place}".rstrip()


def _title(entry: Entry, localiser: Localiser) -> str:
    return localiser.text(entry.title) if isinstance(entry.title, Text) else localiser.name(entry.title)


def _place(entry: Entry, localiser: Localiser) -> str:
    """Where it is; the meeting point is added for a confidential site, whose own name is not known here."""
    place = localiser.name(entry.place) if entry.place and entry.kind == "session" else ""
    if entry.meeting is None:
        return place
    return f"{place} – {localiser.text(entry.meeting)}"


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]


def padded(text: str, width: int, *, end: bool = False) -> str:
    """Blanks after the text, or with ``end`` before it."""
    blanks = " " * max(0, width - _cells(text))
    return blanks + text if end else text + blanks


def _cells(text: str) -> int:
    """How many cells of the terminal a text takes: marks over letters and direction signs take none."""
    return sum(
        2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
        if unicodedata.category(each) not in ("Mn", "Me", "Cf")
    )
