"""What a host was asked, where that agreement stands, and the secret link under which the host answers."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from visitplanner.storage.columns import Moment, Sealed, SealedBytes, Words
from visitplanner.storage.database import Base


class InvitationRow(Base):
    """One a host and visit, for all of the host's sessions."""

    __tablename__ = "invitation"
    __table_args__ = (
        CheckConstraint(
            "state IN ('not_sent', 'sent', 'reminded', 'counter_offer', 'accepted', 'declined', 'withdrawn')",
            name="state",
        ),
        UniqueConstraint("visit_id", "organisation_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"))
    organisation_id: Mapped[str]
    language: Mapped[str] = mapped_column(String(8))
    state: Mapped[str] = mapped_column(String(16))
    state_since: Mapped[datetime] = mapped_column(Moment())
    answer_by: Mapped[date]
    invited_at: Mapped[datetime] = mapped_column(Moment())
    sent_at: Mapped[datetime | None] = mapped_column(Moment())
    reminded_at: Mapped[datetime | None] = mapped_column(Moment())
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the token, in hexadecimal."""
    token_sealed: Mapped[SealedBytes] = mapped_column(Sealed())
    """The token for the letters that carry it, readable only with a key from outside the database."""
    expires_at: Mapped[datetime] = mapped_column(Moment())
    revoked_at: Mapped[datetime | None] = mapped_column(Moment())
    slots: Mapped[list["AskedSlotRow"]] = relationship(
        order_by="AskedSlotRow.begins_at", lazy="selectin", cascade="all, delete-orphan"
    )


class AskedSlotRow(Base):
    """One meeting of a host's that the host was asked for, at the time that was proposed last."""

    __tablename__ = "asked_slot"
    __table_args__ = (
        CheckConstraint("state IN ('asked', 'confirmed', 'declined', 'counter_offer', 'withdrawn')", name="state"),
    )

    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"), primary_key=True)
    occurrence_id: Mapped[str] = mapped_column(primary_key=True)
    session_id: Mapped[str]
    subgroup_ids: Mapped[tuple[str, ...]] = mapped_column(Words())
    begins_at: Mapped[datetime] = mapped_column(Moment())
    ends_at: Mapped[datetime] = mapped_column(Moment())
    round: Mapped[int]
    """How often a time was proposed; an answer to an earlier proposal says nothing about a later one."""
    state: Mapped[str] = mapped_column(String(16))
    state_since: Mapped[datetime] = mapped_column(Moment())
    asked_at: Mapped[datetime | None] = mapped_column(Moment())
    """When a letter with this proposal was drafted; nothing while the host has not been told of it."""
