"""References between the sheets of a workbook: by identifier or, as people do, by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from visitplanner.language.folding import folded
from visitplanner.visit.workbook.sheet import PARENT, Column, Sheet, member_of, put
from visitplanner.visit.workbook.sheets import SHEETS

NOTHING_THERE = object()
"""Stands for whatever is named of a list that holds nothing."""
NAMES = ("name", "title", "label", "role", "text")


@dataclass
class Entry:
    """One row of a workbook and what was read in it; ``letters`` are the columns of its sheet."""

    sheet_title: str
    row: int
    letters: Mapping[str, str]
    value: dict[str, Any]
    misread: set[str] = field(default_factory=set)

    def has(self, member: str) -> bool:
        return self.value.get(PARENT) is not None if member == PARENT else member_of(self.value, member) is not None


def resolve(document: Mapping[str, Any], entries: Mapping[str, list[Entry]]) -> Iterator[tuple[Entry, Column, Any]]:
    """Put identifiers in place of names; yields every reference to something that is not there."""
    ids: dict[str, dict[str, str]] = {}
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.refers is None:
                continue
            if column.refers not in ids:
                ids[column.refers] = known_ids(member_of(document, column.refers) or [])
            for entry in entries[sheet.name]:
                lost = list(_replaced(sheet, entry, column, ids[column.refers]))
                if lost and not ids[column.refers]:
                    # Nothing at all is there to be named: said once for the column, not again for every row.
                    yield entry, column, NOTHING_THERE
                    break
                yield from ((entry, column, each) for each in lost)
    for entry in entries["days"]:
        _cities_of(entry, document)


def known_ids(listed: list[dict[str, Any]]) -> dict[str, str]:
    """The identifiers of a list, by themselves and by what their entries are called, folded."""
    ids: dict[str, str] = {}
    for each in listed:
        name = next((each[member] for member in NAMES if each.get(member)), None)
        for text in name.values() if isinstance(name, Mapping) else ():
            ids.setdefault(folded(str(text)), str(each.get("id")))
    return ids | {str(each.get("id")): str(each.get("id")) for each in listed}


def found_id(ids: Mapping[str, str], said: Any) -> str | None:
    text = str(said)
    return ids.get(text) or ids.get(folded(text))


def _replaced(sheet: Sheet, entry: Entry, column: Column, ids: Mapping[str, str]) -> Iterator[Any]:
    said = entry.value.get(PARENT) if column.member == PARENT else member_of(entry.value, column.member)
    if said is None:
        return
    each_found = [found_id(ids, one) for one in (said if isinstance(said, list) else [said])]
    values = said if isinstance(said, list) else [said]
    yield from (one for one, found in zip(values, each_found, strict=True) if found is None)
    kept = [found or one for one, found in zip(values, each_found, strict=True)]
    result = kept if isinstance(said, list) else kept[0]
    if column.member == PARENT:
        entry.value[PARENT] = result
    else:
        put(entry.value, column.member, result)


def _cities_of(entry: Entry, document: Mapping[str, Any]) -> None:
    """The subgroups and cities of a day; what is unknown stays, for the faults of the visit file to name."""
    cities, subgroups = known_ids(document["cities"]), known_ids(document["subgroups"])
    where = entry.value.get("city_by_subgroup")
    if isinstance(where, dict):
        entry.value["city_by_subgroup"] = {
            found_id(subgroups, key) or key: found_id(cities, city) or city for key, city in where.items()
        }
