"""Read what is to be planned from a visit file: the visit as it stands, or after one of its disturbances."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from visitplanner.planning import Problem
from visitplanner.use_cases.ports import VisitFiles
from visitplanner.visit.entities import Visit
from visitplanner.visit.problem import build_problem

Changes: TypeAlias = Sequence[Mapping[str, Any]]


class WhatIfIsUnknown(Exception):
    """The visit file has no such what-if; ``known`` are those it has."""

    def __init__(self, id_: str, known: tuple[str, ...]) -> None:
        super().__init__(id_)
        self.id, self.known = id_, known


def read_problem(data: bytes, *, visit_files: VisitFiles, what_if: str | None) -> tuple[Visit, Problem]:
    """The visit and its problem. Raises ``VisitFileIsFaulty`` or ``WhatIfIsUnknown``."""
    visit = visit_files.read(data)
    if what_if is None:
        return visit, build_problem(visit)
    return after_changes(visit, changes_of(visit, what_if), visit_files=visit_files)


def changes_of(visit: Visit, what_if: str) -> Changes:
    """The operations of one of a visit's disturbances. Raises ``WhatIfIsUnknown``."""
    changes = next((each.changes for each in visit.what_if if each.id == what_if), None)
    if changes is None:
        raise WhatIfIsUnknown(what_if, tuple(each.id for each in visit.what_if))
    return changes


def after_changes(visit: Visit, changes: Changes, *, visit_files: VisitFiles) -> tuple[Visit, Problem]:
    """The visit after some operations, and its problem. Raises ``VisitFileIsFaulty``."""
    changed = visit_files.changed(visit, changes)
    return changed, build_problem(changed, frozenset(map(_country, filter(_sets_hours, changes))))


def _sets_hours(change: Mapping[str, Any]) -> bool:
    return bool(change["op"] == "set_hours")


def _country(change: Mapping[str, Any]) -> str:
    return str(change["country"])
