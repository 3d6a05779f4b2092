"""A session does not become confirmed by an edit alone: one step of every deed that edits a visit."""

from collections.abc import Iterator

from visitplanner.language.text import N_, Text
from visitplanner.programme.clearance import is_cleared
from visitplanner.storage.clearances import clearance_states, waived_sites
from visitplanner.storage.invitations import invitations_of
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import Fault, VisitFileIsFaulty

ASKED = N_("The host of this session was asked. Write down its answer under Agreements; the session follows from it.")
NOT_CLEARED = N_(
    "This session cannot be confirmed yet: its site has not let everybody in. Go to Clearance and record that it has, "
    "or let the session be confirmed without, with a reason."
)
TAKEN = N_("Another visit or another group has this host or place at that time. Move the session first.")


def check_confirmations(before: Visit, after: Visit) -> None:
    """Raises ``VisitFileIsFaulty`` for sessions whose host has yet to agree or whose site has yet to let people in."""
    faults = list(_faults(before, after))
    if faults:
        raise VisitFileIsFaulty(faults)


def fault_of(visit: Visit, session_id: str, sentence: Text) -> Fault:
    """Why the status of a session cannot be what it is in this visit."""
    number = [each.id for each in visit.sessions].index(session_id)
    return Fault(f"$.sessions[{number}].status", "not_confirmed", sentence)


def newly_confirmed(before: Visit, after: Visit) -> frozenset[str]:
    """The sessions that are confirmed and were not."""
    known = {each.id for each in before.sessions if each.status == "confirmed"}
    return frozenset(each.id for each in after.sessions if each.status == "confirmed" and each.id not in known)


def _faults(before: Visit, after: Visit) -> Iterator[Fault]:
    new = newly_confirmed(before, after)
    if not new:
        return
    visit_id = after.header.id
    states, waived, open_still = clearance_states(visit_id), waived_sites(visit_id), _waiting(visit_id)
    for session in after.sessions:
        if session.id in new and session.id in open_still:
            yield fault_of(after, session.id, ASKED)
        elif session.id in new and not is_cleared(after, session, states, waived):
            yield fault_of(after, session.id, NOT_CLEARED)


def _waiting(visit_id: str) -> frozenset[str]:
    """The sessions that some host was asked for and has not confirmed."""
    slots = (slot for row in invitations_of(visit_id) for slot in row.slots)
    return frozenset(slot.session_id for slot in slots if slot.state not in ("confirmed", "withdrawn"))
