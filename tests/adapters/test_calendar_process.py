"""A host's calendar says when it is taken, whatever form it has, and harms nobody."""

from datetime import UTC, date, datetime

import pytest

from visitplanner.adapters.calendar_process import REFUSALS, CalendarProcess
from visitplanner.programme.host_times import Busy
from visitplanner.use_cases.ports import CalendarIsUnreadable

FIRST, LAST, ZONE = date(2027, 4, 12), date(2027, 4, 16), "Africa/Nairobi"


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VEVENT", "UID:1@x", "DTSTAMP:20270101T000000Z", *lines, "END:VEVENT")


def busy(data: bytes) -> list[tuple[str, str, bool]]:
    """Of the week, in UTC."""
    found = CalendarProcess().busy(data, FIRST, LAST, ZONE)
    return [(f"{each.begins:%d %H:%M}", f"{each.ends:%d %H:%M}", each.tentative) for each in found]


def test_a_weekly_entry_is_taken_but_for_its_exceptions() -> None:
    weekly = event(
        "DTSTART;TZID=Africa/Nairobi:20270301T090000",
        "DTEND;TZID=Africa/Nairobi:20270301T110000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "EXDATE;TZID=Africa/Nairobi:20270414T090000",
    )

    assert busy(calendar(*weekly)) == [("12 06:00", "12 08:00", False), ("16 06:00", "16 08:00", False)]


def test_what_is_free_or_cancelled_blocks_nothing_and_what_is_tentative_blocks_perhaps() -> None:
    span = ("DTSTART:20270413T060000Z", "DTEND:20270413T070000Z")

    assert busy(calendar(*event(*span, "TRANSP:TRANSPARENT"))) == []
    assert busy(calendar(*event(*span, "STATUS:CANCELLED"))) == []
    assert busy(calendar(*event(*span, "STATUS:TENTATIVE"))) == [("13 06:00", "13 07:00", True)]


def test_a_whole_day_is_one_of_the_hosts_own_place() -> None:
    assert busy(calendar(*event("DTSTART;VALUE=DATE:20270414"))) == [("13 21:00", "14 21:00", False)]


def test_free_busy_files_are_read() -> None:
    data = calendar(
        "BEGIN:VFREEBUSY",
        "UID:2@x",
        "DTSTAMP:20270101T000000Z",
        "FREEBUSY;FBTYPE=BUSY:20270412T060000Z/20270412T073000Z,20270413T060000Z/PT1H",
        "FREEBUSY;FBTYPE=FREE:20270414T060000Z/PT1H",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270415T060000Z/PT1H",
        "END:VFREEBUSY",
    )

    assert busy(data) == [
        ("12 06:00", "12 07:30", False),
        ("13 06:00", "13 07:00", False),
        ("15 06:00", "15 07:00", True),
    ]


def test_outside_of_somebodys_hours_they_are_taken() -> None:
    data = calendar(
        "BEGIN:VAVAILABILITY",
        "UID:3@x",
        "DTSTAMP:20270101T000000Z",
        "DTSTART;TZID=Africa/Nairobi:20270412T000000",
        "DTEND;TZID=Africa/Nairobi:20270414T000000",
        "BEGIN:AVAILABLE",
        "UID:4@x",
        "DTSTAMP:20270101T000000Z",
        "DTSTART;TZID=Africa/Nairobi:20270301T090000",
        "DTEND;TZID=Africa/Nairobi:20270301T160000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO",
        "END:AVAILABLE",
        "END:VAVAILABILITY",
    )

    assert busy(data) == [("11 21:00", "12 06:00", False), ("12 13:00", "13 21:00", False)]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "no_calendar"),
        (b"<html>Sign in</html>", "no_calendar"),
        (b"x" * 1_000_001, "too_large"),
        (calendar(*event("DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY")), "too_often"),
        (calendar(*event("DTSTART:19700101T000000Z", "RRULE:FREQ=HOURLY")), "too_often"),
        (calendar(*event("DTSTART:19700101T000000Z", "RRULE:FREQ=DAILY;BYMINUTE=1,2,3")), "too_often"),
        (calendar(*(event("DTSTART:20270412T000000Z") * 5001)), "too_much"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "broken"),
    ],
)
def test_what_is_no_calendar_or_has_no_end_is_refused(data: bytes, word: str) -> None:
    with pytest.raises(CalendarIsUnreadable) as refused:
        CalendarProcess().busy(data, FIRST, LAST, ZONE)

    assert refused.value.sentence == REFUSALS[word]


def test_a_reader_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(CalendarIsUnreadable):
        CalendarProcess(wall_seconds=0.001).busy(calendar(), FIRST, LAST, ZONE)


def test_an_outlook_answer_needs_no_organiser_and_keeps_its_zone() -> None:
    data = calendar(
        "METHOD:COUNTER",
        *event(
            "SEQUENCE:2",
            "ATTENDEE;PARTSTAT=TENTATIVE:MAILTO:Host@Example.ORG",
            "DTSTART;TZID=E. Africa Standard Time:20270413T100000",
            "DTEND;TZID=E. Africa Standard Time:20270413T113000",
            "COMMENT:Later\\nplease",
        ),
    )

    [answer] = CalendarProcess().answers(data).answers

    assert (answer.method, answer.uid, answer.sequence, answer.attendee) == ("COUNTER", "1@x", 2, "host@example.org")
    assert answer.begins is not None
    assert answer.begins.astimezone(UTC) == datetime(2027, 4, 13, 7, tzinfo=UTC)
    assert answer.comment == "Later\nplease"


def test_busy_times_are_told_without_what_they_are_for() -> None:
    data = calendar(*event("DTSTART:20270413T060000Z", "DTEND:20270413T070000Z", "SUMMARY:Secret"))
    span = (datetime(2027, 4, 13, 6, tzinfo=UTC), datetime(2027, 4, 13, 7, tzinfo=UTC))

    assert CalendarProcess().busy(data, FIRST, LAST, ZONE) == (Busy(*span),)
