"""Clock time ⇄ whole minutes since the visit began: the only bridge between the two, across clock changes and zones."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Horizon:
    """Counts minutes from ``origin``, a moment in UTC. Elapsed time, so that a clock change loses or gains nothing."""

    origin: datetime

    @classmethod
    def from_first_day(cls, first: date) -> "Horizon":
        """A horizon whose origin lies before the first day has begun anywhere on Earth."""
        return cls(datetime.combine(first - timedelta(days=1), time(), UTC))

    def minute(self, on: date, clock: str, timezone: str) -> int:
        """The minute at which a wall clock in ``timezone`` shows ``clock`` (``HH:MM``) on a date.

        A time that the spring change skips is counted as if the clocks had not changed; of a time that the autumn
        change repeats, the first is taken.
        """
        return self.minute_at(_moment(on, clock, timezone))

    def minute_at(self, moment: datetime) -> int:
        """The minute of an aware moment, counted down to the whole minute."""
        return int((moment - self.origin).total_seconds() // 60)

    def moment(self, minute: int) -> datetime:
        """The moment of a minute, in UTC."""
        return self.origin + timedelta(minutes=minute)

    def local(self, minute: int, timezone: str) -> datetime:
        """The same moment on the wall clock of a time zone."""
        return self.moment(minute).astimezone(ZoneInfo(timezone))


@lru_cache(maxsize=20_000)
def _moment(on: date, clock: str, timezone: str) -> datetime:
    """Remembered, since a page asks for the same few times of the same visit over and over."""
    hour, minute = clock.split(":")
    return datetime.combine(on, time(int(hour), int(minute)), ZoneInfo(timezone)).astimezone(UTC)


def minutes_on_clock(clock: str) -> int:
    """What a clock that shows ``HH:MM`` has counted since it showed midnight: 510 for ``08:30``."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
