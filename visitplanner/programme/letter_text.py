"""What people write into a letter, made fit for it: one form of line breaks, and nothing that nobody can see."""

import re
import unicodedata

LONGEST_SUBJECT = 200
LONGEST_NAME = 200
LONGEST_PART = 10_000
LONGEST_WORDS = 500
"""Of what a mail server said."""

_LINE_BREAKS = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
_UNFIT = "\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_REFUSED = re.compile(f"[{_UNFIT}]")
_UNSEEN = re.compile(f"[{_UNFIT}\u202a-\u202e\u2066-\u2069]")
"""Controls, and whatever turns lines round: isolates are put in where they are needed when a letter is written."""
_GAP = re.compile(r"\n{3,}")


def fit_for_documents(text: str) -> str:
    """The text without the characters for which PDF and Word refuse a whole document."""
    return _REFUSED.sub("", text)


def tidy(text: str) -> str:
    """Paragraphs parted by one empty line."""
    text = _UNSEEN.sub("", _LINE_BREAKS.sub("\n", unicodedata.normalize("NFC", text)))
    lines = (line.rstrip() for line in text.split("\n"))
    return _GAP.sub("\n\n", "\n".join(lines)).strip()


def tidy_line(text: str) -> str:
    """The same on one line."""
    return " ".join(tidy(text).split())
