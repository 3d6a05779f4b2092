"""Let sessions at a site wait for clearance again, after somebody had let them be confirmed without."""

from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.clearances import end_waiver, waived_sites
from visitplanner.storage.database import transaction
from visitplanner.storage.visits import load_visit, locked_visit
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.publish_calendar import publish_calendar
from visitplanner.use_cases.settle_clearance import cleared_now, settle_clearance


class NothingIsWaived(LookupError):
    """Sessions at this site wait for clearance already."""


def withdraw_waiver(visit_id: str, site_id: str, *, calendars: Calendars, now: datetime, by: str) -> None:
    """What was confirmed without clearance is tentative again; the record keeps who let it, why, and who took it back.

    Raises ``VisitIsUnknown`` and ``NothingIsWaived``.
    """
    with transaction():
        locked_visit(visit_id)
        if site_id not in waived_sites(visit_id):
            raise NothingIsWaived(site_id)
        before = cleared_now(load_visit(visit_id))
        end_waiver(visit_id, site_id)
        after = {"site": site_id}
        record(visit_id, actor=by, channel="web", operation="clearance_waiver_withdrawn", after=after, now=now)
        settle_clearance(visit_id, before)
        publish_calendar(visit_id, calendars=calendars, now=now)
