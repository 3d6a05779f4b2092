"""Password hashes as the accounts of the web pages check them: argon2id with the settings of the application."""

from flask_security.utils import hash_password


class AccountPasswords:
    """Works inside an application whose accounts are installed."""

    def hashed(self, password: str) -> str:
        return hash_password(password)
