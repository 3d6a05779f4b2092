"""Lines of a calendar file: at most 75 octets, folded where no reader loses anything."""

import unicodedata
from collections.abc import Iterator

LIMIT = 75
_JOINERS = frozenset("\u200d\u2060")
_VARIATION = range(0xFE00, 0xFE10)
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)
_FLAGS = range(0x1F1E6, 0x1F200)


def folded(content: str) -> bytes:
    """The file, its lines unfolded and ended by CRLF, as octets with every long line folded.

    A fold never splits a character, what is read as one character, an escape, or a space from what stands beside it.
    """
    return b"".join(_folded_line(line) + b"\r\n" for line in content.split("\r\n") if line)


def _folded_line(line: str) -> bytes:
    if len(whole := line.encode()) <= LIMIT:
        return whole
    octets, room = bytearray(), LIMIT
    for piece in _pieces(line):
        encoded = piece.encode()
        if len(encoded) > room and octets:
            octets += b"\r\n "
            room = LIMIT - 1
        while len(encoded) > room:
            # A single piece that is longer than a line: only then are its characters parted.
            head = _head(encoded, room)
            octets += head + b"\r\n "
            encoded, room = encoded[len(head) :], LIMIT - 1
        octets += encoded
        room -= len(encoded)
    return bytes(octets)


def _head(encoded: bytes, room: int) -> bytes:
    cut = room
    while encoded[cut] & 0xC0 == 0x80:
        cut -= 1
    return encoded[:cut]


def _pieces(line: str) -> Iterator[str]:
    """The line in the smallest parts between which it may be folded."""
    start = 0
    for at in range(1, len(line)):
        if not _belongs_together(line, start, at):
            yield line[start:at]
            start = at
    if line:
        yield line[start:]


def _belongs_together(line: str, start: int, at: int) -> bool:
    before, after = line[at - 1], line[at]
    if " " in (before, after) or after in _JOINERS or before in _JOINERS:
        return True
    if unicodedata.combining(after) or unicodedata.category(after) in ("Mn", "Me", "Mc"):
        return True
    if ord(after) in _VARIATION or ord(after) in _SKIN_TONES or ord(after) in _TAGS:
        return True
    if _is_escape(line, start, at):
        return True
    flags = sum(1 for each in line[start:at] if ord(each) in _FLAGS)
    return ord(after) in _FLAGS and ord(before) in _FLAGS and flags % 2 == 1


def _is_escape(line: str, start: int, at: int) -> bool:
    """Whether the character at ``at`` is escaped: an odd number of backslashes stands before it in its piece."""
    run = 0
    while at - 1 - run >= start and line[at - 1 - run] == "\\":
        run += 1
    return run % 2 == 1
