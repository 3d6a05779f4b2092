"""Keep the times of what is confirmed without a letter: one step of every deed that changes a plan or a visit."""

from datetime import datetime

from visitplanner.storage import bookings
from visitplanner.storage.bookings import SlotIsTaken, Span
from visitplanner.storage.invitations import invitations_of
from visitplanner.use_cases.plan_in_use import PlanInUse


def book_agreed(plan: PlanInUse, *, now: datetime) -> frozenset[str]:
    """The occurrences whose time another visit or another group has. Inside a ``transaction()``.

    What hosts were asked for is held and confirmed by their answers; this is about all the rest of the plan.
    """
    visit_id = plan.visit.header.id
    asked = {slot.occurrence_id for row in invitations_of(visit_id) for slot in row.slots}
    wanted = {name: span for name, span in _agreed(plan).items() if name not in asked}
    kept = bookings.booked_by(visit_id)
    for name in kept.keys() - asked:
        if kept[name] != wanted.get(name):
            bookings.release(visit_id, name)
    taken = set()
    # Everybody books in the same order, so that two who do so at once wait for each other and not in a circle.
    for name, span in sorted(wanted.items(), key=lambda each: (each[1].host_key, each[1].begins_at)):
        if kept.get(name) != span:
            try:
                bookings.confirm(visit_id, name, span, now=now)
            except SlotIsTaken:
                taken.add(name)
    return frozenset(taken)


def _agreed(plan: PlanInUse) -> dict[str, Span]:
    # Nobody asks the organiser, who receives several delegations at once and sees to it.
    own = plan.visit.header.organiser_id
    confirmed = {each.id for each in plan.visit.sessions if each.status == "confirmed" and each.host_id != own}
    return {
        name: plan.span(each.session, *plan.times(each), each.site)
        for name, each in plan.placements.items()
        if each.session in confirmed
    }
