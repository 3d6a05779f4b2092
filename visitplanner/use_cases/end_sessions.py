"""Sign somebody out everywhere."""

import secrets

from visitplanner.storage.database import transaction
from visitplanner.storage.models import UserRow


def end_sessions(user_id: int) -> None:
    """Replaces the name that cookies carry, so that no copy of any of them is worth anything."""
    with transaction() as session:
        user = session.get(UserRow, user_id)
        if user is not None:
            user.fs_uniquifier = secrets.token_hex(32)
