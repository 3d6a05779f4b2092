"""Follow clearance: what is no longer cleared is tentative, and what was agreed and is cleared now is confirmed.

One step of every deed after which that may be so, in its transaction.
"""

from collections.abc import Collection

from visitplanner.programme.clearance import cleared_sessions
from visitplanner.storage.clearances import clearance_states, waived_sites
from visitplanner.storage.invitations import invitations_of
from visitplanner.storage.session_changes import set_status
from visitplanner.storage.visits import load_visit
from visitplanner.visit.entities import Visit


def cleared_now(visit: Visit) -> frozenset[str]:
    """The sessions that clearance does not keep from being confirmed, to be looked up before the deed."""
    visit_id = visit.header.id
    return cleared_sessions(visit, clearance_states(visit_id), waived_sites(visit_id))


def settle_clearance(visit_id: str, before: Collection[str]) -> None:
    """``before`` are the sessions that were cleared before the deed.

    What a file said was confirmed, and never was cleared here, stays as the file says. Calendars are published by
    whoever calls this.
    """
    visit = load_visit(visit_id)
    after, agreed = cleared_now(visit), _agreed(visit_id)
    for each in visit.sessions:
        if each.status == "confirmed" and each.id in before and each.id not in after:
            set_status(visit_id, each.id, "tentative")
        elif each.status == "tentative" and each.id in after and each.id not in before and each.id in agreed:
            set_status(visit_id, each.id, "confirmed")


def _agreed(visit_id: str) -> frozenset[str]:
    """The sessions all of whose meetings their hosts have confirmed."""
    states: dict[str, set[str]] = {}
    for row in invitations_of(visit_id):
        for slot in row.slots:
            states.setdefault(slot.session_id, set()).add(slot.state)
    return frozenset(session for session, found in states.items() if found - {"withdrawn"} == {"confirmed"})
