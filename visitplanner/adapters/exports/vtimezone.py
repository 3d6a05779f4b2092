"""A time zone as a calendar file states it: right for every moment of the calendar, simple enough for every reader.

Readers that trust the file need the true offsets; Outlook reads one yearly pair and no list of dates. So: one block
where the offset does not change; else a yearly pair, both onsets before the first event, if the zone keeps to such a
pair throughout the calendar; else one observance for each change.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

_LOOK_BACK = timedelta(days=400)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ALWAYS = datetime(1970, 1, 1)


@dataclass(frozen=True)
class Onset:
    """A moment in UTC at which the offset changes."""

    at: datetime
    offset_from: timedelta
    offset_to: timedelta

    @property
    def wall(self) -> datetime:
        """The naive wall time in the offset that ends, which is how a calendar file dates an onset."""
        return (self.at + self.offset_from).replace(tzinfo=None)


def vtimezone(name: str, first: datetime, last: datetime) -> Timezone:
    """The VTIMEZONE of an IANA zone, right for every moment from ``first`` to ``last`` (both aware)."""
    zone = ZoneInfo(name)
    onsets = tuple(_onsets(zone, first - _LOOK_BACK, last))
    pair = _yearly_pair(onsets, first, last)
    component = Timezone()
    component.add("TZID", name)
    if pair:
        blocks = [_block(onset, rule) for onset, rule in pair]
    elif any(onset.at > first for onset in onsets):
        blocks = [_block(onset) for onset in _from_before(zone, onsets, first)]
    else:
        offset = _offset(zone, first)
        blocks = [_block(Onset((_ALWAYS - offset).replace(tzinfo=UTC), offset, offset))]
    for block in blocks:
        component.add_component(block)
    return component


def _onsets(zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[Onset]:
    """Every change of the offset in ``(first, last]``, found day by day and then to the second."""
    day = timedelta(days=1)
    at = first.astimezone(UTC).replace(microsecond=0)
    end = last.astimezone(UTC)
    while at < end:
        following = min(at + day, end)
        if _offset(zone, at) != _offset(zone, following):
            yield _onset_between(zone, at, following)
        at = following


def _onset_between(zone: ZoneInfo, before: datetime, after: datetime) -> Onset:
    old, new = _offset(zone, before), _offset(zone, after)
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=2))
        if _offset(zone, middle) == old:
            before = middle
        else:
            after = middle
    return Onset(after, old, new)


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    """The offset in whole minutes: readers refuse the seconds that local mean times have."""
    offset = moment.astimezone(zone).utcoffset() or timedelta()
    return timedelta(minutes=round(offset / timedelta(minutes=1)))


def _yearly_pair(onsets: Sequence[Onset], first: datetime, last: datetime) -> list[tuple[Onset, vRecur]] | None:
    """The last two onsets before ``first`` with the yearly rules that give every later one, if there are such rules."""
    before = [onset for onset in onsets if onset.at <= first]
    if len(before) < 2:
        return None
    pair = before[-2:]
    later = [onset for onset in onsets if onset.at > first]
    ruled = [(onset, rule) for onset in pair if (rule := _rule_for(onset, later, last))]
    others = [onset for onset in later if not any(_alike(onset, one) for one in pair)]
    return None if len(ruled) < 2 or others or pair[0].offset_from != pair[1].offset_to else ruled


def _rule_for(onset: Onset, later: Sequence[Onset], last: datetime) -> vRecur | None:
    """The yearly rule from an onset that gives exactly the later onsets of its kind up to ``last``."""
    wanted = [each.wall for each in later if _alike(each, onset)]
    limit = (last + onset.offset_from).astimezone(UTC).replace(tzinfo=None)
    for ordinal in _ordinals(onset.wall):
        given = [_nth_weekday(onset.wall, year, ordinal) for year in range(onset.wall.year + 1, limit.year + 1)]
        if [each for each in given if each <= limit] == wanted:
            day = f"{ordinal}{_WEEKDAYS[onset.wall.weekday()]}"
            return vRecur({"FREQ": "YEARLY", "BYMONTH": onset.wall.month, "BYDAY": day})
    return None


def _ordinals(wall: datetime) -> list[int]:
    """Which weekday of its month a moment falls on: the last, as most zones count, or the first to fourth."""
    numbers = [-1] if (wall + timedelta(days=7)).month != wall.month else []
    week = (wall.day - 1) // 7 + 1
    return [*numbers, week] if week < 5 else numbers


def _alike(one: Onset, other: Onset) -> bool:
    return (one.offset_from, one.offset_to) == (other.offset_from, other.offset_to)


def _nth_weekday(like: datetime, year: int, ordinal: int) -> datetime:
    """The same weekday, month and clock time in another year, counted from the month's start, or -1 for its last."""
    start = like.replace(year=year, day=1)
    first = start + timedelta(days=(like.weekday() - start.weekday()) % 7)
    if ordinal > 0:
        return first + timedelta(weeks=ordinal - 1)
    fifth = first + timedelta(weeks=4)
    return fifth if fifth.month == first.month else first + timedelta(weeks=3)


def _from_before(zone: ZoneInfo, onsets: Sequence[Onset], first: datetime) -> list[Onset]:
    """The onset in force at ``first`` and every later one."""
    in_force = [onset for onset in onsets if onset.at <= first][-1:]
    if not in_force:
        offset = _offset(zone, first)
        in_force = [Onset((_ALWAYS - offset).replace(tzinfo=UTC), offset, offset)]
    return in_force + [onset for onset in onsets if onset.at > first]


def _block(onset: Onset, rule: vRecur | None = None) -> TimezoneStandard | TimezoneDaylight:
    block = TimezoneDaylight() if onset.offset_to > onset.offset_from else TimezoneStandard()
    block.add("DTSTART", onset.wall)
    if rule:
        block.add("RRULE", rule)
    block.add("TZOFFSETFROM", onset.offset_from)
    block.add("TZOFFSETTO", onset.offset_to)
    return block
