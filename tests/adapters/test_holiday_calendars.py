"""Holidays are reckoned for a country and a year; what hangs on the moon is expected and not announced."""

from datetime import date

from visitplanner.adapters.holiday_calendars import LibraryHolidays


def test_a_fixed_day_is_announced_and_named_in_both_languages() -> None:
    (day,) = [each for each in LibraryHolidays().of("JO", [2027]) if each.date == date(2027, 5, 25)]

    assert day.standing == "announced"
    assert day.name == {"en": "Independence Day", "ar": "عيد الاستقلال"}


def test_a_day_that_hangs_on_the_moon_is_expected_and_its_name_says_nothing_of_estimates() -> None:
    lunar = [each for each in LibraryHolidays().of("JO", [2027]) if "Eid" in each.name["en"]]

    assert lunar
    assert {each.standing for each in lunar} == {"expected"}
    assert not any("(" in name for each in lunar for name in each.name.values())


def test_a_calendar_without_arabic_leaves_the_translation_missing() -> None:
    (day,) = [each for each in LibraryHolidays().of("KE", [2027]) if each.date == date(2027, 6, 1)]

    assert day.name == {"en": "Madaraka Day"}


def test_an_unknown_country_has_no_holidays() -> None:
    assert LibraryHolidays().of("XX", [2027]) == ()


def test_ramadan_ends_on_the_day_before_the_feast() -> None:
    assert LibraryHolidays().ramadan(2027) == ((date(2027, 2, 8), date(2027, 3, 8)),)


def test_a_year_may_have_two() -> None:
    assert [first for first, _ in LibraryHolidays().ramadan(2030)] == [date(2030, 1, 5), date(2030, 12, 26)]
