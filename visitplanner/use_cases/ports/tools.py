"""Every adapter that the ways in are handed, passwords included."""

from dataclasses import dataclass
from typing import Protocol

from visitplanner.use_cases.ports.calendars import CalendarAddresses, Calendars, HolidayCalendars, HostCalendars
from visitplanner.use_cases.ports.files import ItineraryFiles, VisitFiles, Workbooks
from visitplanner.use_cases.ports.mails import LetterForms, Mailbox, Mailer
from visitplanner.use_cases.ports.planners import Explainer, Jobs, Planner, Replanner


class Passwords(Protocol):
    """Makes of a password what may be stored."""

    def hashed(self, password: str) -> str: ...


@dataclass(frozen=True)
class Tools:
    """Every adapter the ways in are handed."""

    visit_files: VisitFiles
    itinerary_files: ItineraryFiles
    planner: Planner
    replanner: Replanner
    explainer: Explainer
    jobs: Jobs
    passwords: Passwords
    calendars: Calendars
    mailer: Mailer
    letters: LetterForms
    holidays: HolidayCalendars
    workbooks: Workbooks
    host_calendars: HostCalendars
    calendar_addresses: CalendarAddresses
    mailbox: Mailbox
