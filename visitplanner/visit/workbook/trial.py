"""What would come of a workbook: every fault of every row, and which names stand there twice."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from visitplanner.language.folding import folded
from visitplanner.language.text import N_
from visitplanner.visit.faults import Fault
from visitplanner.visit.workbook.grid import Grid, GridSheet, Mappings, SheetMapping
from visitplanner.visit.workbook.matching import content_of
from visitplanner.visit.workbook.reading import Read, RowFault, fault_at
from visitplanner.visit.workbook.references import Entry
from visitplanner.visit.workbook.sheet import Column
from visitplanner.visit.workbook.sheets import SHEET_OF, SHEETS


def placed(read: Read, faults: Iterable[Fault]) -> Iterator[RowFault]:
    """Faults of the visit file, each at the row and column it comes from.

    What only follows from a cell that could not be read is left out.
    """
    spoiled = {(each.sheet, each.row) for each in read.faults if each.fatal}
    for fault in faults:
        found = _origin(read.origins, fault.path)
        if found is None:
            yield RowFault("", None, "", fault.sentence, fault.fatal)
            continue
        path, entry = found
        if (entry.sheet_title, entry.row) not in spoiled:
            yield fault_at(entry, _column(path, fault.path, entry), fault.sentence, fatal=fault.fatal)


def duplicates(grid: Grid, mappings: Mappings) -> Iterator[RowFault]:
    """Rows of one sheet that go by the same name: probably one entry, written twice."""
    for sheet, mapping in zip(grid.sheets, mappings, strict=True):
        if mapping.target and SHEET_OF[mapping.target].shape == "list":
            yield from _twice(sheet, mapping)


def _twice(sheet: GridSheet, mapping: SheetMapping) -> Iterator[RowFault]:
    names = [index for index, member in mapping.columns.items() if re.fullmatch(r"(name|title|label)\.\w+", member)]
    seen: dict[tuple[int, str], int] = {}
    for number, cells in content_of(sheet, mapping.header):
        firsts = []
        for index in names:
            said = folded(str(cells[index])) if index < len(cells) and cells[index] is not None else ""
            if said:
                firsts.append(seen.setdefault((index, said), number))
        before = min((first for first in firsts if first != number), default=None)
        if before is not None:
            sentence = N_("The row %(row)s has the same name. Take one out if both mean the same.", row=before)
            yield RowFault(sheet.title, number, "", sentence, fatal=False)


def _origin(origins: Mapping[str, Entry], path: str) -> tuple[str, Entry] | None:
    """The innermost entry that a path leads into."""
    for end in sorted({len(path), *(found.start() for found in re.finditer(r"[.\[]", path))}, reverse=True):
        if path[:end] in origins and (end > 1 or not path.startswith(_LISTS)):
            return path[:end], origins[path[:end]]
    return None


def _column(path: str, fault_path: str, entry: Entry) -> Column | None:
    """The column whose member a path leads to, or into."""
    member = fault_path[len(path) :].removeprefix(".")
    known: Sequence[Column] = [column for sheet in SHEETS for column in sheet.columns if column.member in entry.letters]
    return max(
        (each for each in known if member == each.member or member.startswith((f"{each.member}.", f"{each.member}["))),
        key=lambda each: len(each.member),
        default=next((each for each in known if member and each.member.startswith(f"{member}.")), None),
    )


_LISTS = tuple(f"$.{sheet.path}" for sheet in SHEETS if sheet.path)
