"""What the deeds need from outside, as protocols; ``app`` fills them in."""

from visitplanner.use_cases.ports.benchmarks import BenchmarkFileIsFaulty, BenchmarkFiles, BestKnownFiles, RouteSearch
from visitplanner.use_cases.ports.calendars import (
    CalendarAddresses,
    CalendarIsUnreadable,
    Calendars,
    HolidayCalendars,
    HostCalendars,
)
from visitplanner.use_cases.ports.files import ItineraryFiles, VisitFiles, WorkbookIsUnreadable, Workbooks
from visitplanner.use_cases.ports.mails import LetterForms, Mailbox, MailboxIsAway, Mailer, MailIsDelayed, MailIsRefused
from visitplanner.use_cases.ports.planners import Explainer, Jobs, Planner, PlannerFailed, Replanner
from visitplanner.use_cases.ports.tools import Passwords, Tools

__all__ = [
    "BenchmarkFileIsFaulty",
    "BenchmarkFiles",
    "BestKnownFiles",
    "CalendarAddresses",
    "CalendarIsUnreadable",
    "Calendars",
    "Explainer",
    "HolidayCalendars",
    "HostCalendars",
    "ItineraryFiles",
    "Jobs",
    "LetterForms",
    "MailIsDelayed",
    "MailIsRefused",
    "Mailbox",
    "MailboxIsAway",
    "Mailer",
    "Passwords",
    "Planner",
    "PlannerFailed",
    "Replanner",
    "RouteSearch",
    "Tools",
    "VisitFiles",
    "WorkbookIsUnreadable",
    "Workbooks",
]
