"""People who may sign in, and their roles."""

from datetime import datetime

from flask_security import RoleMixin, UserMixin
from sqlalchemy import JSON, Column, ForeignKey, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from visitplanner.storage.columns import Moment
from visitplanner.storage.database import Base

user_role = Table(
    "user_role",
    Base.metadata,
    Column("user_id", ForeignKey("user.id", ondelete="CASCADE"), primary_key=True),
    Column("role_id", ForeignKey("role.id", ondelete="CASCADE"), primary_key=True),
)


class RoleRow(Base, RoleMixin):
    __tablename__ = "role"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    description: Mapped[str | None]
    permissions: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))


class UserRow(Base, UserMixin):
    __tablename__ = "user"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(255), unique=True)
    password: Mapped[str | None] = mapped_column(String(255))
    """An argon2id hash."""
    active: Mapped[bool] = mapped_column(default=True)
    language: Mapped[str | None] = mapped_column(String(8))
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    """Renewed to end all of a person's sessions."""
    created_at: Mapped[datetime] = mapped_column(Moment())
    tf_primary_method: Mapped[str | None] = mapped_column(String(64))
    tf_totp_secret: Mapped[str | None] = mapped_column(String(255))
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    roles: Mapped[list[RoleMixin]] = relationship(RoleRow, secondary=user_role, lazy="selectin")
