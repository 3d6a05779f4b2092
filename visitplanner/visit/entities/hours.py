"""Clock times and weekdays, and hours made of them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Clock: TypeAlias = str
Weekday: TypeAlias = Literal["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""In the order in which ``date.weekday()`` counts them."""


@dataclass(frozen=True)
class ClockWindow:
    start: Clock
    end: Clock


@dataclass(frozen=True)
class OpeningHours:
    days: tuple[Weekday, ...]
    start: Clock
    end: Clock
