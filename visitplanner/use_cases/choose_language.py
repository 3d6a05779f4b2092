"""Keep the language somebody wants to be spoken to in."""

from visitplanner.language.languages import LANGUAGES
from visitplanner.storage.database import transaction
from visitplanner.storage.models import UserRow


class LanguageIsUnknown(Exception):
    """Nobody is spoken to in this language here."""


def choose_language(user_id: int, *, language: str) -> None:
    """Nothing happens where the account is gone. Raises ``LanguageIsUnknown``."""
    if language not in LANGUAGES:
        raise LanguageIsUnknown(language)
    with transaction() as session:
        user = session.get(UserRow, user_id)
        if user is not None:
            user.language = language
