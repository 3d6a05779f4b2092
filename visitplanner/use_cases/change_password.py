"""Give somebody another password."""

import secrets

from visitplanner.storage.database import transaction
from visitplanner.storage.models import UserRow
from visitplanner.use_cases.ports import Passwords


def change_password(user_id: int, *, password: str, passwords: Passwords) -> None:
    """Keeps the hash of the new password and signs the person out everywhere."""
    hashed = passwords.hashed(password)
    with transaction() as session:
        user = session.get(UserRow, user_id)
        if user is not None:
            user.password = hashed
            user.fs_uniquifier = secrets.token_hex(32)
