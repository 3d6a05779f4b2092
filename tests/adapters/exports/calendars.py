"""Programmes and their calendars for tests, in one line."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from tests.programme.plans import jordan_to_kenya, kenya_to_jordan
from visitplanner.adapters.exports import ics
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.planning import Itinerary, Problem
from visitplanner.programme.of_itinerary import programme_of
from visitplanner.programme.programme import Entry, Lane, Programme, ProgrammeDay
from visitplanner.programme.visibility import Viewer
from visitplanner.visit.entities import Visit

Plan = tuple[Visit, Problem, Itinerary]
REFERENCE = kenya_to_jordan()
FIVE_DAYS = jordan_to_kenya()
COORDINATOR = Viewer("coordinator")
LANGUAGE_CODES = tuple(LANGUAGES)


def written(plan: Plan, language: str = "en", viewer: Viewer = COORDINATOR, *, full_day: bool = False) -> bytes:
    return ics.write(programme_of(*plan, viewer), Localiser(language), full_day=full_day)


def events(octets: bytes) -> list[Event]:
    found: list[Event] = Calendar.from_ical(octets).walk("VEVENT")
    return found


def event(octets: bytes, summary: str) -> Event:
    return next(each for each in events(octets) if summary in str(each["SUMMARY"]))


def a_programme(*entries: Entry, timezones: tuple[str, ...] = ("Asia/Amman",)) -> Programme:
    first = entries[0].start.date()
    return Programme(
        visit="V",
        code="V",
        title={"en": "A visit", "ar": "زيارة"},
        purpose={"en": ""},
        start_date=first,
        end_date=entries[-1].end.date(),
        timezones=timezones,
        subgroups=(("G1", {"en": "All"}),),
        days=(ProgrammeDay(first, "programme", (Lane("G1", {"en": "All"}, entries),)),),
    )


def an_entry(start: datetime, minutes: int = 60, **fields: object) -> Entry:
    given = {"title": {"en": "Talk", "ar": "لقاء"}, "uid": f"{start:%H%M%z}", "key": f"session:{start}"} | fields
    end = (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
    return Entry(kind="session", start=start, end=end, subgroups=("G1",), **given)  # type: ignore[arg-type]  # fields
