"""Write a visit as a visit file that may leave the application: what is sealed is empty in it."""

from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.ports import VisitFiles
from visitplanner.visit.sealed_parts import without_sealed


def export_open_file(visit_id: str, *, files: VisitFiles) -> bytes:
    """Imported over the same visit it changes nothing. Raises ``VisitIsUnknown``."""
    return files.write(without_sealed(load_visit(visit_id)))
