"""The accounts of people who may sign in."""

import secrets
from datetime import datetime

from flask_security import SQLAlchemyUserDatastore
from sqlalchemy import func, select

from visitplanner.storage.database import db
from visitplanner.storage.models import RoleRow, UserRow


def user_datastore() -> SQLAlchemyUserDatastore:
    """The accounts in the form that Flask-Security works with."""
    return SQLAlchemyUserDatastore(db, UserRow, RoleRow)


def find_user(email: str) -> UserRow | None:
    """Capital and small letters are the same in an address here."""
    return db.session.scalar(select(UserRow).where(func.lower(UserRow.email) == email.lower()))


def anybody_may_sign_in() -> bool:
    return db.session.scalar(select(UserRow.id).limit(1)) is not None


def new_user(email: str, hashed_password: str, role: str, now: datetime) -> None:
    """Inside a ``transaction()``."""
    user = UserRow(
        email=email, password=hashed_password, active=True, fs_uniquifier=secrets.token_hex(32), created_at=now
    )
    user.roles.append(_role(role))
    db.session.add(user)


def _role(name: str) -> RoleRow:
    role = db.session.scalar(select(RoleRow).where(RoleRow.name == name))
    return role or RoleRow(name=name)
