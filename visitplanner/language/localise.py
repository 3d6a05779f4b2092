"""Says texts, names, dates, times and numbers in one language.

The catalogues are read as they are written, once per process, so there is no compiled file that could be missing
or old. Digits are the Western ones in every language: documents that are compared side by side keep one set.
"""

import datetime as dt
import gettext
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from visitplanner.language.isolates import isolated_if_foreign, left_to_right
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.text import N_, NN_, Code, Name, Text, Value

Clock: TypeAlias = dt.time | dt.datetime | str
"""A clock time; a text is taken for one that is written already, as ``09:30``."""

TRANSLATIONS = Path(__file__).parent / "translations"


@cache
def catalogue(code: str) -> gettext.NullTranslations:
    """The translations of a language; a language without a catalogue speaks the sentences as they are written."""
    path = TRANSLATIONS / code / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


class Localiser:
    """Everything that is said in one language. ``KeyError`` for a language that is not in ``LANGUAGES``."""

    def __init__(self, code: str) -> None:
        self.language = LANGUAGES[code]
        self.code = self.language.code
        self.direction = self.language.direction
        self._locale = self.language.locale

    def text(self, text: Text) -> str:
        """The translated sentence with its values said in the same language."""
        if text.plural is None:
            sentence = self.gettext(text.message)
        else:
            sentence = self.ngettext(text.message, text.plural, _count_of(text))
        if not text.values:
            return sentence
        return sentence % {key: self.value(value) for key, value in text.values.items()}

    def gettext(self, message: str) -> str:
        """The bare translation of a sentence, for the template engine."""
        return catalogue(self.code).gettext(message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The bare translation in the form that a count asks for, for the template engine."""
        return catalogue(self.code).ngettext(singular, plural, count)

    def value(self, value: Value) -> str:
        """One value as it stands inside a sentence."""
        match value:
            case Text():
                return self.text(value)
            case Code():
                return self._left_to_right(value.value)
            case str():
                return isolated_if_foreign(value, self.direction)
            case int() | float():
                return self.number(value)
            case dt.datetime():
                return self.moment(value)
            case dt.date():
                return self.date(value)
            case tuple():
                return format_list([self.value(part) for part in value], locale=self._locale)
        return self.name(value)

    def name(self, name: Name) -> str:
        """What something is called in this language, else in English, else in any; isolated where it is borrowed."""
        own = name.get(self.code)
        if own:
            return own
        return isolated_if_foreign(name.get("en") or next(filter(None, name.values()), ""), self.direction)

    def date(self, day: dt.date, *, short: bool = False, weekday: bool = True) -> str:
        """``Tuesday, 3 April 2018``; short ``Tue 3 Apr``; both also without the weekday.

        The short patterns of a language whose short months are its long ones name the long ones: once Babel has said
        a short month in ``ar``, it forgets that Jordan's months are called otherwise.
        """
        if not short:
            return format_date(day, "full" if weekday else "long", locale=self._locale)
        pattern = self.language.short_date_with_weekday if weekday else self.language.short_date
        return format_date(day, pattern, locale=self._locale)

    def date_range(self, first: dt.date, last: dt.date) -> str:
        """``8 to 10 April 2018``: a span of days, saying month and year once where they are the same."""
        if first == last:
            return self.date(first, weekday=False)
        if first.year != last.year:
            start = self.date(first, weekday=False)
        elif first.month != last.month:
            start = format_date(first, "d MMMM", locale=self._locale)
        else:
            start = format_date(first, "d", locale=self._locale)
        return self.gettext("%(first)s to %(last)s") % {"first": start, "last": self.date(last, weekday=False)}

    def time(self, clock: Clock) -> str:
        """``09:30`` on the value's own clock."""
        return self._left_to_right(_clock(clock))

    def time_range(self, start: Clock, end: Clock) -> str:
        """``09:30–10:15``, start first also in a sentence that runs the other way."""
        return self._left_to_right(f"{_clock(start)}–{_clock(end)}")

    def moment(self, moment: dt.datetime) -> str:
        """``Tuesday, 3 April 2018 at 09:30``, in the moment's own time zone."""
        return self.gettext("%(date)s at %(time)s") % {"date": self.date(moment), "time": self.time(moment)}

    def duration(self, minutes: int) -> str:
        """``1 hour and 30 minutes``; hours are never turned into days."""
        hours, rest = divmod(minutes, 60)
        in_hours = NN_("%(count)s hour", "%(count)s hours", count=hours)
        in_minutes = NN_("%(count)s minute", "%(count)s minutes", count=rest)
        if not hours:
            return self.text(in_minutes)
        if not rest:
            return self.text(in_hours)
        return self.text(N_("%(hours)s and %(minutes)s", hours=in_hours, minutes=in_minutes))

    def number(self, number: float) -> str:
        """``1,234.5``: at most three decimals."""
        said = format_decimal(number, locale=self._locale, numbering_system="latn")
        return self._left_to_right(said) if number < 0 else said

    def percent(self, share: float, decimals: int | None = None) -> str:
        """``62.5%`` for the share 0.625: at most one decimal, or always as many as are asked for."""
        pattern = "#,##0.#%" if decimals is None else f"#,##0.{'0' * decimals}%"
        return self._left_to_right(format_percent(share, pattern, locale=self._locale, numbering_system="latn"))

    def _left_to_right(self, run: str) -> str:
        return left_to_right(run) if self.direction == "rtl" else run


def _clock(clock: Clock) -> str:
    return clock if isinstance(clock, str) else f"{clock:%H:%M}"


def _count_of(text: Text) -> int:
    count = text.values["count"]
    if not isinstance(count, int | float):
        raise TypeError(f"the count of {text.message!r} is no number")
    return int(count)
