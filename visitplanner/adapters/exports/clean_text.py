"""Text that every calendar program reads: no control characters, one normal form, balanced direction isolates."""

import re
import unicodedata
from typing import Literal

from visitplanner.language.text import Name

_LINE_BREAKS = re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]")
_UNWANTED = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\ufeff\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls, embeddings and overrides (which make a name look like another), byte order marks, what is no character."""
_BACKSLASH_N = re.compile(r"\\(?=[nN])")
_LRI, _RLI, _FSI, _PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_STEERING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_AGAINST = {"ltr": ("R", "AL"), "rtl": ("L",)}
_ALONG = {"ltr": ("L",), "rtl": ("R", "AL")}


def clean_text(text: str, direction: Literal["ltr", "rtl"]) -> str:
    """The text, line by line, free of what breaks calendars and with runs of the other direction isolated.

    A backslash before an n gets an invisible joiner behind it, because some readers take the two for a line break.
    """
    text = _UNWANTED.sub("", _LINE_BREAKS.sub("\n", text))
    text = _BACKSLASH_N.sub("\\\\\u2060", unicodedata.normalize("NFC", text))
    lines = (_isolated(_balanced(" ".join(line.split(" "))).strip(" \t"), direction) for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def one_line(text: str, direction: Literal["ltr", "rtl"]) -> str:
    """The cleaned text without line breaks, for titles, places and names."""
    return clean_text(" ".join(text.splitlines()), direction)


def plain_name(name: Name) -> Name:
    """A name without anything that steers direction, so that it cannot reach out of the sentence it is put into."""
    return {language: plain_line(said) for language, said in name.items()}


def plain_line(text: str) -> str:
    """The text on one line, without anything that steers direction."""
    return _STEERING.sub("", " ".join(text.splitlines()))


def _balanced(line: str) -> str:
    """Every isolate closed in its line and nothing closed that was not opened."""
    kept, depth = [], 0
    for character in line:
        if character in (_LRI, _RLI, _FSI):
            depth += 1
        elif character == _PDI:
            if not depth:
                continue
            depth -= 1
        kept.append(character)
    return "".join(kept) + _PDI * depth


def _isolated(line: str, direction: Literal["ltr", "rtl"]) -> str:
    """Runs against the direction in isolates, from their first letter to their end; what is isolated stays so."""
    opening = _LRI if direction == "rtl" else _RLI
    done, at, depth = [], 0, 0
    while at < len(line):
        character = line[at]
        if depth == 0 and unicodedata.bidirectional(character) in _AGAINST[direction]:
            end = _end_of_run(line, at, direction)
            done.append(f"{opening}{line[at:end]}{_PDI}")
            at = end
            continue
        depth += (character in (_LRI, _RLI, _FSI)) - (character == _PDI)
        done.append(character)
        at += 1
    return "".join(done)


def _end_of_run(line: str, start: int, direction: Literal["ltr", "rtl"]) -> int:
    """Where the run ends: after its last letter, the digits that hang on it, and the bracket it has left open."""
    end, open_brackets, touching = start, 0, True
    for at in range(start, len(line)):
        character, kind = line[at], unicodedata.bidirectional(line[at])
        if kind in _ALONG[direction] or character in (_LRI, _RLI, _FSI, _PDI):
            break
        touching = character != " " and (touching or kind in _AGAINST[direction])
        closes = character in ")]}" and open_brackets > 0
        open_brackets += (character in "([{") - closes
        if kind in _AGAINST[direction] or kind == "NSM" or closes or (touching and kind == "EN"):
            end = at + 1
    return end
