"""Looks at the file of a workbook before anything is unpacked, and at its sheets before they are read.

Runs in the process of little memory; raises ``Refused`` with a word that the other side makes a sentence of.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]  # ships no types

from visitplanner.adapters.workbooks import limits
from visitplanner.adapters.workbooks.refused import Refused
from visitplanner.adapters.workbooks.soundness import look_at_parts, read_every_part

OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
MACROS = re.compile(r"vbaproject|\.bin$|macrosheets|activex|xl/dialogsheets", re.IGNORECASE)
HARMLESS = re.compile(r"printersettings\d*\.bin$", re.IGNORECASE)
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def opened_package(data: bytes) -> ZipFile:
    """The parts of a workbook whose sizes are bearable. Raises ``Refused``."""
    if len(data) > limits.MOST_BYTES:
        raise Refused("too_large", most=limits.MOST_BYTES // 1_000_000)
    if data.startswith(OLD_OR_LOCKED):
        raise Refused("old_or_locked")
    try:
        package = ZipFile(BytesIO(data))
    except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError):
        raise Refused("no_workbook") from None
    parts = package.infolist()
    look_at_parts(parts)
    names = {part.filename.lower() for part in parts}
    if "[content_types].xml" not in names or not any(name.startswith("xl/workbook") for name in names):
        raise Refused("no_workbook")
    if _has_macros(package, names):
        raise Refused("macros")
    read_every_part(package)
    return package


def _has_macros(package: ZipFile, names: set[str]) -> bool:
    if any(MACROS.search(name) and not HARMLESS.search(name) for name in names):
        return True
    with package.open(next(each for each in package.namelist() if each.lower() == "[content_types].xml")) as part:
        return b"macroEnabled" in part.read(limits.SMALL_PART)


@dataclass
class Extent:
    """How far the filled cells of a sheet reach, and the ranges of its merged cells."""

    rows: int = 0
    columns: int = 0
    merged: list[str] = field(default_factory=list)

    def reach(self, place: str) -> None:
        """Raises ``Refused`` where a cell lies too far out."""
        found = PLACE.fullmatch(place)
        if found is None:
            # A cell that does not say where it stands is in the next free place, wherever that is.
            self.rows, self.columns = limits.MOST_ROWS, limits.MOST_COLUMNS
            return
        row, column = int(found[2]), 0
        for each in found[1]:
            column = column * 26 + ord(each) - 64
        if column > limits.MOST_COLUMNS or row > limits.MOST_ROWS:
            raise Refused("too_far", place=place, rows=limits.MOST_ROWS, columns=limits.MOST_COLUMNS)
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)


def look_through(package: ZipFile) -> dict[str, Extent]:
    """How far every sheet's part reaches. Raises ``Refused`` where something lies too far out or is too much."""
    extents: dict[str, Extent] = {}
    cells = 0
    for name in filter(SHEET.fullmatch, package.namelist()):
        extent = extents[name] = Extent()
        for kind, place in _found(package, name):
            if kind == "merged":
                extent.merged += [place] if len(extent.merged) < limits.MOST_MERGED else []
                continue
            cells += 1
            if cells > limits.MOST_CELLS:
                raise Refused("too_many_cells", most=limits.MOST_CELLS)
            extent.reach(place)
    return extents


def _found(package: ZipFile, name: str) -> Iterator[tuple[str, str]]:
    """Cells that hold something, and merged ranges."""
    with package.open(name) as part:
        rows = 0
        for _, element in iterparse(part, forbid_dtd=True):
            tag = element.tag.rpartition("}")[2]
            if tag == "c":
                if any(child.tag.rpartition("}")[2] in ("v", "is", "f") for child in element):
                    yield "cell", element.get("r") or ""
            elif tag == "row":
                rows += 1
                if rows > limits.MOST_CELLS:
                    raise Refused("too_many_cells", most=limits.MOST_CELLS)
                element.clear()
            elif tag == "mergeCell":
                yield "merged", (element.get("ref") or "")[:24]
