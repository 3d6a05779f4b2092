"""Take a host's answer back: the meeting is open again, and the answer stays in the record."""

from datetime import datetime

from visitplanner.programme.replies import Reply
from visitplanner.storage.database import db
from visitplanner.storage.invitations import InvitationIsUnknown, invitation_to
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.record_reply import ReplyTo, record_reply


class NothingToUndo(Exception):
    """The host has not answered for this meeting, or it is open again already."""


def undo_answer(visit_id: str, host: str, occurrence: str, *, calendars: Calendars, now: datetime, by: str) -> None:
    """Raises ``InvitationIsUnknown``, ``NothingToUndo`` and ``PlanIsClosed``."""
    row = invitation_to(visit_id, host)
    if row is None:
        raise InvitationIsUnknown(host)
    slot = next((each for each in row.slots if each.occurrence_id == occurrence), None)
    if slot is None or slot.state not in ("confirmed", "declined", "counter_offer"):
        raise NothingToUndo(occurrence)
    invitation_id, given = row.id, ReplyTo(slot.round, Reply("undo"))
    db.session.rollback()
    record_reply(invitation_id, {occurrence: given}, actor=by, channel="web", calendars=calendars, now=now)
