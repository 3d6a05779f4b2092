"""Find every fault of a visit file."""

from visitplanner.use_cases.ports import VisitFiles
from visitplanner.visit.faults import Fault, VisitFileIsFaulty, faults


def validate_file(data: bytes, *, visit_files: VisitFiles) -> tuple[Fault, ...]:
    """Those that keep the visit from being planned, and those that only deserve a look."""
    try:
        return faults(visit_files.read(data))
    except VisitFileIsFaulty as refused:
        return refused.faults
