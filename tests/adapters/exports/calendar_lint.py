"""What real calendar programs stumble over, looked for in the octets of a calendar file."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta

from dateutil.rrule import rrulestr
from icalendar import Calendar, Timezone

PROPERTY = re.compile(r"[A-Z][A-Z0-9-]*((?:;[A-Z-]+=(?:\"[^\"]*\"|[^\":;,]*))*):(.*)", re.DOTALL)
TEXTS = ("SUMMARY", "LOCATION", "DESCRIPTION", "NAME", "X-WR-CALNAME")
FORBIDDEN = ("METHOD", "ORGANIZER", "ATTENDEE", "BEGIN:VALARM", "GEO", "ATTACH", "URL")


def faults(octets: bytes) -> list[str]:
    """Everything wrong with a file, one sentence each."""
    return [*_of_lines(octets), *_of_content(octets)]


def unfolded(octets: bytes) -> list[str]:
    return octets.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def value(line: str) -> str:
    found = PROPERTY.fullmatch(line)
    assert found is not None, line
    return found[2]


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text, flags=re.DOTALL)


def offset_at(zone: Timezone, moment: datetime) -> timedelta:
    """The offset a VTIMEZONE states for a moment, worked out from its observances and nothing else."""
    onsets = []
    for block in zone.subcomponents:
        before, after, start = block["TZOFFSETFROM"].td, block["TZOFFSETTO"].td, block["DTSTART"].dt
        wall = (moment.astimezone(UTC) + before).replace(tzinfo=None)
        latest = start if start <= wall else None
        if "RRULE" in block:
            latest = rrulestr(block["RRULE"].to_ical().decode(), dtstart=start).before(wall, inc=True)
        if latest is not None:
            onsets.append((latest - before, after))
    return max(onsets)[1]


def _of_lines(octets: bytes) -> list[str]:
    found = []
    if not octets.startswith(b"BEGIN:VCALENDAR\r\n") or not octets.endswith(b"END:VCALENDAR\r\n"):
        found.append("does not begin and end as a calendar")
    if b"\n" in octets.replace(b"\r\n", b"") or b"\r" in octets.replace(b"\r\n", b""):
        found.append("has bare line ends")
    for line in octets.removesuffix(b"\r\n").split(b"\r\n"):
        if not line:
            found.append("has an empty line")
        if len(line) > 75:
            found.append(f"has a line of {len(line)} octets")
        try:
            text = line.decode()
        except UnicodeDecodeError:
            found.append(f"folds inside a character: {line!r}")
            continue
        found += _of_fold(text)
    return found


def _of_fold(line: str) -> list[str]:
    """A line that goes on from the one before begins with a space; what follows it must stand by itself."""
    found = []
    if line.startswith(" ") and len(line) > 1:
        first = line[1]
        if unicodedata.combining(first) or first in "\u200d\ufe0f\u2060" or 0x1F3FB <= ord(first) <= 0x1F3FF:
            found.append(f"folds inside what is read as one character: {line!r}")
        if first == " ":
            found.append(f"folds beside a space: {line!r}")
    if line.endswith((" ", "\u200d")):
        found.append(f"folds beside a space or joiner: {line!r}")
    if (len(line) - len(line.rstrip("\\"))) % 2:
        found.append(f"folds inside an escape: {line!r}")
    return found


def _of_content(octets: bytes) -> list[str]:
    found, lines = [], unfolded(octets)
    for line in lines:
        if PROPERTY.fullmatch(line) is None:
            found.append(f"is not a property: {line!r}")
            continue
        name = re.split("[;:]", line, maxsplit=1)[0]
        if name in FORBIDDEN or line in FORBIDDEN:
            found.append(f"has {name}")
        if any(unicodedata.category(each) in ("Cc", "Cs") and each != "\t" for each in line):
            found.append(f"has a control character: {line!r}")
        if any(each in line for each in "\u2028\u2029\ufeff\u202a\u202b\u202c\u202d\u202e"):
            found.append(f"has a separator, mark or override: {line!r}")
        if name in TEXTS:
            found += _of_text(value(line))
    uids = [line for line in lines if line.startswith("UID:")]
    if len(set(uids)) != len(uids):
        found.append("has two events with one UID")
    return found + _of_events(octets)


def _of_text(text: str) -> list[str]:
    found = []
    if re.sub(r"\\[\\;,nN]", "", text).strip("\\").find("\\") >= 0 or re.search(r"(?<!\\)(?:\\\\)*[;,]", text):
        found.append(f"has an escape that is none, or lacks one: {text!r}")
    if unicodedata.normalize("NFC", text) != text:
        found.append(f"is not in normal form: {text!r}")
    for line in unescaped(text).split("\n"):
        depth = 0
        for character in line:
            depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
            if depth < 0:
                break
        if depth:
            found.append(f"has an isolate that is not closed in its line: {line!r}")
    return found


def _of_events(octets: bytes) -> list[str]:
    found = []
    calendar = Calendar.from_ical(octets)
    if "UID" in calendar:
        found.append("has a calendar UID")
    zones = {str(each["TZID"]): each for each in calendar.walk("VTIMEZONE")}
    for event in calendar.walk("VEVENT"):
        if event["DTSTAMP"].dt != event["LAST-MODIFIED"].dt:
            found.append("has a DTSTAMP that is not LAST-MODIFIED")
        for edge in ("DTSTART", "DTEND"):
            zone = event[edge].params.get("TZID")
            if zone is not None and zone != "UTC" and zone not in zones:
                found.append(f"does not state the zone {zone}")
    return found
