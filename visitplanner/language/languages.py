"""The languages people are spoken to in; adding one starts here."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal


@dataclass(frozen=True)
class Language:
    """One language of pages and documents.

    ``locale`` is the CLDR locale that decides month names and number signs. The two patterns are CLDR date patterns for
    narrow places; they name a short month only where the language really shortens it (see ``Localiser.date``).
    """

    code: str
    own_name: str
    direction: Literal["ltr", "rtl"]
    font: str
    locale: str
    short_date: str
    short_date_with_weekday: str


LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {
        language.code: language
        for language in (
            Language("en", "English", "ltr", "IBM Plex Sans Arabic", "en_GB", "d MMM", "EEE d MMM"),
            Language("ar", "العربية", "rtl", "IBM Plex Sans Arabic", "ar_JO", "d MMMM", "EEEE، d MMMM"),
        )
    }
)
"""Every language by its code; the first is the one sentences are written in."""
