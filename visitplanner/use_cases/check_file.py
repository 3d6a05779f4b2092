"""Hold an itinerary file, by whomever it was made, against the rules of its visit."""

from visitplanner.planning import Violation
from visitplanner.planning.checker import check
from visitplanner.use_cases.ports import ItineraryFiles, VisitFiles
from visitplanner.visit.problem import build_problem


def check_file(
    visit_data: bytes, itinerary_data: bytes, *, visit_files: VisitFiles, itinerary_files: ItineraryFiles
) -> tuple[Violation, ...]:
    """Every violation. Raises ``VisitFileIsFaulty`` or ``ItineraryFileIsFaulty``."""
    problem = build_problem(visit_files.read(visit_data))
    return check(problem, itinerary_files.read(itinerary_data, problem))
