"""Reminders that an answer has overtaken are discarded: one step of every deed after which that may be so."""

from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.letters import drafts_about
from visitplanner.storage.models import InvitationRow

WAITING = ("sent", "reminded")


def is_silent(row: InvitationRow) -> bool:
    """Whether its host was asked for something and has said nothing to it."""
    return row.state in WAITING and any(slot.state == "asked" and slot.asked_at is not None for slot in row.slots)


def take_back_reminders(row: InvitationRow, now: datetime) -> None:
    """Drafts only; what went out went out. Inside a ``transaction()``."""
    if is_silent(row):
        return
    for letter in drafts_about(row.id):
        if letter.kind == "reminder":
            letter.state = "discarded"
            after = {"letter": letter.id, "host": row.organisation_id}
            record(row.visit_id, actor="", channel="worker", operation="letter_discarded", after=after, now=now)
