"""Where groups assemble for a confidential site."""

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.language.text import Name
from visitplanner.storage.columns import Minutes, NameColumn
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Named, refers
from visitplanner.visit import entities


class MeetingPointRow(Named[entities.MeetingPoint], Base):
    __tablename__ = "meeting_point"
    __table_args__ = (refers("city_id", "city"), refers("zone_id", "zone"))
    ENTITY = entities.MeetingPoint

    name: Mapped[Name] = mapped_column(NameColumn())
    city_id: Mapped[str]
    zone_id: Mapped[str]
    lead_min: Mapped[int] = mapped_column(Minutes())
