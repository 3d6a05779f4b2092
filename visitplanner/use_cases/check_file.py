"""Hold an itinerary file, by whomever it was made, against the rules of its visit."""

from visitplanner.planning import Violation
from visitplanner.planning.checker import check
from visitplanner.use_cases.ports import ItineraryFiles, VisitFiles
from visitplanner.use_cases.read_problem import read_problem


def check_file(
    visit_data: bytes,
    itinerary_data: bytes,
    *,
    visit_files: VisitFiles,
    itinerary_files: ItineraryFiles,
    what_if: str | None = None,
) -> tuple[Violation, ...]:
    """Every violation. Raises ``VisitFileIsFaulty``, ``WhatIfIsUnknown`` or ``ItineraryFileIsFaulty``."""
    _, problem = read_problem(visit_data, visit_files=visit_files, what_if=what_if)
    return check(problem, itinerary_files.read(itinerary_data, problem))
