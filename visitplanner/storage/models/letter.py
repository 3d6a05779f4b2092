"""Letters to hosts, and the mails each goes out as. The truth about what was sent, whatever a mail server believes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from visitplanner.storage.columns import Document, Moment, Sealed, SealedBytes, Words
from visitplanner.storage.database import Base


class LetterRow(Base):
    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("visit_id", "number"),
        CheckConstraint("kind IN ('times', 'invitation', 'change', 'reminder', 'withdrawal', 'thanks')", name="kind"),
        CheckConstraint(
            "state IN ('draft', 'waiting', 'sent', 'refused', 'failed', 'bounced', 'discarded')", name="state"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"))
    number: Mapped[int]
    """Counts the letters of a visit; a discarded one keeps its number."""
    reference: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    """Rises with every edit, so that nobody writes over words that were never read."""
    host_id: Mapped[str]
    invitation_id: Mapped[int | None] = mapped_column(index=True)
    languages: Mapped[tuple[str, ...]] = mapped_column(Words())
    to_name: Mapped[str]
    to_address: Mapped[str]
    words: Mapped[Mapping[str, Any]] = mapped_column(Document())
    """What may be edited: subject, opening and closing in each language."""
    facts: Mapped[Mapping[str, Any]] = mapped_column(Document())
    """What stands between opening and closing, and in the calendar entries."""
    link_sealed: Mapped[SealedBytes | None] = mapped_column(Sealed())
    author: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(Moment())
    edited_at: Mapped[datetime | None] = mapped_column(Moment())
    released_at: Mapped[datetime | None] = mapped_column(Moment())
    """When somebody said that it is to be sent; the date it carries."""
    by_hand: Mapped[bool] = mapped_column(default=False)
    """Somebody has sent it with a mail program of their own."""
    mails: Mapped[list["LetterMailRow"]] = relationship(
        order_by="LetterMailRow.number", lazy="selectin", cascade="all, delete-orphan"
    )


class LetterMailRow(Base):
    """The first mail of a letter carries the letter; each further one the calendar entry of a further meeting."""

    __tablename__ = "letter_mail"
    __table_args__ = (
        CheckConstraint("state IN ('draft', 'waiting', 'sent', 'refused', 'failed', 'bounced')", name="state"),
        Index("ix_letter_mail_due", "state", "next_attempt_at"),
    )

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[str] = mapped_column(unique=True)
    """Made with the letter and never changed: whoever gets a mail twice can tell."""
    occurrence: Mapped[str | None]
    """The meeting whose calendar entry it carries."""
    uid: Mapped[str | None] = mapped_column(index=True)
    sequence: Mapped[int | None]
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    """How often sending began; a worker whose number is not the last one may write nothing."""
    first_attempt_at: Mapped[datetime | None] = mapped_column(Moment())
    next_attempt_at: Mapped[datetime | None] = mapped_column(Moment())
    leased_until: Mapped[datetime | None] = mapped_column(Moment())
    server_words: Mapped[str] = mapped_column(default="")
    sent_at: Mapped[datetime | None] = mapped_column(Moment())
