"""Let sessions at a site be confirmed although clearance is missing, with a reason that stays."""

from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.clearances import waive
from visitplanner.storage.database import transaction
from visitplanner.storage.visits import load_visit, locked_visit
from visitplanner.use_cases.change_clearance import ClearanceIsNotAsked
from visitplanner.use_cases.move_session import LONGEST_REASON
from visitplanner.use_cases.override_breach import NoReasonGiven
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.publish_calendar import publish_calendar
from visitplanner.use_cases.settle_clearance import cleared_now, settle_clearance
from visitplanner.visit.clearance import asks_for_names


def waive_clearance(visit_id: str, site_id: str, *, reason: str, calendars: Calendars, now: datetime, by: str) -> None:
    """Raises ``VisitIsUnknown``, ``ClearanceIsNotAsked`` and ``NoReasonGiven``."""
    why = reason.strip()[:LONGEST_REASON]
    if not why:
        raise NoReasonGiven(site_id)
    with transaction():
        locked_visit(visit_id)
        visit = load_visit(visit_id)
        if all(each.id != site_id or not asks_for_names(each) for each in visit.sites):
            raise ClearanceIsNotAsked(site_id)
        before = cleared_now(visit)
        waive(visit_id, site_id, reason=why, by=by, now=now)
        after = {"site": site_id, "reason": why}
        record(visit_id, actor=by, channel="web", operation="clearance_waived", after=after, now=now)
        settle_clearance(visit_id, before)
        publish_calendar(visit_id, calendars=calendars, now=now)
