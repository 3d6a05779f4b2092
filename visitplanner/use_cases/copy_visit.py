"""Keep an earlier visit over again on other dates, as a draft of its own."""

from datetime import date, datetime, timedelta

from visitplanner.language.text import Name
from visitplanner.storage.audit import record
from visitplanner.storage.coordinators import assign
from visitplanner.storage.database import transaction
from visitplanner.storage.edit_keys import Done, done_by, keep_key
from visitplanner.storage.visits import load_visit, save_visit, visit_ids
from visitplanner.use_cases.find_holidays import find_holidays
from visitplanner.use_cases.ports import Calendars, HolidayCalendars
from visitplanner.use_cases.publish_calendar import publish_calendar
from visitplanner.visit.copying import copy
from visitplanner.visit.day_pattern import MOST_DAYS
from visitplanner.visit.identifiers import visit_id_of


def copy_visit(
    visit_id: str,
    *,
    code: str,
    title: Name,
    start: date,
    calendars: Calendars,
    holidays: HolidayCalendars,
    now: datetime,
    by: str,
    key: str | None = None,
) -> str:
    """The copy's identifier; that of the first time where the same form, known by its key, comes again.

    Programme days fall on working days of the host countries. What hosts offered and answered is not copied, nor any
    plan. Raises ``VisitIsUnknown``.
    """
    with transaction():
        before = done_by(key)
        if before is not None:
            return before.visit_id
        old = load_visit(visit_id)
        new_id = visit_id_of(code, visit_ids())
        last = start + timedelta(days=MOST_DAYS)
        known = find_holidays(old.header.host_countries, first=start, last=last, holidays=holidays)
        version = save_visit(copy(old, new_id, code=code, title=title, start=start, holidays=known), now)
        assign(new_id, [by], now)
        keep_key(key, Done(new_id, version), now)
        record(new_id, actor=by, channel="web", operation="visit_copied", after={"from": visit_id}, now=now)
        publish_calendar(new_id, calendars=calendars, now=now)
    return new_id
