"""Refuse what a host offers instead: it is asked once more for the time that stands in the plan."""

from collections.abc import Callable
from datetime import datetime

from visitplanner.programme.invitation import default_answer_by, moved_slot
from visitplanner.storage.audit import record
from visitplanner.storage.bookings import SlotIsTaken
from visitplanner.storage.database import transaction
from visitplanner.storage.invitations import InvitationIsUnknown, invitation_to, stand_at, take_stock
from visitplanner.storage.models import AskedSlotRow, InvitationRow
from visitplanner.storage.visits import locked_visit
from visitplanner.use_cases.ask_hosts import ask_hosts
from visitplanner.use_cases.follow_plan import hold_slot, settle_sessions
from visitplanner.use_cases.plan_in_use import PlanInUse, plan_in_use
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.publish_calendar import publish_calendar
from visitplanner.use_cases.take_up_offer import NothingIsOffered


def refuse_offer(
    visit_id: str,
    host: str,
    occurrence: str,
    *,
    link: Callable[[str], str],
    calendars: Calendars,
    now: datetime,
    by: str,
) -> None:
    """Its letter is a draft. Raises ``VisitIsUnknown``, ``InvitationIsUnknown`` and ``NothingIsOffered``."""
    with transaction():
        locked_visit(visit_id)
        row = invitation_to(visit_id, host)
        if row is None:
            raise InvitationIsUnknown(host)
        plan = plan_in_use(visit_id)
        slot = next((each for each in row.slots if each.occurrence_id == occurrence), None)
        if slot is None or slot.state != "counter_offer" or occurrence not in plan.placements:
            raise NothingIsOffered(occurrence)
        _open_again(plan, row, slot, now)
        take_stock(row, now)
        settle_sessions(plan, row)
        after = {"host": host, "occurrence": occurrence}
        record(visit_id, actor=by, channel="web", operation="offer_refused", after=after, now=now)
        answer_by = default_answer_by(now.date(), plan.visit.header.start_date)
        ask_hosts(plan, [host], language=None, answer_by=answer_by, link=link, by=by, now=now)
        publish_calendar(visit_id, calendars=calendars, now=now)


def _open_again(plan: PlanInUse, row: InvitationRow, slot: AskedSlotRow, now: datetime) -> None:
    stand_at(slot, moved_slot("counter_offer", "asked"), now)
    slot.asked_at = None
    slot.round += 1
    try:
        hold_slot(plan, row, slot, plan.placements[slot.occurrence_id], now)
    except SlotIsTaken:
        # The status board says that nothing is held; the meeting has to be moved.
        slot.asked_at = None
