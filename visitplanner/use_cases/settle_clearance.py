"""Follow clearance: what its hosts have confirmed becomes confirmed once everybody is let in. Inside a transaction."""

from datetime import datetime

from visitplanner.storage.invitations import invitations_of
from visitplanner.use_cases.follow_plan import settle_sessions
from visitplanner.use_cases.plan_in_use import plan_in_use
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.publish_calendar import publish_calendar


def settle_clearance(visit_id: str, *, calendars: Calendars, now: datetime) -> None:
    plan = plan_in_use(visit_id)
    for row in invitations_of(visit_id):
        settle_sessions(plan, row)
    publish_calendar(visit_id, calendars=calendars, now=now)
