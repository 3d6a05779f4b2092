"""What the parts of a workbook must be before any library takes them apart: honest about themselves, and shallow."""

import re
import zlib
from collections.abc import Sequence
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile, ZipInfo

from visitplanner.adapters.workbooks import limits
from visitplanner.adapters.workbooks.refused import Refused

STRAY = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\\")
"""Names that lead out of the package."""
XML = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
STYLES = re.compile(r"xl/styles\.xml", re.IGNORECASE)
HEADER_BYTES = 30


def look_at_parts(parts: Sequence[ZipInfo]) -> None:
    """Their number, names, sizes and places. Raises ``Refused``."""
    names = {part.filename.lower() for part in parts}
    if len(parts) > limits.MOST_PARTS or len(names) < len(parts):
        raise Refused("bomb")
    if any(STRAY.search(part.filename) for part in parts):
        raise Refused("broken")
    if sum(part.file_size for part in parts) > limits.MOST_UNPACKED:
        raise Refused("bomb")
    for part in parts:
        if part.flag_bits & 1:
            raise Refused("old_or_locked")
        if part.file_size > limits.SMALL_PART and part.file_size > limits.MOST_RATIO * max(1, part.compress_size):
            raise Refused("bomb")
    if _overlap(parts):
        raise Refused("bomb")


def read_every_part(package: ZipFile) -> None:
    """Each is what its checksum says, and XML that refers to nothing outside. Raises ``Refused``."""
    for part in package.infolist():
        try:
            content = package.read(part)
        except (BadZipFile, EOFError, NotImplementedError, zlib.error):
            raise Refused("broken") from None
        if XML.search(part.filename):
            _look_into(part.filename, content)


def _overlap(parts: Sequence[ZipInfo]) -> bool:
    """Whether one piece of the file is used for two parts, as in a bomb that looks small."""
    end = 0
    for part in sorted(parts, key=lambda each: each.header_offset):
        if part.header_offset < end:
            return True
        end = part.header_offset + HEADER_BYTES + len(part.filename.encode()) + part.compress_size
    return False


def _look_into(name: str, content: bytes) -> None:
    most = limits.MOST_STYLES if STYLES.fullmatch(name) else limits.MOST_ELEMENTS
    depth = count = 0

    def begins(tag: str, attributes: object) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > limits.DEEPEST:
            raise Refused("broken")
        if count > most:
            raise Refused("bomb")

    def ends(tag: str) -> None:
        nonlocal depth
        depth -= 1

    def has_doctype(*_: object) -> None:
        raise Refused("broken")

    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begins, ends
    parser.StartDoctypeDeclHandler = has_doctype
    try:
        parser.Parse(content, True)
    except ExpatError:
        raise Refused("broken") from None
