"""A calendar file states its time zones so that every moment in it is right."""

import zoneinfo
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.adapters.exports.calendar_lint import offset_at
from visitplanner.adapters.exports.vtimezone import vtimezone

ZONES = sorted(zoneinfo.available_timezones() - {"localtime", "Factory"})
A_DAY = timedelta(days=1)


def stated(zone: str, first: datetime, last: datetime) -> list[str]:
    octets: bytes = vtimezone(zone, first, last).to_ical(sorted=False)
    return octets.decode().split("\r\n")


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]  # year, month, day and more


def test_amman_in_2018_has_summer_time_with_yearly_rules_from_before_the_visit() -> None:
    assert stated("Asia/Amman", utc(2018, 4, 22), utc(2018, 4, 25)) == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Amman",
        "BEGIN:STANDARD",
        "DTSTART:20171027T010000",
        "RRULE:FREQ=YEARLY;BYDAY=-1FR;BYMONTH=10",
        "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0200",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:20180330T000000",
        "RRULE:FREQ=YEARLY;BYDAY=-1FR;BYMONTH=3",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0300",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
        "",
    ]


@pytest.mark.parametrize("zone", ["Asia/Amman", "Africa/Nairobi"])
def test_a_zone_without_changes_is_one_block(zone: str) -> None:
    assert stated(zone, utc(2027, 4, 12), utc(2027, 4, 17)) == [
        "BEGIN:VTIMEZONE",
        f"TZID:{zone}",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0300",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]


def test_the_year_in_which_amman_stopped_changing_clocks_is_one_block() -> None:
    lines = stated("Asia/Amman", utc(2022, 10, 20), utc(2022, 11, 10))

    assert [line for line in lines if line.startswith(("RRULE", "TZOFFSETTO"))] == ["TZOFFSETTO:+0300"]


def test_a_zone_that_changes_irregularly_states_each_change() -> None:
    # Morocco leaves +01 for the month of Ramadan.
    first, last = utc(2026, 2, 1), utc(2026, 4, 1)

    lines = stated("Africa/Casablanca", first, last)

    assert not any(line.startswith("RRULE") for line in lines)
    assert [line for line in lines if line.startswith("DTSTART")][1:] == [
        "DTSTART:20260215T030000",
        "DTSTART:20260322T020000",
    ]


def test_both_onsets_of_a_pair_lie_before_the_first_event() -> None:
    first = utc(2026, 5, 4)
    starts = [block["DTSTART"].dt for block in vtimezone("Europe/Berlin", first, first + A_DAY).subcomponents]

    assert len(starts) == 2
    assert all(start < first.replace(tzinfo=None) for start in starts)


@settings(max_examples=150, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    first=st.datetimes(datetime(1975, 1, 1), datetime(2036, 12, 1)).map(lambda moment: moment.replace(tzinfo=UTC)),
    days=st.sampled_from([1, 3, 14, 200, 800]),
    shares=st.lists(st.floats(0, 1), min_size=1, max_size=20),
)
def test_every_moment_of_a_calendar_has_the_offset_of_the_zone(
    zone: str, first: datetime, days: int, shares: list[float]
) -> None:
    last = first + days * A_DAY
    component = vtimezone(zone, first, last)

    for share in shares:
        moment = (first + share * (last - first)).replace(microsecond=0)
        offset = moment.astimezone(ZoneInfo(zone)).utcoffset()
        assert offset is not None
        # A few old zones had offsets with seconds, which are stated in whole minutes.
        assert abs(offset_at(component, moment) - offset) < timedelta(minutes=1)


@settings(max_examples=60, deadline=None)
@given(zone=st.sampled_from(ZONES), year=st.integers(1975, 2036))
def test_every_zone_has_a_standard_block_and_no_list_of_dates(zone: str, year: int) -> None:
    lines = stated(zone, utc(year, 6, 1), utc(year, 6, 8))

    assert "BEGIN:STANDARD" in lines
    assert not any(line.startswith("RDATE") for line in lines)
