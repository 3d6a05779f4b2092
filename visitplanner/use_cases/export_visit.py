"""Write a visit as a visit file, with the content it was imported with."""

from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.ports import VisitFiles


def export_visit(visit_id: str, *, files: VisitFiles) -> bytes:
    """The file holds everything, confidential values too: it is for the coordinator. Raises ``VisitIsUnknown``."""
    return files.write(load_visit(visit_id))
