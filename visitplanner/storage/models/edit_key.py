"""Forms that were carried out, so that one posted twice does the thing once."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment
from visitplanner.storage.database import Base


class EditKeyRow(Base):
    __tablename__ = "edit_key"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Made anew each time a form is shown, and sent with it."""
    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), index=True)
    version: Mapped[int]
    """What the visit's version became by it."""
    done_at: Mapped[datetime] = mapped_column(Moment())
