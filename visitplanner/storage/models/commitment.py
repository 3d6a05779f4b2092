"""What partners promise to do after the visit."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import NameColumn, Words
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named, refers
from visitplanner.visit import entities


class CommitmentRow(Named[entities.Commitment], Base):
    __tablename__ = "commitment"
    __table_args__ = (
        refers("owner_organisation_id", "organisation"),
        refers("partner_organisation_id", "organisation"),
        refers("source_session_id", "session"),
    )
    ENTITY = entities.Commitment

    text: Mapped[Name] = mapped_column(NameColumn())
    owner_organisation_id: Mapped[str]
    partner_organisation_id: Mapped[str | None]
    due_date: Mapped[date | None]
    status: Mapped[str]
    topic_ids: Mapped[tuple[str, ...]] = mapped_column(Words())
    source_session_id: Mapped[str | None]
    provenance: Mapped[str]
