"""A letter has gone out: one step of every deed after which that is so, in its transaction."""

from datetime import datetime

from visitplanner.storage.invitations import InvitationIsUnknown, invitation_row, take_stock
from visitplanner.storage.models import LetterRow


def note_sent(letter: LetterRow, now: datetime) -> None:
    """From now on the agreement with its host counts as asked, or as asked again. Inside a ``transaction()``."""
    if letter.invitation_id is None or letter.kind not in ("invitation", "change", "reminder"):
        return
    try:
        row = invitation_row(letter.invitation_id)
    except InvitationIsUnknown:
        return
    if row.state == "withdrawn":
        return
    if letter.kind == "reminder":
        row.reminded_at = now
    else:
        row.sent_at = now
    take_stock(row, now)
