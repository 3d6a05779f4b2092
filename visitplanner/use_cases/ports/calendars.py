"""Calendars that are written, read and reckoned."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from visitplanner.language.localise import Localiser
from visitplanner.language.text import Text
from visitplanner.programme.calendar_answers import CalendarMail
from visitplanner.programme.host_times import Busy
from visitplanner.programme.programme import Programme
from visitplanner.visit.country import PublicHoliday


class Calendars(Protocol):
    """Writes calendar files."""

    def write(self, programme: Programme, localiser: Localiser, *, full_day: bool = False) -> bytes: ...

    def notice(self, localiser: Localiser, link: str, on: date) -> bytes:
        """The calendar of a withdrawn link: one event that says so."""


class HolidayCalendars(Protocol):
    """Reckons the public holidays of countries."""

    def of(self, country: str, years: Sequence[int]) -> tuple[PublicHoliday, ...]:
        """In the order of their dates; none for a country that is not known."""

    def ramadan(self, year: int) -> tuple[tuple[date, date], ...]:
        """The expected first and last day of every Ramadan that begins in a year."""


class CalendarIsUnreadable(Exception):
    """A host's calendar is not read at all; ``sentence`` says why and what to do."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


class HostCalendars(Protocol):
    """Reads what hosts hand over of their calendars."""

    def busy(self, data: bytes, first: date, last: date, zone: str) -> tuple[Busy, ...]:
        """What is taken on these days, both included. Raises ``CalendarIsUnreadable``."""

    def answers(self, data: bytes) -> CalendarMail:
        """The answers in a calendar file or a mail. Raises ``CalendarIsUnreadable``."""


class CalendarAddresses(Protocol):
    """Fetches the calendars that hosts have published, where the operator allows it. An address is a secret."""

    @property
    def servers(self) -> tuple[str, ...]:
        """From which they are fetched, as ``name`` or ``*.name``; none where nothing is fetched at all."""

    def busy(self, address: str, first: date, last: date, zone: str) -> tuple[Busy, ...]:
        """What is taken on these days, both included, as of now. Raises ``CalendarIsUnreadable``."""
