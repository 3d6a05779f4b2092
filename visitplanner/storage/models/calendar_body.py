"""Calendar files as they are handed out, made once when the programme changes and not at every request."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Moment
from visitplanner.storage.database import Base


class CalendarBodyRow(Base):
    """One file for all readers of one kind; ``subgroup`` is empty where the file is not cut to one."""

    __tablename__ = "calendar_body"

    visit_id: Mapped[str] = mapped_column(ForeignKey("visit.id", ondelete="CASCADE"), primary_key=True)
    language: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    subgroup: Mapped[str] = mapped_column(primary_key=True)
    full_day: Mapped[bool] = mapped_column(primary_key=True)
    octets: Mapped[bytes] = mapped_column(LargeBinary)
    gzipped: Mapped[bytes] = mapped_column(LargeBinary)
    etag: Mapped[str]
    changed_at: Mapped[datetime] = mapped_column(Moment())
    """When these octets first were what they are."""
