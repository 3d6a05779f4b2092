"""Undo the last change of a plan, or redo what was undone."""

from datetime import datetime
from typing import Literal

from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.scenarios import kept_itinerary, step_back, step_forward
from visitplanner.use_cases.keep_change import tell_followers
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.take_scenario import InHand, take_scenario

Direction = Literal["undo", "redo"]


def step_plan(
    visit_id: str,
    direction: Direction,
    *,
    scenario_id: int,
    itinerary_id: int,
    calendars: Calendars,
    now: datetime,
    by: str,
) -> int:
    """The number of the itinerary at which the scenario stands now; the same step asked for twice is made once.

    Raises ``VisitIsUnknown``, ``ScenarioIsUnknown``, ``NoPlanYet`` and ``PlanHasChanged``.
    """
    with transaction():
        hand = take_scenario(visit_id, scenario_id)
        if _done_already(hand, direction, itinerary_id):
            return hand.kept.id
        hand.mind(itinerary_id)
        kept = step_back(scenario_id) if direction == "undo" else step_forward(scenario_id)
        if kept is None:
            return hand.kept.id
        operation = "plan_undone" if direction == "undo" else "plan_redone"
        record(visit_id, actor=by, channel="web", operation=operation, after={"itinerary": kept.id}, now=now)
        tell_followers(hand.scenario, calendars=calendars, now=now, by=by)
        return kept.id


def _done_already(hand: InHand, direction: Direction, itinerary_id: int) -> bool:
    if direction == "redo":
        return hand.kept.parent_id == itinerary_id
    seen = kept_itinerary(itinerary_id)
    return seen is not None and seen.scenario_id == hand.scenario.id and seen.parent_id == hand.kept.id
