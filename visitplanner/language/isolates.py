"""Keeps runs of one direction together inside a sentence of the other, with Unicode's direction isolates."""

import unicodedata
from typing import Literal

LEFT_TO_RIGHT_ISOLATE = "\u2066"
FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

_AGAINST = {"ltr": {"R", "AL"}, "rtl": {"L"}}


def left_to_right(text: str) -> str:
    """The text as a run that reads left to right wherever it stands."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}"


def isolated_if_foreign(text: str, direction: Literal["ltr", "rtl"]) -> str:
    """The text unchanged, or isolated where it holds a letter that runs against the sentence's direction."""
    if any(unicodedata.bidirectional(character) in _AGAINST[direction] for character in text):
        return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"
    return text
