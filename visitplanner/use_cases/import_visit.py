"""Keep the visit of a visit file."""

from collections.abc import Sequence
from datetime import datetime

from visitplanner.storage.accounts import find_user
from visitplanner.storage.audit import Channel, record
from visitplanner.storage.coordinators import assign, coordinates, everybody
from visitplanner.storage.database import transaction
from visitplanner.storage.edit_keys import Done, done_by, keep_key
from visitplanner.storage.itineraries import forget_itineraries
from visitplanner.storage.visits import VisitIsUnknown, load_visit, save_visit, visit_row
from visitplanner.use_cases.assign_coordinator import NobodySignsIn
from visitplanner.use_cases.edit_visit import VisitHasChanged
from visitplanner.use_cases.ports import Calendars, VisitFiles
from visitplanner.use_cases.publish_calendar import publish_calendar
from visitplanner.use_cases.settle_clearance import cleared_now
from visitplanner.visit.entities import Visit
from visitplanner.visit.sealed_parts import with_kept_sealed

COMMAND = "command line"
"""Who imports where no account is signed in."""


class VisitExists(Exception):
    """A visit with this identifier is kept already, with another content or the same."""

    def __init__(self, visit_id: str) -> None:
        super().__init__(visit_id)
        self.visit_id = visit_id


class VisitIsAnothers(Exception):
    """The identifier is that of a visit which is not this person's; no more than that is told."""


def import_visit(
    data: bytes,
    *,
    files: VisitFiles,
    calendars: Calendars,
    now: datetime,
    replace: bool = False,
    version: int | None = None,
    key: str | None = None,
    by: str = COMMAND,
    coordinators: Sequence[str] = (),
) -> str:
    """The identifier of the visit in the file.

    What the file says is confirmed counts as that; sessions for which clearance is missing here stand in the record.
    The same visit over again keeps its plan; the plan of another is forgotten, and taken out of calendars. Where a
    visit is replaced, sealed values that the file leaves empty stay as they are. ``version``, where given, is that of
    the visit to be replaced; ``key`` names one showing of a form: the second time it comes, nothing happens.
    A new visit belongs to whoever imports it; from the command line to ``coordinators``, else to all who may sign in.
    Raises ``VisitFileIsFaulty`` with all its faults, ``VisitExists`` unless the visit may be replaced,
    ``VisitIsAnothers``, ``VisitHasChanged``, and ``NobodySignsIn`` where a coordinator has no account.
    """
    visit = files.read(data)
    visit_id = visit.header.id
    with transaction():
        if not all(map(find_user, coordinators)):
            raise NobodySignsIn
        done = done_by(key)
        if done is not None:
            return done.visit_id
        kept = _kept(visit_id)
        if kept is not None:
            if by != COMMAND and not coordinates(by, visit_id):
                raise VisitIsAnothers
            visit = _over(kept, visit, replace, version)
        if kept != visit:
            forget_itineraries(visit_id)
            saved = save_visit(visit, now)
            if kept is None:
                assign(visit_id, coordinators or everybody() if by == COMMAND else [by], now)
            keep_key(key, Done(visit_id, saved), now)
            channel: Channel = "command" if by == COMMAND else "upload"
            after = {"confirmed_without_clearance": _unfounded(visit)}
            record(visit_id, actor=by, channel=channel, operation="visit_imported", after=after, now=now)
        if kept not in (None, visit):
            publish_calendar(visit_id, calendars=calendars, now=now)
    return visit_id


def _unfounded(visit: Visit) -> list[str]:
    """The sessions that are confirmed in the file though clearance is missing: whoever imports it answers for them."""
    cleared = cleared_now(visit)
    return [each.id for each in visit.sessions if each.status == "confirmed" and each.id not in cleared]


def _over(kept: Visit, visit: Visit, replace: bool, version: int | None) -> Visit:
    """What is kept when a visit comes in place of another."""
    current = visit_row(kept.header.id).version
    if not replace:
        raise VisitExists(kept.header.id)
    if version is not None and version != current:
        raise VisitHasChanged(current, kept)
    return with_kept_sealed(visit, kept)


def _kept(visit_id: str) -> Visit | None:
    try:
        return load_visit(visit_id)
    except VisitIsUnknown:
        return None
