"""Move a session by hand, put it into the plan or take it out; whatever that breaks needs a reason."""

from datetime import datetime

from visitplanner.language.text import N_, Text
from visitplanner.planning import OccurrenceId, Placement
from visitplanner.planning.moving import Effect, Target, breach, effect, moved
from visitplanner.planning.pinning import with_standing_pins
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.overrides import add_overrides
from visitplanner.use_cases.keep_change import keep_change
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.take_scenario import InHand, OccurrenceIsUnknown, take_scenario

LONGEST_REASON = 500


class ReasonIsMissing(Exception):
    """The change breaks rules, and nobody said why that may be."""

    def __init__(self, effect: Effect) -> None:
        super().__init__(f"{len(effect.broken)} breaches")
        self.effect = effect


def move_session(
    visit_id: str,
    occurrence: OccurrenceId,
    target: Target | None,
    *,
    scenario_id: int,
    itinerary_id: int,
    reason: str,
    calendars: Calendars,
    now: datetime,
    by: str,
) -> int:
    """The number of the itinerary that holds it; without a target the session is in the plan no longer.

    ``itinerary_id`` is the plan that was on the page. The same form sent twice is carried out once.
    Raises ``VisitIsUnknown``, ``ScenarioIsUnknown``, ``NoPlanYet``, ``OccurrenceIsUnknown``, ``PlanHasChanged`` and
    ``ReasonIsMissing``.
    """
    with transaction():
        hand = take_scenario(visit_id, scenario_id)
        if occurrence not in hand.problem.occurrence:
            raise OccurrenceIsUnknown(occurrence)
        before = hand.placement(occurrence)
        if _stands_at(before, target) and hand.kept.parent_id == itinerary_id:
            return hand.kept.id
        hand.mind(itinerary_id)
        if _stands_at(before, target):
            return hand.kept.id
        after = moved(hand.problem, hand.itinerary, occurrence, target)
        done = effect(with_standing_pins(hand.problem, hand.itinerary), hand.itinerary, after, occurrence)
        why = reason.strip()[:LONGEST_REASON]
        if done.broken and not why:
            raise ReasonIsMissing(done)
        add_overrides(visit_id, done.broken, reason=why, author=by, now=now)
        _record(hand, occurrence, target, done, why, now=now, by=by)
        return keep_change(
            hand, after, made_by="move", note=_note(hand, occurrence, target), calendars=calendars, now=now, by=by
        )


def _stands_at(placement: Placement | None, target: Target | None) -> bool:
    if placement is None or target is None:
        return placement is None and target is None
    return (placement.date, placement.start, frozenset(placement.subgroups)) == (
        target.date,
        target.start,
        target.subgroups,
    )


def _note(hand: InHand, occurrence: OccurrenceId, target: Target | None) -> Text:
    session = hand.problem.session_of(occurrence)
    if target is None:
        return N_("“%(session)s” was taken out of the plan by hand.", session=session.name)
    zone = hand.problem.timezones[hand.problem.site[session.site].city]
    moment = hand.problem.horizon.local(target.start, zone)
    if hand.placement(occurrence) is None:
        return N_("“%(session)s” was put into the plan on %(after)s.", session=session.name, after=moment)
    return N_("“%(session)s” was moved to %(after)s.", session=session.name, after=moment)


def _record(
    hand: InHand, occurrence: OccurrenceId, target: Target | None, done: Effect, reason: str, *, now: datetime, by: str
) -> None:
    old = hand.placement(occurrence)
    record(
        hand.scenario.visit_id,
        actor=by,
        channel="web",
        operation="session_moved",
        before={"occurrence": occurrence} | _plain(old.date if old else None, old.start if old else None),
        after={"occurrence": occurrence} | _plain(target.date if target else None, target.start if target else None),
        now=now,
    )
    for violation in done.broken:
        record(
            hand.scenario.visit_id,
            actor=by,
            channel="web",
            operation="rule_overridden",
            after={"breach": breach(violation), "reason": reason},
            now=now,
        )


def _plain(on: object, start: int | None) -> dict[str, object]:
    return {"date": None if on is None else str(on), "start": start}
