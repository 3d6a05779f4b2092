"""Faults of the what-ifs: operations that exist, on lists that exist. They are tried only when somebody asks."""

from collections.abc import Iterator, Mapping
from typing import Any

from visitplanner.language.text import N_, Code
from visitplanner.visit.entities import LISTS, Visit
from visitplanner.visit.faults.fault import Fault, shown

OPERATIONS: Mapping[str, frozenset[str]] = {
    "set": frozenset({"entity", "id", "field", "value"}),
    "add": frozenset({"entity", "value"}),
    "remove": frozenset({"entity", "id"}),
    "set_visit": frozenset({"field", "value"}),
    "set_hours": frozenset({"country", "start", "end"}),
}
EDITS: Mapping[str, frozenset[str]] = {
    **OPERATIONS,
    "unset": frozenset({"entity", "id", "field"}),
    "put": frozenset({"field", "value"}),
}
"""The operations of a visit file, and two that only people who edit a visit need."""

CHANGED_LISTS = frozenset(LISTS) - {"what_if"}
EDITED_LISTS = frozenset(LISTS) | {"members"}


def unusable_what_ifs(visit: Visit) -> Iterator[Fault]:
    """A change that could never be applied; the visit itself can still be planned."""
    for i, what_if in enumerate(visit.what_if):
        for j, change in enumerate(what_if.changes):
            for fault in change_faults(change, f"$.what_if[{i}].changes[{j}]"):
                yield Fault(fault.path, fault.rule, fault.sentence, fatal=False)


def change_faults(change: Mapping[str, Any], path: str, *, editing: bool = False) -> Iterator[Fault]:
    """What is wrong with one operation, whatever it is applied to."""
    operations, lists = (EDITS, EDITED_LISTS) if editing else (OPERATIONS, CHANGED_LISTS)
    operation = change.get("op")
    if not isinstance(operation, str) or operation not in operations:
        yield Fault(
            f"{path}.op",
            "change",
            N_(
                "There is no operation %(name)s. Use one of: %(names)s.",
                name=shown(operation),
                names=Code(", ".join(operations)),
            ),
        )
        return
    for name in sorted(operations[operation] - change.keys()):
        yield Fault(
            path,
            "change",
            N_("The operation %(op)s needs the member %(name)s. Add it.", op=Code(operation), name=Code(name)),
        )
    entity = change.get("entity")
    if "entity" in operations[operation] and "entity" in change and not (isinstance(entity, str) and entity in lists):
        yield Fault(
            f"{path}.entity",
            "change",
            N_(
                "There is no list %(name)s in a visit. Use one of: %(names)s.",
                name=shown(entity),
                names=Code(", ".join(sorted(lists))),
            ),
        )
