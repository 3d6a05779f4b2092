"""Apply one of the fixes of an itinerary file to its visit file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from visitplanner.language.text import Text
from visitplanner.use_cases.ports import ItineraryFiles, VisitFiles
from visitplanner.use_cases.read_problem import changes_of


class FixIsUnknown(Exception):
    """The itinerary has no such fix; ``count`` is how many it has."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@dataclass(frozen=True)
class FixedFile:
    """The fix, what it changes, and the visit file after it."""

    text: Text
    changes: tuple[Mapping[str, Any], ...]
    data: bytes


def fix_file(
    visit_data: bytes,
    itinerary_data: bytes,
    number: int,
    *,
    visit_files: VisitFiles,
    itinerary_files: ItineraryFiles,
    what_if: str | None = None,
) -> FixedFile:
    """Fixes are counted from 1; a what-if that the plan was for comes first.

    Raises ``VisitFileIsFaulty``, ``ItineraryFileIsFaulty``, ``WhatIfIsUnknown`` or ``FixIsUnknown``.
    """
    visit = visit_files.read(visit_data)
    fixes = itinerary_files.read_fixes(itinerary_data)
    if not 1 <= number <= len(fixes):
        raise FixIsUnknown(len(fixes))
    chosen = fixes[number - 1]
    disturbance = () if what_if is None else changes_of(visit, what_if)
    changed = visit_files.changed(visit, (*disturbance, *chosen.changes))
    return FixedFile(chosen.text, chosen.changes, visit_files.write(changed))
