"""Keep the visit of a visit file."""

from datetime import datetime

from visitplanner.storage.database import transaction
from visitplanner.storage.itineraries import forget_itineraries
from visitplanner.storage.visits import VisitIsUnknown, load_visit, save_visit
from visitplanner.use_cases.ports import Calendars, VisitFiles
from visitplanner.use_cases.publish_calendar import publish_calendar
from visitplanner.visit.entities import Visit


class VisitExists(Exception):
    """A visit with this identifier is kept already, with another content or the same."""

    def __init__(self, visit_id: str) -> None:
        super().__init__(visit_id)
        self.visit_id = visit_id


def import_visit(data: bytes, *, files: VisitFiles, calendars: Calendars, now: datetime, replace: bool = False) -> str:
    """The identifier of the visit in the file.

    Raises ``VisitFileIsFaulty`` with all its faults, and ``VisitExists`` unless the visit may be replaced. The same
    visit over again keeps its plan; the plan of another is forgotten, and taken out of calendars.
    """
    visit = files.read(data)
    visit_id = visit.header.id
    with transaction():
        kept = _kept(visit_id)
        if kept is not None and not replace:
            raise VisitExists(visit_id)
        if kept != visit:
            forget_itineraries(visit_id)
            save_visit(visit, now)
        if kept not in (None, visit):
            publish_calendar(visit_id, calendars=calendars, now=now)
    return visit_id


def _kept(visit_id: str) -> Visit | None:
    try:
        return load_visit(visit_id)
    except VisitIsUnknown:
        return None
