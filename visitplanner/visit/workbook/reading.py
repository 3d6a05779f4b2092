"""The rows of a workbook as a visit file, with where each entry came from and everything that cannot be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from visitplanner.language.folding import folded
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, Code, Text
from visitplanner.visit.faults import shown
from visitplanner.visit.workbook.assembling import assembled
from visitplanner.visit.workbook.cells import Cell, Misread, Words, codes_of, from_cell, is_empty
from visitplanner.visit.workbook.completion import complete, prepare
from visitplanner.visit.workbook.grid import Grid, GridSheet, Mappings, SheetMapping, letter
from visitplanner.visit.workbook.matching import content_of
from visitplanner.visit.workbook.references import NOTHING_THERE, Entry, resolve
from visitplanner.visit.workbook.sheet import PARENT, Column, Sheet, put
from visitplanner.visit.workbook.sheets import SHEET_OF, SHEETS
from visitplanner.visit.workbook.sheets_of_places import VISIT

MOST_FAULTS = 300


@dataclass(frozen=True)
class RowFault:
    """Something wrong in a workbook: the sheet's title, the row's number, the column's letter, and what to do.

    A fault that is not ``fatal`` deserves a look and hinders nothing.
    """

    sheet: str
    row: int | None
    column: str
    sentence: Text
    fatal: bool = True


@dataclass(frozen=True)
class Read:
    """``document`` is the visit file; ``origins`` say which row each of its entries came from, by JSON path."""

    document: dict[str, Any]
    origins: Mapping[str, Entry]
    faults: tuple[RowFault, ...] = field(default_factory=tuple)


def read_grid(grid: Grid, mappings: Mappings, words: Words, taken: frozenset[str] = frozenset()) -> Read:
    """Everything that can be read, read; what is missing is filled in with ordinary values.

    ``taken`` are the identifiers of visits that are there already.
    """
    found: list[RowFault] = []
    entries: dict[str, list[Entry]] = {sheet.name: [] for sheet in SHEETS}
    readers = _Codes(words)
    for sheet, mapping in zip(grid.sheets, mappings, strict=True):
        if mapping.target:
            found += _odd_shapes(sheet, mapping)
            for entry in _entries(sheet, mapping, readers, found):
                entries[mapping.target].append(entry)
    found += _none_or_too_many(entries)
    document = assembled(entries)
    prepare(document, entries)
    for entry, column, value in resolve(document, entries):
        sentence = _nothing(column) if value is NOTHING_THERE else _unknown(value)
        found.append(fault_at(entry, column, sentence))
    origins = _attached(document, entries, found)
    complete(document, taken)
    return Read(document, origins, tuple(found[:MOST_FAULTS]))


def fault_at(entry: Entry, column: Column | None, sentence: Text, *, fatal: bool = True) -> RowFault:
    """A fault of a row, in one of its columns where that is known."""
    place = "" if column is None else entry.letters.get(column.member, "")
    return RowFault(entry.sheet_title, entry.row, place, sentence, fatal)


class _Codes:
    """What the words of a choice stand for, in either language."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._localisers = tuple(Localiser(code) for code in LANGUAGES)
        self._known: dict[str | None, dict[str, str]] = {}

    def of(self, column: Column) -> Mapping[str, str]:
        if column.codes:
            return {folded(each): each for each in column.codes}
        if column.subject is None:
            return {}
        if column.subject not in self._known:
            self._known[column.subject] = codes_of(self._words, column.subject, self._localisers)
        return self._known[column.subject]


def _entries(sheet: GridSheet, mapping: SheetMapping, codes: _Codes, found: list[RowFault]) -> Iterator[Entry]:
    ours = SHEET_OF[mapping.target]
    letters = {member: letter(index) for index, member in mapping.columns.items()}
    missing = [
        each for each in ours.columns if each.needed and each.member not in letters and not _other(each, letters)
    ]
    rows = list(content_of(sheet, mapping.header))
    if rows:
        found += [RowFault(sheet.title, mapping.header, "", _no_column(each)) for each in missing]
    for number, cells in rows:
        entry = Entry(sheet.title, number, letters, {})
        for index, member in mapping.columns.items():
            cell = cells[index] if index < len(cells) else None
            _read(entry, ours.by_member[member], cell, codes, found)
        found += [fault_at(entry, each, _empty(each)) for each in ours.columns if _lacks(entry, each, letters)]
        yield entry


