"""The project's font as documents need it: the vendored WOFF files unpacked into what a typesetter reads."""

import struct
import zlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

FAMILY = "IBM Plex Sans Arabic"
_VENDORED = Path(__file__).parents[2] / "static" / "vendor" / "ibm-plex-sans-arabic"
_HEADER, _ENTRY = struct.Struct(">4sIIHHI"), struct.Struct(">4sIIII")
_HEADER_OCTETS = 44


class FontIsUnusable(ValueError):
    """The file is no WOFF font."""


@cache
def font_folder() -> Path:
    """A folder with the regular and the bold weight, made once and gone with this process."""
    folder = _folder()
    for woff in sorted(_VENDORED.glob("*.woff")):
        (Path(folder.name) / f"{woff.stem}.ttf").write_bytes(unpacked(woff.read_bytes()))
    return Path(folder.name)


@cache
def _folder() -> TemporaryDirectory[str]:
    """Kept for as long as the process lives: the folder goes when nobody holds it."""
    return TemporaryDirectory(prefix="visitplanner-fonts-")


def unpacked(woff: bytes) -> bytes:
    """The font inside a WOFF 1.0 file, which holds its tables compressed. Raises ``FontIsUnusable``."""
    signature, flavour, _, count, _, _ = _HEADER.unpack_from(woff)
    if signature != b"wOFF" or not count:
        raise FontIsUnusable("no WOFF font")
    power = count.bit_length() - 1
    head = struct.pack(">IHHHH", flavour, count, 16 << power, power, 16 * count - (16 << power))
    directory, tables, start = bytearray(), bytearray(), 12 + 16 * count
    for at in range(count):
        tag, offset, packed, length, checksum = _ENTRY.unpack_from(woff, _HEADER_OCTETS + at * _ENTRY.size)
        table = woff[offset : offset + packed]
        if packed < length:
            table = zlib.decompress(table)
        if len(table) != length:
            raise FontIsUnusable(f"the table {tag!r} is cut off")
        directory += struct.pack(">4sIII", tag, checksum, start + len(tables), length)
        tables += table + b"\0" * (-length % 4)
    return bytes(head + directory + tables)
