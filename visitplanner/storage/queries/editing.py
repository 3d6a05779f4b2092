"""A visit as it is edited: its content together with the version that an edit must name."""

from dataclasses import dataclass

from visitplanner.storage.visits import load_visit, visit_row
from visitplanner.visit.entities import Visit


@dataclass(frozen=True)
class VisitVersion:
    version: int
    visit: Visit


def visit_to_edit(visit_id: str) -> VisitVersion:
    """Raises ``VisitIsUnknown``."""
    # The version is read first: should somebody save in between, an edit is refused rather than taken for newer.
    version = visit_row(visit_id).version
    return VisitVersion(version, load_visit(visit_id))
