"""Let somebody sign in."""

import re
import secrets
import string
from datetime import datetime

from visitplanner.storage.accounts import anybody_may_sign_in, find_user, new_user
from visitplanner.storage.coordinators import assign, visits_of_nobody
from visitplanner.storage.database import transaction
from visitplanner.use_cases.ports import Passwords

LEAST_LENGTH = 12
MOST_LENGTH = 128
ROLES = ("coordinator",)
ADDRESS = re.compile(r"[^@\s\x00-\x1f]{1,64}@[^@\s\x00-\x1f]{1,189}\Z")


class UserExists(Exception):
    """Somebody signs in with this address already."""


class EmailIsUnusable(Exception):
    """This is no e-mail address."""


class PasswordIsUnusable(Exception):
    """The password has fewer than ``LEAST_LENGTH`` or more than ``MOST_LENGTH`` characters."""


def add_user(
    email: str, *, passwords: Passwords, now: datetime, password: str | None = None, role: str = "coordinator"
) -> str:
    """The password: the one given, or a random one that is told this once and kept nowhere.

    The first of all gets the visits that were there before anybody.
    Raises ``EmailIsUnusable``, ``PasswordIsUnusable`` or ``UserExists``.
    """
    if not ADDRESS.match(email):
        raise EmailIsUnusable(email)
    secret = random_password() if password is None else password
    if not LEAST_LENGTH <= len(secret) <= MOST_LENGTH:
        raise PasswordIsUnusable
    hashed = passwords.hashed(secret)
    with transaction():
        if find_user(email) is not None:
            raise UserExists(email)
        is_first = not anybody_may_sign_in()
        new_user(email, hashed, role, now)
        for visit_id in visits_of_nobody() if is_first else ():
            assign(visit_id, [email], now)
    return secret


def random_password() -> str:
    """Four groups of five letters and digits that are not mistaken for one another: about 100 bits."""
    alphabet = "".join(each for each in string.ascii_lowercase + string.digits if each not in "0o1li")
    return "-".join("".join(secrets.choice(alphabet) for _ in range(5)) for _ in range(4))
