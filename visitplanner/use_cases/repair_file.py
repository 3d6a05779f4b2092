"""Mend the plan of a visit file after something changed, without any database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from visitplanner.planning import Itinerary, Limits, Problem, Progress, TopicId
from visitplanner.planning.disturbance import Repair, lost_topics
from visitplanner.use_cases.ports import ItineraryFiles, Replanner, VisitFiles
from visitplanner.use_cases.read_problem import Changes, after_changes, changes_of, read_problem
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import FileIsFaulty, VisitFileIsFaulty


class ChangesAreFaulty(FileIsFaulty):
    """The changes cannot be applied to the visit."""


@dataclass(frozen=True)
class RepairedFile:
    """The visit before and after, its old plan, the repairs in their order, and a file of each by name."""

    visit: Visit
    before: Problem
    after: Problem
    old: Itinerary
    repairs: tuple[Repair, ...]
    files: Mapping[str, bytes]

    def lost_topics(self, repair: Repair) -> tuple[TopicId, ...]:
        """What the old plan treats and a repair does not."""
        return lost_topics(self.before, self.old, self.after, repair.itinerary)


def repair_file(
    visit_data: bytes,
    itinerary_data: bytes,
    *,
    visit_files: VisitFiles,
    itinerary_files: ItineraryFiles,
    replanner: Replanner,
    limits: Limits,
    watch: Callable[[Progress], bool],
    options: int,
    what_if: str | None = None,
    change_data: bytes | None = None,
    declined: Sequence[str] = (),
) -> RepairedFile:
    """The itinerary is one of the visit as it stands in its file; then come the what-if, the changes, what is declined.

    Raises ``VisitFileIsFaulty``, ``ItineraryFileIsFaulty``, ``WhatIfIsUnknown``, ``ChangesAreFaulty`` or
    ``PlannerFailed``.
    """
    visit, before = read_problem(visit_data, visit_files=visit_files, what_if=None)
    old = itinerary_files.read(itinerary_data, before)
    changes = list(changes_of(visit, what_if)) if what_if is not None else []
    try:
        changes += visit_files.read_changes(change_data) if change_data is not None else ()
        changed, after = after_changes(visit, [*changes, *_declining(declined)], visit_files=visit_files)
    except VisitFileIsFaulty as faulty:
        raise ChangesAreFaulty(faulty.faults) from None
    repairs = replanner.repair(after, old, limits, watch, options)
    files = {
        f"repair.{number}.itinerary.json": itinerary_files.write(after, each.itinerary)
        for number, each in enumerate(repairs, 1)
    }
    return RepairedFile(changed, before, after, old, repairs, files)


def _declining(sessions: Sequence[str]) -> Changes:
    return [
        {"op": "set", "entity": "sessions", "id": each, "field": "status", "value": "declined"} for each in sessions
    ]
