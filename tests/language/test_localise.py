"""What is said in English and in Arabic: sentences, names, dates, times, durations and numbers."""

import datetime as dt
import subprocess
import sys

import pytest

from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, NN_, Code, Text

ENGLISH = Localiser("en")
ARABIC = Localiser("ar")
A_TUESDAY = dt.date(2018, 4, 3)


def run(text: str) -> str:
    """A run that reads left to right inside Arabic."""
    return f"\u2066{text}\u2069"


def test_a_sentence_is_translated_and_its_values_are_said_in_the_same_language() -> None:
    text = N_("%(date)s at %(time)s", date=A_TUESDAY, time=Code("09:30"))

    assert ENGLISH.text(text) == "Tuesday, 3 April 2018 at 09:30"
    assert ARABIC.text(text) == f"الثلاثاء، 3 نيسان 2018، الساعة {run('09:30')}"


def test_a_sentence_without_translation_is_said_in_english_rather_than_not_at_all() -> None:
    assert ARABIC.text(Text("No catalogue will ever hold this.")) == "No catalogue will ever hold this."


def test_a_sentence_without_values_may_hold_a_percent_sign() -> None:
    assert ENGLISH.text(Text("100% covered")) == "100% covered"


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "صفر ساعة"),
        (1, "ساعة واحدة"),
        (2, "ساعتان"),
        (3, "3 ساعات"),
        (10, "10 ساعات"),
        (11, "11 ساعة"),
        (99, "99 ساعة"),
        (100, "100 ساعة"),
        (102, "102 ساعة"),
        (103, "103 ساعات"),
        (111, "111 ساعة"),
    ],
)
def test_arabic_has_six_plural_forms(count: int, said: str) -> None:
    assert ARABIC.text(NN_("%(count)s hour", "%(count)s hours", count=count)) == said


@pytest.mark.parametrize(("count", "said"), [(0, "0 hours"), (1, "1 hour"), (2, "2 hours")])
def test_english_has_two_plural_forms(count: int, said: str) -> None:
    assert ENGLISH.text(NN_("%(count)s hour", "%(count)s hours", count=count)) == said


def test_a_count_that_is_no_number_is_an_error() -> None:
    with pytest.raises(TypeError, match="count"):
        ENGLISH.text(NN_("%(count)s hour", "%(count)s hours", count="many"))


def test_a_name_is_said_in_the_language_else_in_english_else_in_any() -> None:
    assert ARABIC.name({"en": "Amman", "ar": "عمّان"}) == "عمّان"
    assert ENGLISH.name({"en": "Amman", "ar": "عمّان"}) == "Amman"
    assert ARABIC.name({"en": "Nairobi", "ar": ""}) == "\u2068Nairobi\u2069"
    assert ENGLISH.name({"ar": "عمّان"}) == "\u2068عمّان\u2069"
    assert ENGLISH.name({}) == ""


def test_every_kind_of_value_can_stand_in_a_list() -> None:
    text = Text("%(all)s", {"all": ({"en": "Nairobi", "ar": "نيروبي"}, Code("shelter#1"), N_("Nested"), "GIZ", 2, 0.5)})

    assert ENGLISH.text(text) == "Nairobi, shelter#1, Nested, GIZ, 2 and 0.5"
    assert ARABIC.text(text) == f"نيروبي و{run('shelter#1')} وNested و\u2068GIZ\u2069 و2 و0.5"


def test_a_moment_is_said_on_its_own_clock() -> None:
    amman = dt.timezone(dt.timedelta(hours=3))

    assert ENGLISH.text(Text("%(at)s", {"at": dt.datetime(2018, 4, 3, 9, 5, tzinfo=amman)})) == (
        "Tuesday, 3 April 2018 at 09:05"
    )


@pytest.mark.parametrize(
    ("short", "weekday", "english", "arabic"),
    [
        (False, True, "Tuesday, 3 April 2018", "الثلاثاء، 3 نيسان 2018"),
        (False, False, "3 April 2018", "3 نيسان 2018"),
        (True, True, "Tue 3 Apr", "الثلاثاء، 3 نيسان"),
        (True, False, "3 Apr", "3 نيسان"),
    ],
)
def test_dates_are_long_or_short_with_or_without_their_weekday(
    short: bool, weekday: bool, english: str, arabic: str
) -> None:
    assert ENGLISH.date(A_TUESDAY, short=short, weekday=weekday) == english
    assert ARABIC.date(A_TUESDAY, short=short, weekday=weekday) == arabic


