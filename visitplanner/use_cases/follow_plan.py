"""Hosts whose times the plan has moved are to be asked again: one step of every deed that changes it."""

from collections.abc import Iterator
from datetime import datetime
from typing import cast

from visitplanner.planning import Placement
from visitplanner.programme.clearance import is_cleared
from visitplanner.programme.invitation import SlotState, held_until, session_status_of
from visitplanner.storage import bookings
from visitplanner.storage.audit import Channel, record
from visitplanner.storage.bookings import SlotIsTaken
from visitplanner.storage.clearances import clearance_states, waived_sites
from visitplanner.storage.invitations import invitations_of, stand_at, take_stock
from visitplanner.storage.models import AskedSlotRow, InvitationRow
from visitplanner.storage.session_changes import set_pinned, set_status
from visitplanner.storage.visits import locked_visit
from visitplanner.use_cases.book_agreed import book_agreed
from visitplanner.use_cases.plan_in_use import PlanInUse, plan_in_use
from visitplanner.use_cases.settle_visit import settle_visit


def follow_plan(visit_id: str, *, by: str, now: datetime, channel: Channel = "web") -> frozenset[str]:
    """Whoever was asked for a time that is no longer the plan's is to be asked again. Inside a ``transaction()``.

    The times of what is confirmed without a letter are kept too. Answers with the meetings whose times are taken.

    A confirmed meeting that has moved is tentative again; one that is gone is withdrawn. Nobody else is touched, and
    nobody is told: that is for ``invite_hosts``. Whoever publishes calendars does so afterwards. While a visit has lost
    its plan and has no new one, nobody's meeting is withdrawn. Raises ``VisitIsUnknown``.
    """
    locked_visit(visit_id)
    plan = plan_in_use(visit_id)
    if plan.itinerary is None:
        return frozenset()
    taken = book_agreed(plan, now=now)
    invitations = invitations_of(visit_id)
    if not invitations:
        return taken
    # Everybody books in the same order, so that two who do so at once wait for each other and not in a circle.
    invitations.sort(key=lambda row: plan.host_key(row.organisation_id))
    moved = [(row, slot) for row in invitations for slot in row.slots if _has_moved(plan, slot)]
    # First every old time is given back: two meetings may have changed places.
    for _, slot in moved:
        bookings.release(visit_id, slot.occurrence_id)
    for row, slot in moved:
        _ask_again(plan, row, slot, now)
        record(
            visit_id,
            actor=by,
            channel=channel,
            operation="host_asked_again",
            after={"host": row.organisation_id, "occurrence": slot.occurrence_id, "state": slot.state},
            now=now,
        )
    for row in {id(row): row for row, _ in moved}.values():
        take_stock(row, now)
        settle_sessions(plan, row)
    for row in invitations:
        _pin_what_is_confirmed(row)
    settle_visit(plan)
    return taken


def settle_sessions(plan: PlanInUse, row: InvitationRow) -> None:
    """Every session of an agreement gets the status that its meetings give it, and what is confirmed is pinned.

    What its host has confirmed stays tentative while somebody who goes there is not cleared.
    """
    states_of, waived = clearance_states(row.visit_id), waived_sites(row.visit_id)
    for session_id in dict.fromkeys(slot.session_id for slot in row.slots):
        session = plan.sessions.get(session_id)
        if session is not None:
            states = [cast(SlotState, slot.state) for slot in row.slots if slot.session_id == session_id]
            status = session_status_of(states, session.status)
            if status == "confirmed" and not is_cleared(plan.visit, session, states_of, waived):
                status = "tentative"
            set_status(row.visit_id, session_id, status)
    _pin_what_is_confirmed(row)


def _pin_what_is_confirmed(row: InvitationRow) -> None:
    """A new plan does not know of it by itself."""
    for slot in row.slots:
        if slot.state == "confirmed":
            set_pinned(row.visit_id, slot.occurrence_id, True)


def _has_moved(plan: PlanInUse, slot: AskedSlotRow) -> bool:
    placement = plan.placements.get(slot.occurrence_id)
    if placement is None:
        return slot.state != "withdrawn"
    return slot.state == "withdrawn" or (slot.begins_at, slot.ends_at, set(slot.subgroup_ids)) != (
        *plan.times(placement),
        set(placement.subgroups),
    )


def _ask_again(plan: PlanInUse, row: InvitationRow, slot: AskedSlotRow, now: datetime) -> None:
    placement = plan.placements.get(slot.occurrence_id)
    if placement is None:
        # Whoever declined need not be told that nothing is asked any more.
        slot.asked_at = slot.asked_at if slot.state == "declined" else None
        stand_at(slot, "withdrawn", now)
        return
    slot.asked_at = None
    stand_at(slot, "asked", now)
    slot.round += 1
    slot.subgroup_ids = tuple(placement.subgroups)
    slot.begins_at, slot.ends_at = plan.times(placement)
    try:
        hold_slot(plan, row, slot, placement, now)
    except SlotIsTaken:
        # Nothing is held; the status board says so, and the coordinator moves the meeting once more.
        return


def hold_slot(plan: PlanInUse, row: InvitationRow, slot: AskedSlotRow, placement: Placement, now: datetime) -> None:
    """Raises ``SlotIsTaken``."""
    span = plan.span(slot.session_id, slot.begins_at, slot.ends_at, placement.site)
    bookings.hold(row.visit_id, slot.occurrence_id, span, until=held_until(row.answer_by), now=now)


def untold(row: InvitationRow) -> Iterator[AskedSlotRow]:
    """The meetings of which the host has yet to hear how they stand now."""
    return (slot for slot in row.slots if slot.asked_at is None and slot.state in ("asked", "withdrawn"))
