"""How far the record goes: one row, so that lines missing at its end are noticed, too."""

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.database import Base


class RecordEndRow(Base):
    __tablename__ = "record_end"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    lines: Mapped[int]
    """How many lines are signed."""
    last: Mapped[str] = mapped_column(String(80))
    """The signature of the last of them; empty before the first."""
    signature: Mapped[str] = mapped_column(String(80))
    """Of both, so that an earlier end cannot be made up."""
