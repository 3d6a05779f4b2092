"""Reads and writes the visit file: what is read without fault is written with equal content."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec

from visitplanner.adapters.json_input import Unreadable, read_json
from visitplanner.adapters.schema_sentences import fault_of
from visitplanner.adapters.visit_changes import apply_changes
from visitplanner.adapters.visit_repair import repaired
from visitplanner.adapters.visit_schema import Misfit, misfits, schema
from visitplanner.language.text import N_
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import Fault, VisitFileIsFaulty, faults, structural_faults
from visitplanner.visit.plain import plain as plain_of

MOST_BYTES = 5_000_000
MOST_FAULTS = 200
FORMAT = {"format": "studyvisit", "format_version": "1.0"}
CONSEQUENCES = {
    r"\$\.visit\.(start|end)_date": frozenset({"day_in_visit", "window_in_visit", "day_missing", "visit_length"}),
    r"\$\.days": frozenset({"day_missing", "programme_day", "one_entry_per_day", "session_day"}),
    r"\$\.(sites|subgroups)": frozenset({"session_day"}),
}
"""Places, and the rules that cannot be judged while something in their place is wrong."""


class StudyVisitFiles:
    """The format ``studyvisit`` 1.0; files of more than ``most_bytes`` are refused unread."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes

    def read(self, data: bytes) -> Visit:
        """Raises ``VisitFileIsFaulty`` with every fault of the file."""
        visit, found = self._examine(data)
        if visit is None or any(fault.fatal for fault in found):
            raise VisitFileIsFaulty(found)
        return visit

    def _examine(self, data: bytes) -> tuple[Visit | None, tuple[Fault, ...]]:
        """The visit, if the file holds one that can be planned, and every fault of the file, fatal or not."""
        try:
            document, odd = read_json(data, self._most_bytes)
        except Unreadable as unreadable:
            return None, (unreadable.fault,)
        if not isinstance(document, dict):
            sentence = N_("The file holds no object. A visit file begins with a brace and the member “format”.")
            return None, (Fault("$", "type", sentence),)
        return _examined(document, odd)

    def write(self, visit: Visit) -> bytes:
        """Indented JSON in UTF-8; members that the visit does not have stay absent."""
        return (json.dumps(document_of(visit), ensure_ascii=False, indent=2) + "\n").encode()

    def read_changes(self, data: bytes) -> tuple[Mapping[str, Any], ...]:
        """The what-if operations in a file of nothing else. Raises ``VisitFileIsFaulty``."""
        try:
            changes, odd = read_json(data, self._most_bytes)
        except Unreadable as unreadable:
            raise VisitFileIsFaulty([unreadable.fault]) from None
        if not (isinstance(changes, list) and all(isinstance(each, dict) for each in changes)):
            sentence = N_("A list of changes is expected here, each an object with the member “op”.")
            raise VisitFileIsFaulty([Fault("$", "type", sentence)])
        if odd:
            raise VisitFileIsFaulty(list(odd.values()))
        return tuple(changes)

    def changed(self, visit: Visit, changes: Sequence[Mapping[str, Any]]) -> Visit:
        """The visit after what-if operations. Raises ``VisitFileIsFaulty``.

        Only what keeps the visit from being planned is a fault here: a disturbance may well make it impossible.
        """
        document = apply_changes(document_of(visit), changes)
        found = [fault_of(each) for each in islice(misfits(document), MOST_FAULTS)]
        if found:
            raise VisitFileIsFaulty(found)
        result = _visit_of(document)
        structural = structural_faults(result)
        if structural:
            raise VisitFileIsFaulty(structural[:MOST_FAULTS])
        return result


def document_of(visit: Visit) -> dict[str, Any]:
    """The visit as the plain values of its file."""
    plain: dict[str, Any] = plain_of(visit)
    header = plain.pop("header")
    return {**FORMAT, "meta": plain.pop("meta"), "visit": header, **plain}


def _examined(document: dict[str, Any], odd: Mapping[str, Fault]) -> tuple[Visit | None, tuple[Fault, ...]]:
    wrong = list(islice(misfits(document), MOST_FAULTS))
    found = list(odd.values()) + [fault_of(each) for each in wrong]
    visit = None
    if len(wrong) < MOST_FAULTS and not any(map(_takes_a_list_away, wrong)):
        spoiled = {*odd, *(fault_of(each).path for each in wrong if each.keyword != "additionalProperties")}
        visit = _visit_of(repaired(document, wrong))
        found += (fault for fault in faults(visit) if not _follows_from(spoiled, fault))
    refused = any(fault.fatal for fault in found)
    return None if refused else visit, _listed(found)


def _takes_a_list_away(misfit: Misfit) -> bool:
    """Whether a top-level member is missing or unusable: everything that mentions its entries would seem wrong."""
    return (misfit.keyword, len(misfit.path)) in (("required", 0), ("type", 1))


def _follows_from(spoiled: set[str], fault: Fault) -> bool:
    """Whether a fault is only due to what was put in the place of another."""
    if _entry(fault.path) in map(_entry, spoiled):
        return True
    return any(
        fault.rule in rules and any(re.match(place, path) for path in spoiled) for place, rules in CONSEQUENCES.items()
    )


def _entry(path: str) -> str:
    """The entry of a top-level list that a path leads into, such as ``$.sessions[3]``, or the member of the header."""
    match = re.match(r"\$\.visit\.\w+|\$\.\w+(\[\d+\])?", path)
    return match.group() if match else path


def _listed(found: Iterable[Fault]) -> tuple[Fault, ...]:
    """Each fault once, in the order of the file, and no more than anybody would read: notes are left out first."""
    once = sorted({(fault.path, fault.rule): fault for fault in found}.values(), key=_place)
    if len(once) < MOST_FAULTS:
        return tuple(once)
    refused = any(fault.fatal for fault in once)
    sentence = N_("There are more faults than are listed here. Correct these first.")
    kept = sorted(sorted(once, key=lambda fault: not fault.fatal)[: MOST_FAULTS - 1], key=_place)
    return (*kept, Fault("$", "more", sentence, fatal=refused))


def _place(fault: Fault) -> list[tuple[int, str]]:
    members = list(schema()["properties"])
    steps: list[str] = re.findall(r"\w+", fault.path)
    first = members.index(steps[0]) if steps and steps[0] in members else -1
    return [(first, "")] + [(int(step), "") if step.isdigit() else (-1, step) for step in steps[1:]]


def _visit_of(document: Mapping[str, Any]) -> Visit:
    plain = {name: value for name, value in document.items() if name not in FORMAT}
    plain["header"] = plain.pop("visit")
    plain["travel"] = {**plain["travel"], "matrix": [_named(each) for each in plain["travel"]["matrix"]]}
    return msgspec.convert(plain, Visit)


def _named(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {"from_zone": entry["from"], "to_zone": entry["to"], "minutes": entry["minutes"]}
