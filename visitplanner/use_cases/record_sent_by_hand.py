"""Somebody has sent a letter with a mail program of their own: it does not go out again."""

from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.letters import locked_letter, release
from visitplanner.use_cases.edit_letter import LetterIsOnItsWay
from visitplanner.use_cases.note_sent import note_sent


def record_sent_by_hand(letter_id: int, *, visit_id: str, now: datetime, by: str) -> None:
    """Raises ``LetterIsUnknown``, and ``LetterIsOnItsWay`` where the worker has begun to send it or it is discarded."""
    with transaction():
        row = locked_letter(visit_id, letter_id)
        if row.state == "sent":
            return
        if row.state == "discarded" or any(each.state == "waiting" and each.attempts for each in row.mails):
            raise LetterIsOnItsWay(letter_id)
        release(row, row.released_at or now)
        row.state, row.by_hand = "sent", True
        for mail in row.mails:
            mail.state, mail.sent_at, mail.next_attempt_at = "sent", now, None
        note_sent(row, now)
        after = {"letter": letter_id, "by_hand": True}
        record(visit_id, actor=by, channel="web", operation="letter_sent", after=after, now=now)
