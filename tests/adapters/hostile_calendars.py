"""Calendars that somebody made to do harm, or that a careless program wrote: each by a name that says what it is."""

import gzip
from collections.abc import Mapping


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str, uid: str = "1@x") -> tuple[str, ...]:
    times = () if any(each.startswith("DTSTART") for each in lines) else ("DTSTART:20270413T060000Z",)
    return ("BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20270101T000000Z", *times, *lines, "END:VEVENT")


def repeated(rule: str, begins: str = "19700101T000000Z") -> bytes:
    return calendar(*event(f"DTSTART:{begins}", f"RRULE:{rule}"))


def zone(*lines: str, name: str = "Lie") -> tuple[str, ...]:
    offsets = ("DTSTART:19700101T000000", "TZOFFSETFROM:-1200", "TZOFFSETTO:-1200")
    return ("BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:STANDARD", *offsets, *lines, "END:STANDARD", "END:VTIMEZONE")


def in_zone(name: str) -> bytes:
    return calendar(*event(f"DTSTART;TZID={name}:20270413T090000", f"DTEND;TZID={name}:20270413T100000"))


DAYS = ",".join(map(str, range(1, 367)))
MANY = ",".join(map(str, range(60)))
_LINES = "\r\n".join(event("DURATION:PT1H"))

ENDLESS: Mapping[str, bytes] = {
    "every second": repeated("FREQ=SECONDLY"),
    "every minute": repeated("FREQ=MINUTELY"),
    "every hour": repeated("FREQ=HOURLY"),
    "every second till the end of time": repeated("FREQ=SECONDLY;UNTIL=99991231T235959Z"),
    "every second in small letters": repeated("freq=secondly"),
    "no step at all": repeated("FREQ=DAILY;INTERVAL=0"),
    "backwards": repeated("FREQ=DAILY;INTERVAL=-1"),
    "every second of every day": repeated(f"FREQ=DAILY;BYHOUR=1,2;BYMINUTE={MANY};BYSECOND={MANY}"),
    "half a million a year": repeated(f"FREQ=YEARLY;BYYEARDAY={DAYS};BYHOUR=0,1,2;BYMINUTE={MANY}"),
    "a zone that changes every second": calendar(*zone("RRULE:FREQ=SECONDLY"), *event("DTSTART;TZID=Lie:20270413T09")),
    "an exception every second": calendar(*event("RRULE:FREQ=DAILY", "EXRULE:FREQ=SECONDLY")),
    "hours free every second": calendar(
        "BEGIN:VAVAILABILITY", "UID:2@x", "BEGIN:AVAILABLE", "UID:3@x", "DTSTART:20270413T060000Z",
        "DTEND:20270413T070000Z", "RRULE:FREQ=SECONDLY", "END:AVAILABLE", "END:VAVAILABILITY",
    ),
}  # fmt: skip
"""What repeats so often that nobody may begin to count it."""

LARGE: Mapping[str, bytes] = {
    "100 000 entries": calendar(*[_LINES] * 100_000),
    "6 000 entries": calendar(*(["BEGIN:VEVENT\r\nUID:1@x\r\nDTSTART:20270413T060000Z\r\nEND:VEVENT"] * 6_000)),
    "20 000 reminders": calendar(*event(*["BEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM"] * 20_000)),
    "300 000 folds": calendar(*event("SUMMARY:x" + "\r\n x" * 300_000)),
    "a file inside": calendar(*event("ATTACH;ENCODING=BASE64;VALUE=BINARY:" + "QUFB" * 300_000)),
    "10 000 boxes in boxes": calendar(*["BEGIN:VEVENT"] * 10_000, *["END:VEVENT"] * 10_000),
}
"""More than a calendar may hold."""

NO_CALENDAR: Mapping[str, bytes] = {
    "nothing": b"",
    "blanks": b" \r\n\t\r\n",
    "NUL": b"\0",
    "a page": b"<!doctype html><html><body>Sign in</body></html>",
    "a program": b"MZ\x90\0\x03" + b"\0" * 200,
    "an archive": gzip.compress(calendar(*event())),
    "two bytes a letter": calendar(*event()).decode().encode("utf-16"),
    "no end": calendar(*event()).replace(b"END:VEVENT\r\n", b"").replace(b"END:VCALENDAR\r\n", b""),
    "never closed": b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100,
    "no date": calendar(*event("DTSTART:soon")),
    "a date that is none": calendar(*event("DTSTART:20270230T060000Z")),
    "a rule without a frequency": calendar(*event("RRULE:COUNT=3")),
}
"""Nothing that can be read."""

ODD: Mapping[str, bytes] = {
    "an empty rule": calendar(*event("RRULE:")),
    "never on any day": repeated("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
    "more often than there are days": repeated("FREQ=DAILY;COUNT=99999999999999999999"),
    "count and end": repeated("FREQ=DAILY;COUNT=5;UNTIL=20260101"),
    "the last second of time": calendar(*event("DTSTART:99991231T235959Z", "DURATION:P1D")),
    "the first day of time": calendar(*event("DTSTART:00010101T000000Z", "DURATION:P1D")),
    "ends before it begins": calendar(*event("DTSTART:20270413T090000Z", "DTEND:20270413T080000Z")),
    "an endless length": calendar(*event("DURATION:P99999999999D")),
    "a length below nothing": calendar(*event("DURATION:-P5D")),
    "20 000 dates": calendar(*event("RDATE:" + ",".join(["20270413T060000Z"] * 20_000))),
    "no name": calendar(*event()).replace(b"UID:1@x\r\n", b""),
    "bytes of another alphabet": calendar(*event("SUMMARY:x")).replace(b"SUMMARY:x", b"SUMMARY:\xe9\xff\xfe"),
    "cancels a meeting": calendar("METHOD:CANCEL", *event("STATUS:CANCELLED")),
    "an older format": calendar(*event("SUMMARY;ENCODING=QUOTED-PRINTABLE:=41")).replace(b"2.0", b"1.0"),
    "a zone that lies": calendar(
        *zone(name="Europe/Zurich"), *event("DTSTART;TZID=Europe/Zurich:20270413T090000", "DURATION:PT1H")
    ),
    "a time with a NUL": calendar(*event("SUMMARY:a\0b")),
    **{
        f"in the zone {name!r}": in_zone(name)
        for name in (
            "../../etc/passwd", "/etc/localtime", "Europe/Zurich\0", "UTC+5", "europe/zurich", "Europe/Kiev",
            "posixrules", "", "localtime", "GMT0", "Asia", "x" * 5000,
        )
    },
    **{
        f"a title with {name}": calendar(*event(f"SUMMARY:a{end}X-OURS:1", f"COMMENT:b{end}METHOD:CANCEL"))
        for name, end in {
            "CRLF": "\r\n", "LF": "\n", "CR": "\r", "a fold": "\r\n\t", "a written break": "\\n", "FF": "\f",
            "VT": "\v", "NEL": "\u0085", "LS": "\u2028", "PS": "\u2029",
        }.items()
    },
    "a guest put in": calendar(*event("SUMMARY:a\r\nATTENDEE;RSVP=TRUE:mailto:x@evil.example")),
    "a file of ours put in": calendar(*event("SUMMARY:a\r\nATTACH:file:///etc/passwd")),
    "a quotation mark in a name": calendar(*event('ATTENDEE;CN="a";ROLE=CHAIR;X-OURS="1:mailto:x@y')),
    "a keyword as a title": calendar(*event("SUMMARY:BEGIN:VCALENDAR", "LOCATION:END:VEVENT")),
}  # fmt: skip
"""Read or refused, as the case may be; nothing happens but that."""
