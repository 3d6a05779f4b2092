"""Put a letter away that is not to be sent; its reference number is not given to another one."""

from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.letters import locked_letter
from visitplanner.use_cases.edit_letter import LetterIsOnItsWay


def discard_letter(letter_id: int, *, visit_id: str, now: datetime, by: str) -> None:
    """Twice is once. Raises ``LetterIsUnknown``, and ``LetterIsOnItsWay`` once any mail of it may have gone out."""
    with transaction():
        row = locked_letter(visit_id, letter_id)
        if row.state == "discarded":
            return
        if row.state == "sent" or any(each.state == "waiting" and each.attempts for each in row.mails):
            raise LetterIsOnItsWay(letter_id)
        row.state = "discarded"
        for mail in row.mails:
            if mail.state == "waiting":
                mail.state, mail.next_attempt_at = "draft", None
        record(visit_id, actor=by, channel="web", operation="letter_discarded", after={"letter": letter_id}, now=now)
