"""What an organisation keeps every week, in Ramadan and on single dates says when it can be met."""

from datetime import date

from visitplanner.visit.catalogue import Hours
from visitplanner.visit.standing_hours import offered, open_on, opening_hours

MONDAY, TUESDAY, SATURDAY = date(2027, 2, 15), date(2027, 2, 16), date(2027, 2, 20)
RAMADAN = [(date(2027, 2, 8), date(2027, 3, 8))]
WEEKLY = Hours("weekly", ("MON", "TUE"), None, "09:00", "16:00")
FASTING = Hours("ramadan", ("MON", "TUE"), None, "10:00", "14:00")
CLOSED = Hours("exception", (), TUESDAY, None, None)
LATE = Hours("exception", (), SATURDAY, "11:00", "12:00")


def test_weekly_hours_hold_on_their_weekdays() -> None:
    assert open_on([WEEKLY], MONDAY) == (("09:00", "16:00"),)
    assert open_on([WEEKLY], SATURDAY) == ()


def test_ramadan_hours_hold_in_ramadan_only() -> None:
    assert open_on([WEEKLY, FASTING], MONDAY, ramadan=RAMADAN) == (("10:00", "14:00"),)
    assert open_on([WEEKLY, FASTING], MONDAY) == (("09:00", "16:00"),)


def test_without_ramadan_hours_the_weekly_ones_hold_in_ramadan_too() -> None:
    assert open_on([WEEKLY], MONDAY, ramadan=RAMADAN) == (("09:00", "16:00"),)


def test_an_exception_holds_instead_of_everything_else() -> None:
    assert open_on([WEEKLY, CLOSED], TUESDAY) == ()
    assert open_on([WEEKLY, LATE], SATURDAY) == (("11:00", "12:00"),)


def test_windows_are_offered_on_days_that_are_not_closed() -> None:
    windows = offered([WEEKLY, LATE], [MONDAY, TUESDAY, SATURDAY], closed={TUESDAY})

    assert windows == [
        {"date": "2027-02-15", "start": "09:00", "end": "16:00"},
        {"date": "2027-02-20", "start": "11:00", "end": "12:00"},
    ]


def test_a_site_keeps_the_hours_of_ramadan_where_the_whole_visit_lies_in_it() -> None:
    lines = [WEEKLY, FASTING]

    assert opening_hours(lines, "JO", [MONDAY], ramadan=RAMADAN) == [
        {"days": ["MON", "TUE"], "start": "10:00", "end": "14:00"}
    ]
    assert opening_hours(lines, "JO", [MONDAY, date(2027, 3, 9)], ramadan=RAMADAN)[0]["start"] == "09:00"


def test_where_nobody_has_said_anything_offices_are_open_on_working_days() -> None:
    assert opening_hours([], "JO", [MONDAY]) == [
        {"days": ["MON", "TUE", "WED", "THU", "SUN"], "start": "08:30", "end": "16:00"}
    ]
