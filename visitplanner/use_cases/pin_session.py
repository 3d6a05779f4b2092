"""Pin a meeting of the plan, so that planning and repairs leave it where it is; or free it again."""

from dataclasses import replace
from datetime import datetime

from visitplanner.language.text import N_, Name, Text
from visitplanner.planning import Itinerary, OccurrenceId
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.use_cases.keep_change import keep_change
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.take_scenario import OccurrenceIsUnknown, take_scenario


def pin_session(
    visit_id: str,
    occurrence: OccurrenceId,
    *,
    pinned: bool,
    scenario_id: int,
    itinerary_id: int,
    calendars: Calendars,
    now: datetime,
    by: str,
) -> int:
    """The number of the itinerary that holds the pin; nothing happens to what is pinned, or free, already.

    Raises ``VisitIsUnknown``, ``ScenarioIsUnknown``, ``NoPlanYet``, ``OccurrenceIsUnknown`` and ``PlanHasChanged``.
    """
    with transaction():
        hand = take_scenario(visit_id, scenario_id)
        placement = hand.placement(occurrence)
        if placement is None:
            raise OccurrenceIsUnknown(occurrence)
        if placement.pinned == pinned:
            return hand.kept.id
        hand.mind(itinerary_id)
        name = hand.problem.session_of(occurrence).name
        record(
            visit_id,
            actor=by,
            channel="web",
            operation="session_pinned" if pinned else "session_unpinned",
            after={"occurrence": occurrence},
            now=now,
        )
        return keep_change(
            hand,
            _with_pin(hand.itinerary, occurrence, pinned),
            made_by="pin",
            note=_note(name, pinned),
            calendars=calendars,
            now=now,
            by=by,
        )


def _with_pin(itinerary: Itinerary, occurrence: OccurrenceId, pinned: bool) -> Itinerary:
    placements = tuple(
        replace(each, pinned=pinned) if each.occurrence == occurrence else each for each in itinerary.placements
    )
    changed = replace(itinerary, placements=placements)
    if pinned:
        return changed
    # What was proven of the plan holds with a pin more, and not with one less.
    return replace(changed, bound=None, status="feasible" if itinerary.status == "optimal" else itinerary.status)


def _note(session: Name, pinned: bool) -> Text:
    if pinned:
        return N_("“%(session)s” was pinned.", session=session)
    return N_("“%(session)s” was unpinned.", session=session)
