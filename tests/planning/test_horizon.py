"""Clock times and minutes, across clock changes and time zones."""

from datetime import UTC, date, datetime

import pytest

from visitplanner.planning import Horizon
from visitplanner.planning.horizon import minutes_on_clock

BEFORE_SPRING, SPRING, AUTUMN = date(2018, 3, 29), date(2018, 3, 30), date(2018, 10, 26)
"""In 2018 the clocks of Jordan went from 00:00 to 01:00 on 30 March, and from 01:00 back to 00:00 on 26 October."""


def test_the_origin_lies_before_the_first_day_has_begun_anywhere() -> None:
    horizon = Horizon.from_first_day(date(2026, 3, 2))

    # 2 March begins in Kiritimati, fourteen hours ahead of Greenwich, at 10:00 on 1 March: 10 × 60 minutes.
    assert horizon.minute(date(2026, 3, 2), "00:00", "Pacific/Kiritimati") == 600
    # And in Niue, eleven hours behind: 24 + 11 = 35 hours.
    assert horizon.minute(date(2026, 3, 2), "00:00", "Pacific/Niue") == 35 * 60


def test_the_same_clock_time_is_another_moment_in_another_zone() -> None:
    horizon = Horizon.from_first_day(date(2026, 3, 2))

    berlin, amman = (horizon.minute(date(2026, 3, 2), "09:00", zone) for zone in ("Europe/Berlin", "Asia/Amman"))

    # Berlin is one hour ahead of Greenwich, Amman three.
    assert berlin - amman == 120


def test_a_minute_is_told_on_any_wall_clock() -> None:
    horizon = Horizon.from_first_day(date(2026, 3, 2))
    minute = horizon.minute(date(2026, 3, 2), "23:30", "Europe/Berlin")

    assert horizon.moment(minute) == datetime(2026, 3, 2, 22, 30, tzinfo=UTC)
    assert horizon.local(minute, "Asia/Amman").strftime("%d %H:%M") == "03 01:30"
    assert horizon.minute_at(horizon.moment(minute)) == minute


def test_seconds_are_left_out() -> None:
    horizon = Horizon.from_first_day(date(2026, 3, 2))

    assert horizon.minute_at(datetime(2026, 3, 1, 0, 1, 59, tzinfo=UTC)) == 1


@pytest.mark.parametrize(
    ("on", "zone", "hours"),
    [
        (BEFORE_SPRING, "Asia/Amman", 24),
        (SPRING, "Asia/Amman", 23),
        (AUTUMN, "Asia/Amman", 25),
        (SPRING, "Africa/Nairobi", 24),
        (date(2026, 3, 29), "Europe/Berlin", 23),
        # On Lord Howe Island the clocks change by half an hour.
        (date(2026, 4, 5), "Australia/Lord_Howe", 24.5),
    ],
)
def test_a_day_is_as_long_as_it_lasts(on: date, zone: str, hours: float) -> None:
    horizon = Horizon.from_first_day(on)
    following = date.fromordinal(on.toordinal() + 1)

    assert horizon.minute(following, "00:00", zone) - horizon.minute(on, "00:00", zone) == hours * 60


def test_hours_after_a_clock_change_are_counted_as_they_pass() -> None:
    horizon = Horizon.from_first_day(SPRING)

    # From midnight, which the change skips, to 09:00 eight hours pass; on the day before it is nine.
    eight = horizon.minute(SPRING, "09:00", "Asia/Amman") - horizon.minute(SPRING, "00:00", "Asia/Amman")
    nine = horizon.minute(BEFORE_SPRING, "09:00", "Asia/Amman") - horizon.minute(BEFORE_SPRING, "00:00", "Asia/Amman")
    assert (eight, nine) == (8 * 60, 9 * 60)


def test_a_time_that_the_clocks_skip_is_counted_as_if_they_had_not() -> None:
    horizon = Horizon.from_first_day(SPRING)

    # 00:30 does not exist; half an hour after midnight the clocks show 01:30.
    skipped = horizon.minute(SPRING, "00:30", "Asia/Amman")

    assert horizon.local(skipped, "Asia/Amman").strftime("%H:%M") == "01:30"
    assert skipped == horizon.minute(SPRING, "01:30", "Asia/Amman")


def test_of_a_time_that_the_clocks_repeat_the_first_is_taken() -> None:
    horizon = Horizon.from_first_day(AUTUMN)

    first = horizon.minute(AUTUMN, "00:30", "Asia/Amman")

    # 00:30 of summer time is 21:30 in Greenwich, the second one 22:30.
    assert horizon.moment(first) == datetime(2018, 10, 25, 21, 30, tzinfo=UTC)
    assert horizon.local(first + 60, "Asia/Amman").strftime("%H:%M") == "00:30"


def test_a_clock_counts_from_midnight() -> None:
    assert (minutes_on_clock("00:00"), minutes_on_clock("08:30")) == (0, 510)
