"""The holidays of countries, as the library ``holidays`` reckons them; dates that hang on the moon are expected."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

import holidays
from holidays.calendars.islamic import _IslamicLunar

from visitplanner.language.text import Name
from visitplanner.visit.country import PublicHoliday

ESTIMATED = re.compile(r"\s*\((?:estimated|تقديري)\)")
LUNAR = re.compile(r"\b(Eid|Arafah|Ashura|Islamic New Year|Prophet|Isra|Ramadan|Diwali|Deepavali|Vesak|Lunar)\b")
"""Feasts whose day is seen, not counted."""
DAY = timedelta(days=1)
LANGUAGES = {"en": ("en_US", "en_GB"), "ar": ("ar",)}
"""What the library calls our languages; its names come in the first that a country's calendar has."""


class LibraryHolidays:
    """The ``HolidayCalendars`` of the application."""

    def of(self, country: str, years: Sequence[int]) -> tuple[PublicHoliday, ...]:
        """In the order of their dates; none for a country that the library does not know."""
        return tuple(each for year in sorted(set(years)) for each in _year(country, year))

    def ramadan(self, year: int) -> tuple[tuple[date, date], ...]:
        """The expected first and last day of every Ramadan that begins in a year."""
        calendar = _IslamicLunar()
        begins = sorted({day for day, _ in calendar.ramadan_beginning_dates(year) if day.year == year})
        feasts = sorted({day for each in (year, year + 1) for day, _ in calendar.eid_al_fitr_dates(each)})
        ends = [next((day for day in feasts if day > first), None) for first in begins]
        return tuple((first, end - DAY) for first, end in zip(begins, ends, strict=True) if end)


@cache
def _year(country: str, year: int) -> tuple[PublicHoliday, ...]:
    try:
        own = dict(holidays.country_holidays(country, years=[year]))
    except NotImplementedError:
        return ()
    named = {code: _in_language(country, year, choices) for code, choices in LANGUAGES.items()}
    return tuple(
        _holiday(day, own[day], {code: names.get(day, "") for code, names in named.items()}) for day in sorted(own)
    )


def _in_language(country: str, year: int, choices: Sequence[str]) -> dict[date, str]:
    """The names in a language of ours; nothing where the country's calendar is not translated into it."""
    known = getattr(holidays.country_holidays(country), "supported_languages", None) or ()
    choice = next((each for each in choices if each in known), None)
    if choice is None:
        untold = not known and choices[0].startswith("en")
        return dict(holidays.country_holidays(country, years=[year])) if untold else {}
    return dict(holidays.country_holidays(country, years=[year], language=choice))


def _holiday(day: date, own: str, names: dict[str, str]) -> PublicHoliday:
    said = {code: ESTIMATED.sub("", name) for code, name in names.items() if name}
    name: Name = said or {"en": ESTIMATED.sub("", own)}
    expected = ESTIMATED.search(own) is not None or LUNAR.search(said.get("en", "")) is not None
    return PublicHoliday(day, name, "expected" if expected else "announced")
