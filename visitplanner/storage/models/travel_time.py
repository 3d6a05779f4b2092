"""The minutes between two zones."""

from sqlalchemy.orm import Mapped, mapped_column

from visitplanner.storage.columns import Minutes
from visitplanner.storage.database import Base
from visitplanner.storage.models.part_of_visit import Numbered, refers
from visitplanner.visit import entities


class TravelTimeRow(Numbered[entities.TravelTime], Base):
    __tablename__ = "travel_time"
    __table_args__ = (refers("from_zone", "zone"), refers("to_zone", "zone"))
    ENTITY = entities.TravelTime

    from_zone: Mapped[str]
    to_zone: Mapped[str]
    minutes: Mapped[int] = mapped_column(Minutes())
