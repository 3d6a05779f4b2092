"""Which texts people may enter: none whose characters are invisible, turn lines round or pass for others."""

import unicodedata
from collections.abc import Iterator

from visitplanner.language.text import N_, Code, Text

JOINERS = "\u200c\u200d"
"""Written inside Arabic and other words on purpose; in between Latin letters they only deceive."""
SCRIPTS_THAT_LOOK_LATIN = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
LINE_BREAKS = "\r\n"


def text_fault(text: str, *, lines: bool = False) -> Text | None:
    """What is wrong with a text, and what to do; line breaks are right only where ``lines`` are entered."""
    for character in text:
        if character in LINE_BREAKS and lines:
            continue
        if _is_hidden(character, text):
            return N_(
                "This holds an invisible character (%(code)s) that could change how the text is read. Type the text "
                "again instead of pasting it.",
                code=Code(f"U+{ord(character):04X}"),
            )
    word = next(_mixed_words(text), None)
    if word is not None:
        return N_(
            "The word %(word)s mixes letters of different scripts that look alike. Type it again in one script.",
            word=Code(word),
        )
    return None


def _is_hidden(character: str, text: str) -> bool:
    if character in JOINERS:
        return not any("ARABIC" in unicodedata.name(each, "") for each in text)
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _mixed_words(text: str) -> Iterator[str]:
    for word in text.split():
        names = [unicodedata.name(each, "") for each in word if each.isalpha()]
        latin = any(name.startswith(("LATIN", "FULLWIDTH")) for name in names)
        if latin and any(name.startswith(SCRIPTS_THAT_LOOK_LATIN) for name in names):
            yield word
