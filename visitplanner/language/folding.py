"""Texts as they are compared: what people take for one spelling of a name is one, in both scripts."""

import re
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
MISLEADING = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
"""Characters that are not seen, or turn the reading direction of those around them."""


def folded(text: str) -> str:
    """The text without case, marks, hidden characters and double spaces, with letters that look alike as one."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(ALIKE)
    apart = unicodedata.normalize("NFKD", plain)
    seen = "".join(" " if each.isspace() else each for each in apart if each.isspace() or _is_seen(each))
    return " ".join(seen.split())


def misleading(text: str) -> str | None:
    """The first character of a text that would make it look like another one, if there is any."""
    found = MISLEADING.search(text)
    return found.group() if found else None


def _is_seen(character: str) -> bool:
    return unicodedata.category(character) not in HIDDEN
