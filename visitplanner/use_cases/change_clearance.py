"""Write down that names were handed to a site, and whether it lets their bearers in."""

from collections.abc import Collection
from datetime import datetime

from visitplanner.programme.clearance import ClearanceState, clearances_of
from visitplanner.storage.audit import record
from visitplanner.storage.clearances import clearance_states, set_clearance
from visitplanner.storage.database import transaction
from visitplanner.storage.visits import load_visit, locked_visit
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.publish_calendar import publish_calendar
from visitplanner.use_cases.settle_clearance import cleared_now, settle_clearance


class ClearanceIsNotAsked(LookupError):
    """The visit has no such site, or it asks for no names."""


def change_clearance(
    visit_id: str,
    site_id: str,
    members: Collection[str],
    state: ClearanceState,
    *,
    calendars: Calendars,
    now: datetime,
    by: str,
) -> int:
    """How many persons are concerned; others than go to the site are left out.

    Raises ``VisitIsUnknown`` and ``ClearanceIsNotAsked``.
    """
    with transaction():
        locked_visit(visit_id)
        visit = load_visit(visit_id)
        found = clearances_of(visit, {}, clearance_states(visit_id))
        wanted = next((each for each in found if each.site == site_id), None)
        if wanted is None:
            raise ClearanceIsNotAsked(site_id)
        going = [each.id for each in wanted.persons if each.id in set(members)]
        before = cleared_now(visit)
        if going and state == "rejected":
            # It counts even where a file said that the session was confirmed, and nobody was cleared here before.
            before |= {each.id for each in visit.sessions if each.site_id == site_id}
        set_clearance(visit_id, site_id, going, state, by=by, now=now)
        after = {"site": site_id, "state": state, "persons": len(going)}
        record(visit_id, actor=by, channel="web", operation="clearance_changed", after=after, now=now)
        settle_clearance(visit_id, before)
        publish_calendar(visit_id, calendars=calendars, now=now)
    return len(going)
