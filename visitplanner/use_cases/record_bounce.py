"""A letter that had been accepted came back: it is shown as undelivered, with the words that came with it."""

from datetime import datetime

from visitplanner.programme.letter_text import LONGEST_WORDS, tidy_line
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.letters import locked_letter


class LetterWasNotSent(Exception):
    """What was never sent cannot come back."""


def record_bounce(letter_id: int, *, visit_id: str, words: str, now: datetime, by: str) -> None:
    """Raises ``LetterIsUnknown`` and ``LetterWasNotSent``."""
    with transaction():
        row = locked_letter(visit_id, letter_id)
        if row.state == "bounced":
            return
        if row.state != "sent":
            raise LetterWasNotSent(letter_id)
        row.state = "bounced"
        for mail in row.mails:
            mail.state, mail.server_words, mail.sent_at = "bounced", tidy_line(words)[:LONGEST_WORDS], None
        record(visit_id, actor=by, channel="web", operation="letter_bounced", after={"letter": letter_id}, now=now)