def _read(entry: Entry, column: Column, cell: Cell, codes: _Codes, found: list[RowFault]) -> None:
    if is_empty(cell):
        if column.empty == "null":
            put(entry.value, column.member, None)
        return
    try:
        value = from_cell(column.kind, cell, codes.of(column))
    except Misread as misread:
        found.append(fault_at(entry, column, misread.sentence))
        entry.misread.add(column.member)
        return
    if column.member == PARENT:
        entry.value[PARENT] = value
    else:
        put(entry.value, column.member, value)


def _lacks(entry: Entry, column: Column, letters: Mapping[str, str]) -> bool:
    """Whether a cell that is needed is empty; of a text in several languages one is enough."""
    if not column.needed or column.member in entry.misread:
        return False
    members = [column.member, *_others(column.member)]
    if not any(each in letters for each in members):
        return False
    return not any(entry.has(each) for each in members)


def _others(member: str) -> list[str]:
    """The same text in the other languages."""
    stem, _, language = member.rpartition(".")
    return [f"{stem}.{code}" for code in LANGUAGES if code != language] if language in LANGUAGES else []


def _other(column: Column, letters: Mapping[str, str]) -> bool:
    return any(each in letters for each in _others(column.member))


def _attached(
    document: dict[str, Any], entries: Mapping[str, list[Entry]], found: list[RowFault]
) -> Mapping[str, Entry]:
    """Puts the inner lists into the entries that they belong to; where every entry came from, by its path."""
    origins: dict[str, Entry] = {}
    for sheet in SHEETS:
        own = entries[sheet.name]
        if sheet.shape == "list":
            origins |= {f"$.{sheet.path}[{index}]": each for index, each in enumerate(own)}
        elif sheet.shape == "one" and own:
            origins["$"] = own[0]
        elif sheet.shape == "optional" and own:
            origins[f"$.{sheet.path}"] = own[0]
    for sheet in SHEETS:
        if sheet.shape == "inner":
            _put_inside(document, sheet, entries[sheet.name], origins, found)
        elif sheet.shape == "amounts" and document["costs"] is not None:
            amounts = {each.value.get(PARENT): each.value.get("amount", 0) for each in entries[sheet.name]}
            document["costs"]["transfer_per_person"] = amounts
    return origins


def _put_inside(
    document: dict[str, Any], sheet: Sheet, own: list[Entry], origins: dict[str, Entry], found: list[RowFault]
) -> None:
    outer = {each.get(sheet.key): (index, each) for index, each in enumerate(document[sheet.path])}
    for entry in own:
        parent = entry.value.pop(PARENT, None)
        if parent not in outer:
            if parent is not None and sheet.by_member[PARENT].refers is None:
                found.append(fault_at(entry, sheet.by_member[PARENT], _unknown(parent)))
            continue
        index, holder = outer[parent]
        inner = holder.setdefault(sheet.inner, [])
        origins[f"$.{sheet.path}[{index}].{sheet.inner}[{len(inner)}]"] = entry
        inner.append(entry.value.get("change", entry.value) if sheet.name == "changes" else entry.value)


def _odd_shapes(sheet: GridSheet, mapping: SheetMapping) -> Iterator[RowFault]:
    for place in sheet.merged:
        sentence = N_("The cells %(place)s are merged. Unmerge them and fill in each.", place=Code(place))
        yield RowFault(sheet.title, None, "", sentence)


def _none_or_too_many(entries: Mapping[str, list[Entry]]) -> Iterator[RowFault]:
    if not entries[VISIT.name]:
        sentence = N_(
            "No sheet says what the visit is: its title, its first and its last day. Fill in the sheet Visit."
        )
        yield RowFault("", None, "", sentence)
    for sheet in SHEETS:
        for each in entries[sheet.name][1:] if sheet.shape in ("one", "optional") else ():
            yield fault_at(each, None, N_("This sheet has room for one row only. Take the others out."))


def _no_column(column: Column) -> Text:
    return N_("The column %(name)s is missing. Add it, or say below which one it is.", name=column.label)


def _empty(column: Column) -> Text:
    return N_("%(name)s is needed here. Fill it in.", name=column.label)


def _nothing(column: Column) -> Text:
    label = next(sheet.label for sheet in SHEETS if sheet.path == column.refers and sheet.shape == "list")
    return N_("The sheet %(name)s holds nothing, so nothing of it can be named here. Fill it in first.", name=label)


def _unknown(value: object) -> Text:
    return N_("There is no entry %(name)s. Write its identifier or its name as it stands there.", name=shown(value))
