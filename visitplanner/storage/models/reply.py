"""What hosts answered, one row an answer. Triggers refuse to change or delete a row: a changed mind is another answer.

So nothing that was answered can be deleted with its invitation or visit. A migration that copies this table must make
its triggers anew.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment, Sealed, SealedBytes
from visitplanner.storage.database import Base


class ReplyRow(Base):
    __tablename__ = "reply"
    __table_args__ = (CheckConstraint("answer IN ('confirm', 'decline', 'offer', 'pass_on', 'undo')", name="answer"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"), index=True)
    occurrence_id: Mapped[str]
    round: Mapped[int]
    """The proposal that it answers."""
    at: Mapped[datetime] = mapped_column(Moment())
    actor: Mapped[str]
    channel: Mapped[str] = mapped_column(String(16))
    answer: Mapped[str] = mapped_column(String(16))
    content_sealed: Mapped[SealedBytes] = mapped_column(Sealed())
    """The host's own words, other times and names: of a shelter they may tell where it is."""
