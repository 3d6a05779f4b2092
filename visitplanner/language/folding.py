"""Texts as they are compared: what people take for one spelling of a name is one, in both scripts."""

import unicodedata

ALIKE = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ـ": None,
    }
)
"""Arabic letters that are written for one another; the stretching of a line is no letter."""
HIDDEN = frozenset({"Cf", "Cc", "Mn"})
"""Marks of vowels, and characters that nobody sees."""


def folded(text: str) -> str:
    """The text without case, marks, hidden characters and double spaces, with letters that look alike as one."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(ALIKE)
    apart = unicodedata.normalize("NFKD", plain)
    seen = "".join(" " if each.isspace() else each for each in apart if each.isspace() or _is_seen(each))
    return " ".join(seen.split())


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in HIDDEN
