"""A meeting as an invitation that calendars answer (iTIP): one event, one attendee, and the buttons that go with it."""

from datetime import UTC, timedelta

from icalendar import Calendar, Event, vCalAddress, vText

from visitplanner.adapters.exports.clean_text import clean_text, plain_line
from visitplanner.adapters.exports.event_words import EventWords
from visitplanner.adapters.exports.ics import add_moment, octets_of
from visitplanner.adapters.exports.vtimezone import vtimezone
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, Code, Text
from visitplanner.programme.letter import Letter, Mail, Meeting
from visitplanner.programme.letter_text import tidy_line
from visitplanner.programme.programme import Entry

_PRODID = "-//VisitPlanner//VisitPlanner//EN"
_DAY = timedelta(days=1)


def entry_of(letter: Letter, mail: Mail, organiser: str, attendee: str) -> tuple[str, bytes] | None:
    """The method and the calendar that a mail carries, if it carries one; both addresses are bare.

    It says a proposed time is tentative, and where the meeting is only as its host's own programme does.
    """
    meeting = letter.meeting(mail)
    if meeting is None:
        return None
    method, localiser = letter.method(meeting), Localiser(letter.languages[0])
    calendar = Calendar()
    calendar.add("PRODID", _PRODID)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method)
    calendar.add_component(vtimezone(str(meeting.start.tzinfo), meeting.start - _DAY, meeting.end + _DAY))
    event = Event()
    event.add("UID", meeting.calendar_uid)
    event.add("DTSTAMP", letter.dated_at.astimezone(UTC))
    event.add("SEQUENCE", mail.sequence or 0)
    add_moment(event, "DTSTART", meeting.start)
    add_moment(event, "DTEND", meeting.end)
    _say(event, letter, meeting, method, localiser)
    _add_people(event, letter, localiser, organiser, attendee)
    calendar.add_component(event)
    return method, octets_of(calendar)


def _say(event: Event, letter: Letter, meeting: Meeting, method: str, localiser: Localiser) -> None:
    row, words = _row(meeting, method), EventWords(localiser, {})
    about = "\n".join((words.description(row), localiser.text(_reference(letter)))).strip()
    language = {"LANGUAGE": localiser.code}
    event.add("SUMMARY", vText(words.summary(row)), parameters=language)
    if place := words.location(row):
        event.add("LOCATION", vText(place), parameters=language)
    event.add("DESCRIPTION", vText(clean_text(about, localiser.direction)), parameters=language)
    event.add("STATUS", {"cancelled": "CANCELLED", "confirmed": "CONFIRMED"}.get(row.status or "", "TENTATIVE"))
    event.add("TRANSP", "TRANSPARENT" if method == "CANCEL" else "OPAQUE")
    if row.status == "tentative":
        event.add("X-MICROSOFT-CDO-BUSYSTATUS", vText("TENTATIVE"))
    # Outlook then lets the host propose another time.
    event.add("X-MICROSOFT-DISALLOW-COUNTER", vText("FALSE"))


def _reference(letter: Letter) -> Text:
    return N_("Our letter %(reference)s", reference=Code(letter.reference))


def _row(meeting: Meeting, method: str) -> Entry:
    status = "cancelled" if method == "CANCEL" else "confirmed" if meeting.confirmed else "tentative"
    return Entry(
        kind="session",
        start=meeting.start,
        end=meeting.end,
        title=meeting.title,
        subgroups=(),
        place=meeting.place,
        address=meeting.address,
        city=meeting.city,
        status=status,
        interpretation=meeting.interpretation,
    )


def _add_people(event: Event, letter: Letter, localiser: Localiser, organiser: str, attendee: str) -> None:
    who = vCalAddress(f"mailto:{organiser}")
    who.params["CN"] = _quoted(localiser.name(letter.facts.organiser))
    event.add("ORGANIZER", who, encode=False)
    whom = vCalAddress(f"mailto:{attendee}")
    whom.params["CN"] = _quoted(letter.to_name or localiser.name(letter.facts.host))
    for name, value in (
        ("CUTYPE", "INDIVIDUAL"),
        ("ROLE", "REQ-PARTICIPANT"),
        ("PARTSTAT", "NEEDS-ACTION"),
        ("RSVP", "TRUE"),
    ):
        whom.params[name] = value
    event.add("ATTENDEE", whom, encode=False)


def _quoted(name: str) -> str:
    """Quotation marks inside a parameter are shown wrongly by most clients, so they become typographic ones."""
    return tidy_line(plain_line(name)).replace('"', "”")
