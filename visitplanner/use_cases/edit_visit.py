"""Change a visit in place, unless somebody else has changed it meanwhile."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from visitplanner.language.text import N_
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.edit_keys import Done, done_by, keep_key
from visitplanner.storage.visits import load_visit, locked_visit, save_visit
from visitplanner.use_cases.check_confirmations import TAKEN, check_confirmations, fault_of, newly_confirmed
from visitplanner.use_cases.follow_plan import follow_plan
from visitplanner.use_cases.ports import Calendars, VisitFiles
from visitplanner.use_cases.publish_calendar import publish_calendar
from visitplanner.use_cases.settle_clearance import cleared_now, settle_clearance
from visitplanner.visit.entities import Visit
from visitplanner.visit.faults import Fault, VisitFileIsFaulty

Changes = Sequence[Mapping[str, Any]]
RECORDED = (bool, int, float)
"""Values of these kinds are written into the record; a text might be confidential, so only its place is."""


class VisitHasChanged(Exception):
    """Somebody has changed the visit since the version that the changes were made for."""

    def __init__(self, version: int, visit: Visit) -> None:
        super().__init__(f"now at version {version}")
        self.version = version
        self.visit = visit


def edit_visit(
    visit_id: str,
    changes: Changes,
    *,
    version: int,
    files: VisitFiles,
    calendars: Calendars,
    now: datetime,
    by: str,
    key: str | None = None,
    beside: Callable[[], object] = lambda: None,
) -> int:
    """The visit's new version after what-if operations; the old one where they change nothing.

    ``key`` names one showing of a form: the second time it comes, nothing happens and the first answer is given again.
    ``beside`` is what a deed does besides, in the same transaction, also where the changes change nothing.
    Plans stay; what they hold of entries that are gone is left out when they are read. What is refused is what
    nobody could plan or show; what only makes a good plan impossible is for ``visit.readiness`` to say, so that a
    visit can be entered step by step.

    Raises ``VisitIsUnknown``, ``VisitHasChanged``, and ``VisitFileIsFaulty`` with faults beside their places.
    """
    with transaction():
        row = locked_visit(visit_id)
        before = done_by(key)
        if before is not None:
            return before.version
        old = load_visit(visit_id)
        if row.version != version:
            raise VisitHasChanged(row.version, old)
        beside()
        new = _changed(files, old, changes)
        if new == old:
            return version
        check_confirmations(old, new)
        cleared = cleared_now(old)
        save_visit(new, now)
        _refuse_taken(old, new, follow_plan(visit_id, by=by, now=now))
        settle_clearance(visit_id, cleared)
        saved = row.version
        keep_key(key, Done(visit_id, saved), now)
        record(
            visit_id, actor=by, channel="web", operation="visit_edited", after={"changes": summary(changes)}, now=now
        )
        publish_calendar(visit_id, calendars=calendars, now=now)
    return saved


def _changed(files: VisitFiles, old: Visit, changes: Changes) -> Visit:
    new = files.changed(old, changes)
    if new.header.id != old.header.id:
        sentence = N_("The identifier of a visit stays what it is. Copy the visit to get another one.")
        raise VisitFileIsFaulty([Fault("$.visit.id", "fixed_id", sentence)])
    return new


def _refuse_taken(old: Visit, new: Visit, taken: Collection[str]) -> None:
    """What becomes confirmed has its time, or does not become so."""
    sessions = {each.partition("#")[0] for each in taken} & newly_confirmed(old, new)
    if sessions:
        raise VisitFileIsFaulty([fault_of(new, each, TAKEN) for each in sorted(sessions)])


def summary(changes: Changes) -> list[dict[str, Any]]:
    """What was changed where, as the record may hold it."""
    return [_summary(each) for each in changes]


def _summary(change: Mapping[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = {name: str(change[name]) for name in ("op", "entity", "id", "field") if name in change}
    value = change.get("value")
    if isinstance(value, RECORDED):
        plain["value"] = value
    elif isinstance(value, Mapping) and isinstance(value.get("id"), str):
        plain["id"] = value["id"]
    return plain
