"""The checks that calendars are held to find each of the defects that they are for."""

import pytest

from tests.adapters.exports.calendar_lint import faults
from tests.programme.plans import kenya_to_jordan
from visitplanner.adapters.exports import ics
from visitplanner.language.localise import Localiser
from visitplanner.programme.of_itinerary import programme_of
from visitplanner.programme.visibility import Viewer

SOUND = ics.write(programme_of(*kenya_to_jordan(), Viewer("coordinator")), Localiser("en"))


def test_a_sound_calendar_has_no_fault() -> None:
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b"\r\nSTATUS", b"\nSTATUS", "bare line ends"),
        (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR", "does not begin"),
        (b"COLOR:teal", b"COLOR:" + b"x" * 70, "has a line of 76 octets"),
        (b"COLOR:teal\r\n", b"COLOR:teal\r\n\r\n", "has an empty line"),
        (b"COLOR:teal", b"COLOR:\xd8\r\n \xb4", "folds inside a character"),
        (b"COLOR:teal", "COLOR:e\r\n \u0301".encode(), "folds inside what is read as one"),
        (b"COLOR:teal", b"COLOR:te \r\n al", "folds beside a space"),
        (b"IOM office\\, Amman", b"IOM office, Amman", "has an escape that is none, or lacks one"),
        (b"IOM office\\, Amman", b"IOM office\\\r\n \\, Amman", "folds inside an escape"),
        (b"IOM office\\, Amman", b"IOM \xe2\x81\xa7office", "not closed in its line"),
        (b"IOM office\\, Amman", b"IOM \x07office", "control character"),
        (b"COLOR:teal", b"METHOD:PUBLISH", "has METHOD"),
        (b"COLOR:teal", b"UID:calendar", "has a calendar UID"),
        (b"TZID:Asia/Amman", b"TZID:Asia/Other", "does not state the zone"),
        (b"LAST-MODIFIED:20180401", b"LAST-MODIFIED:20180402", "DTSTAMP that is not LAST-MODIFIED"),
    ],
)
def test_each_defect_is_found(old: bytes, new: bytes, fault: str) -> None:
    assert old in SOUND

    found = faults(SOUND.replace(old, new, 1))

    assert any(fault in each for each in found), found


def test_two_events_with_one_identity_are_found() -> None:
    first = SOUND[SOUND.index(b"UID:") :].partition(b"\r\n")[0]
    second = SOUND.rpartition(b"UID:")[2].partition(b"\r\n")[0]

    assert "has two events with one UID" in faults(SOUND.replace(b"UID:" + second, first))
