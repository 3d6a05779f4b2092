"""Keep a new visit that was begun from nothing, as a draft to be filled step by step."""

from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.coordinators import assign
from visitplanner.storage.database import transaction
from visitplanner.storage.edit_keys import Done, done_by, keep_key
from visitplanner.storage.visits import save_visit, visit_ids
from visitplanner.use_cases.find_holidays import find_holidays
from visitplanner.use_cases.ports import Calendars, HolidayCalendars
from visitplanner.use_cases.publish_calendar import publish_calendar
from visitplanner.visit.beginning import Beginning, begin
from visitplanner.visit.identifiers import visit_id_of


def create_visit(
    first: Beginning,
    *,
    calendars: Calendars,
    holidays: HolidayCalendars,
    now: datetime,
    by: str,
    key: str | None = None,
) -> str:
    """The new visit's identifier; that of the first time where the same form, known by its key, comes again."""
    with transaction():
        before = done_by(key)
        if before is not None:
            return before.visit_id
        visit_id = visit_id_of(first.code, visit_ids())
        known = find_holidays([first.host_country], first=first.start_date, last=first.end_date, holidays=holidays)
        version = save_visit(begin(first, visit_id, today=now.date(), holidays=known), now)
        assign(visit_id, [by], now)
        keep_key(key, Done(visit_id, version), now)
        record(visit_id, actor=by, channel="web", operation="visit_created", now=now)
        publish_calendar(visit_id, calendars=calendars, now=now)
    return visit_id
