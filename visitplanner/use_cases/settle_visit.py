"""A visit is confirmed once all its hosts have agreed: one step of every deed after which that may be so."""

from typing import cast

from visitplanner.storage.invitations import invitations_of
from visitplanner.storage.session_changes import count_change
from visitplanner.storage.visits import visit_row
from visitplanner.use_cases.plan_in_use import PlanInUse
from visitplanner.visit.entities import VisitStatus


def settle_visit(plan: PlanInUse) -> None:
    """From invited to confirmed, and back when somebody changes their mind. Inside a ``transaction()``."""
    visit = visit_row(plan.visit.header.id)
    to = _status(cast(VisitStatus, visit.status), plan)
    if to != visit.status:
        visit.status = to
        count_change(visit.id, plans_hold=True)


def _status(status: VisitStatus, plan: PlanInUse) -> VisitStatus:
    if status not in ("invited", "confirmed"):
        return status
    visit_id, organiser = plan.visit.header.id, plan.visit.header.organiser_id
    states = {slot.occurrence_id: slot.state for row in invitations_of(visit_id) for slot in row.slots}
    wanted = [each for each in plan.placements.values() if plan.sessions[each.session].host_id != organiser]
    open_still = [
        each
        for each in wanted
        # What was agreed before anybody was asked has no slot.
        if states.get(each.occurrence, plan.sessions[each.session].status) not in ("confirmed", "done")
    ]
    return "invited" if open_still or not wanted else "confirmed"
