"""What happened to a visit, who did it and by which way. Triggers in the database refuse to change or delete a row.

No reference to the visit: what happened stays true when the visit is gone. A migration that copies this table must make
its triggers anew.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Document, Moment
from visitplanner.storage.database import Base


class AuditEventRow(Base):
    __tablename__ = "audit_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(Moment())
    actor: Mapped[str]
    """The e-mail address of an account, or what a link stands for, as ``host: ORG-1``."""
    channel: Mapped[str] = mapped_column(String(16))
    operation: Mapped[str] = mapped_column(String(64))
    before: Mapped[Mapping[str, Any] | None] = mapped_column(Document())
    after: Mapped[Mapping[str, Any] | None] = mapped_column(Document())
    signature: Mapped[str | None] = mapped_column(String(80))
    """Of this line and the signature before it; nothing on lines from before there were any."""
