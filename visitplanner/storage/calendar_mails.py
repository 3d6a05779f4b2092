"""Which of our mails a calendar answers, and which calendar mails were looked at before."""

import hashlib
from datetime import datetime

from sqlalchemy import select

from visitplanner.programme.letter import Letter
from visitplanner.storage.database import db
from visitplanner.storage.letter_rows import letter_of
from visitplanner.storage.models import CalendarMailRow, LetterMailRow, LetterRow


def mail_key(message_id: str, data: bytes) -> str:
    return hashlib.sha256(message_id.encode(errors="replace") if message_id else data).hexdigest()


def was_read(key: str) -> bool:
    return db.session.get(CalendarMailRow, key) is not None


def remember_mail(key: str, outcome: str, visit_id: str | None, now: datetime) -> None:
    """Inside a ``transaction()``."""
    if not was_read(key):
        db.session.add(CalendarMailRow(message_key=key, outcome=outcome, visit_id=visit_id, read_at=now))


def latest_entry(uid: str) -> tuple[Letter, str, int] | None:
    """The letter that last carried this calendar entry, with its meeting and the version that was sent."""
    sent = select(LetterMailRow).where(LetterMailRow.uid == uid, LetterMailRow.sequence.is_not(None))
    row = db.session.scalar(sent.order_by(LetterMailRow.sequence.desc(), LetterMailRow.letter_id.desc()).limit(1))
    if row is None or row.occurrence is None:
        return None
    return letter_of(db.session.get_one(LetterRow, row.letter_id)), row.occurrence, row.sequence or 0


def letter_of_mail(message_id: str) -> tuple[str, int] | None:
    """Visit and number of the letter that went out under a Message-ID."""
    mails = select(LetterRow).join(LetterMailRow).where(LetterMailRow.message_id == message_id)
    row = db.session.scalar(mails)
    return None if row is None else (row.visit_id, row.id)
