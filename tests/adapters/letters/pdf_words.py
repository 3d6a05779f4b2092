"""Reads the words of a PDF back, as far as our own typesetter writes them."""

import re
import zlib

_STREAM = re.compile(rb"(\d+) 0 obj\s*<<[^\n]*?>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_FONT = re.compile(rb"/Subtype/Type0/[^>]*?/ToUnicode (\d+) 0 R")
_LETTER = re.compile(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", re.MULTILINE)
_LETTERS = re.compile(r"^<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>$", re.MULTILINE)
_SHOWN = re.compile(rb"(/ReversedChars BMC)? 0 Tr/f(\d+) [\d.]+ Tf [-\d. ]+ Tm(\[.*?\]TJ|\(.*?\)Tj|<.*?>Tj)", re.DOTALL)
_STRING = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)|<([0-9A-F]+)>", re.DOTALL)
"""A string may hold brackets as long as each is closed again."""
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def words_of(pdf: bytes) -> str:
    """Every run of letters in the order in which it is drawn, each run in its reading order, parted by spaces."""
    streams = {int(number): _inflated(octets) for number, octets in _STREAM.findall(pdf)}
    fonts = [_letters(streams[int(number)]) for number in dict.fromkeys(_FONT.findall(pdf))]
    pages = (octets for octets in streams.values() if b"BT" in octets and b" Tf " in octets)
    return " ".join(" ".join(run for page in pages for run in _runs(page, fonts)).replace("\u2066", "").split())


def _runs(page: bytes, fonts: list[dict[int, str]]) -> list[str]:
    runs = []
    for turned, font, shown in _SHOWN.findall(page):
        octets = b"".join(bytes.fromhex(code.decode()) or _unescaped(raw) for raw, code in _STRING.findall(shown))
        codes = [int.from_bytes(octets[at : at + 2], "big") for at in range(0, len(octets), 2)]
        letters = [fonts[int(font)].get(code, "") for code in codes]
        runs.append("".join(reversed(letters) if turned else letters))
    return runs


def _letters(cmap: bytes) -> dict[int, str]:
    text = cmap.decode()
    letters = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in _LETTER.findall(text)}
    for first, last, letter in _LETTERS.findall(text):
        codes = range(int(first, 16), int(last, 16) + 1)
        letters |= {code: chr(int(letter, 16) + at) for at, code in enumerate(codes)}
    return letters


def _unescaped(octets: bytes) -> bytes:
    return _ESCAPE.sub(_octet, octets)


def _octet(escape: re.Match[bytes]) -> bytes:
    return bytes([int(escape[1], 8)]) if len(escape[1]) == 3 else _NAMED.get(escape[1], escape[1])


def _inflated(octets: bytes) -> bytes:
    try:
        return zlib.decompress(octets)
    except zlib.error:
        return octets
