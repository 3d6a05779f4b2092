"""Which reminders were drafted, and for whom one may be due. What writes stands inside a ``transaction()``."""

from datetime import datetime

from sqlalchemy import or_, select

from visitplanner.storage.database import db
from visitplanner.storage.models import InvitationRow, LetterRow, ReminderRow


def visits_with_silent_hosts() -> list[str]:
    """And those where a reminder is still a draft, which an answer may have overtaken."""
    drafted = select(LetterRow.invitation_id).where(LetterRow.kind == "reminder", LetterRow.state == "draft")
    concerned = or_(InvitationRow.state.in_(("sent", "reminded")), InvitationRow.id.in_(drafted))
    return sorted(db.session.scalars(select(InvitationRow.visit_id).where(concerned).distinct()))


def was_reminded(row: InvitationRow, stage: int) -> bool:
    return db.session.get(ReminderRow, (row.id, row.answer_by, stage)) is not None


def note_reminder(row: InvitationRow, stage: int, now: datetime) -> None:
    db.session.add(ReminderRow(invitation_id=row.id, answer_by=row.answer_by, stage=stage, drafted_at=now))


def last_author(invitation_id: int) -> str:
    """Who wrote to the host last, in whose name it is reminded."""
    newest = select(LetterRow.author).where(LetterRow.invitation_id == invitation_id).order_by(LetterRow.id.desc())
    return db.session.scalar(newest.limit(1)) or ""