def test_jordan_calls_the_months_as_the_levant_does() -> None:
    said = [ARABIC.date(dt.date(2018, month, 1), short=True, weekday=False) for month in range(1, 13)]

    assert said == [
        "1 كانون الثاني",
        "1 شباط",
        "1 آذار",
        "1 نيسان",
        "1 أيار",
        "1 حزيران",
        "1 تموز",
        "1 آب",
        "1 أيلول",
        "1 تشرين الأول",
        "1 تشرين الثاني",
        "1 كانون الأول",
    ]


def test_the_months_stay_levantine_after_another_arabic_was_spoken_first() -> None:
    """Babel's issue 1234 shows only in a fresh process in which ``ar`` formats a short month before ``ar_JO`` does."""
    program = """
import datetime, sys
from babel.dates import format_date
april = datetime.date(2018, 4, 3)
sys.stdout.reconfigure(encoding="utf-8")
print(format_date(april, "d MMM", locale="ar"))
from visitplanner.language.localise import Localiser
arabic = Localiser("ar")
print(arabic.date(april, short=True, weekday=False))
print(arabic.date(april, weekday=False))
"""
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8").stdout

    assert said.splitlines() == ["3 أبريل", "3 نيسان", "3 نيسان 2018"]


@pytest.mark.parametrize(
    ("last", "english", "arabic"),
    [
        (dt.date(2018, 4, 3), "3 April 2018", "3 نيسان 2018"),
        (dt.date(2018, 4, 5), "3 to 5 April 2018", "من 3 إلى 5 نيسان 2018"),
        (dt.date(2018, 5, 2), "3 April to 2 May 2018", "من 3 نيسان إلى 2 أيار 2018"),
        (dt.date(2019, 4, 3), "3 April 2018 to 3 April 2019", "من 3 نيسان 2018 إلى 3 نيسان 2019"),
    ],
)
def test_a_span_of_days_says_once_what_is_the_same(last: dt.date, english: str, arabic: str) -> None:
    assert ENGLISH.date_range(A_TUESDAY, last) == english
    assert ARABIC.date_range(A_TUESDAY, last) == arabic


@pytest.mark.parametrize("clock", ["09:05", dt.time(9, 5), dt.datetime(2018, 4, 3, 9, 5)])
def test_a_clock_time_may_come_in_three_shapes(clock: str | dt.time | dt.datetime) -> None:
    assert ENGLISH.time(clock) == "09:05"
    assert ARABIC.time(clock) == run("09:05")


def test_a_range_of_times_keeps_its_start_first_inside_arabic() -> None:
    assert ENGLISH.time_range("09:00", dt.time(10, 30)) == "09:00–10:30"
    assert ARABIC.time_range("09:00", dt.time(10, 30)) == run("09:00–10:30")


@pytest.mark.parametrize(
    ("minutes", "english", "arabic"),
    [
        (0, "0 minutes", "صفر دقيقة"),
        (1, "1 minute", "دقيقة واحدة"),
        (45, "45 minutes", "45 دقيقة"),
        (60, "1 hour", "ساعة واحدة"),
        (90, "1 hour and 30 minutes", "ساعة واحدة و30 دقيقة"),
        (122, "2 hours and 2 minutes", "ساعتان ودقيقتان"),
        (6000, "100 hours", "100 ساعة"),
    ],
)
def test_durations_are_said_in_whole_hours_and_minutes(minutes: int, english: str, arabic: str) -> None:
    assert ENGLISH.duration(minutes) == english
    assert ARABIC.duration(minutes) == arabic


def test_numbers_keep_western_digits_in_both_languages() -> None:
    assert ENGLISH.number(1234.5) == "1,234.5"
    assert ARABIC.number(1234.5) == "1,234.5"
    assert ARABIC.number(-3) == run("-3")
    assert ENGLISH.percent(0.625) == "62.5%"
    assert ARABIC.percent(1) == run("100%")
    assert [ENGLISH.percent(each, decimals=2) for each in (0.0005, 0)] == ["0.05%", "0.00%"]


def test_a_language_we_do_not_speak_is_an_error() -> None:
    with pytest.raises(KeyError):
        Localiser("xx")
