"""What a country's calendar looks like, and what countries and languages are called, as CLDR records them."""

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.text import Name

SATURDAY_AND_SUNDAY = frozenset({5, 6})
NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes that CLDR lists among the countries for unions, oceans and experiments."""


@cache
def weekend(country: str) -> frozenset[int]:
    """The weekly days of rest of an ISO 3166-1 country, Monday being 0; Saturday and Sunday where none is recorded."""
    try:
        locale = Locale.parse(f"und_{country}")
    except (UnknownLocaleError, ValueError):
        return SATURDAY_AND_SUNDAY
    days = (locale.weekend_end - locale.weekend_start) % 7 + 1
    return frozenset((locale.weekend_start + day) % 7 for day in range(days))


@cache
def countries() -> dict[str, Name]:
    """Every country by its ISO 3166-1 code, with what it is called in each language."""
    codes = (code for code in _codes("territories") if len(code) == 2 and code.isalpha())
    return {code: _named("territories", code) for code in codes if code not in NO_COUNTRIES}


@cache
def spoken_languages() -> dict[str, Name]:
    """Every language with an ISO 639-1 code, with what it is called in each language of ours."""
    return {code: _named("languages", code) for code in _codes("languages") if len(code) == 2}


@cache
def timezones_of(country: str) -> tuple[str, ...]:
    """The time zones of a country, that of its capital or largest city first; none where none is recorded."""
    return tuple(get_global("territory_zones").get(country, ()))


@cache
def _words(subject: str, language: str) -> dict[str, str]:
    return dict(getattr(Locale.parse(LANGUAGES[language].locale), subject))


def _codes(subject: str) -> list[str]:
    return sorted(_words(subject, "en"), key=lambda code: _words(subject, "en")[code])


def _named(subject: str, code: str) -> Name:
    return {language: _words(subject, language).get(code, code) for language in LANGUAGES}
