"""What is marked in a list because it is missing."""

from typing import Any

from visitplanner.language.text import N_, Text
from visitplanner.visit.translations import names_lacking

ONE_LANGUAGE = N_("Translation missing")


def untranslated_mark(entry: Any) -> tuple[Text, ...]:
    """A mark where a name of an entry is there in one language only."""
    return (ONE_LANGUAGE,) if names_lacking(entry) else ()
