"""A workbook that somebody has sent and that was read, while its columns and faults are looked through.

What its cells hold may be personal, so it is sealed, and it is forgotten within a day.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Document, Moment, Sealed, SealedBytes
from visitplanner.storage.database import Base


class WorkbookDraftRow(Base):
    __tablename__ = "workbook_draft"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person: Mapped[str] = mapped_column(String(255))
    """The e-mail address of the account that sent it; nobody else is shown it."""
    name: Mapped[str] = mapped_column(String(200))
    read_at: Mapped[datetime] = mapped_column(Moment())
    mapping: Mapped[Mapping[str, Any]] = mapped_column(Document())
    """Which sheet and column means what, as the person has corrected it."""
    content_sealed: Mapped[SealedBytes] = mapped_column(Sealed())
