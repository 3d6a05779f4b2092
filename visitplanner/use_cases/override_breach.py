"""Let a breach of a rule stand that the plan has already, with a reason."""

from datetime import datetime

from visitplanner.planning.checker import check
from visitplanner.planning.moving import breach
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.overrides import add_overrides, overrides_of
from visitplanner.use_cases.move_session import LONGEST_REASON
from visitplanner.use_cases.take_scenario import take_scenario


class BreachIsGone(LookupError):
    """The plan does not break this rule, or no longer."""


class NoReasonGiven(ValueError):
    """Nothing is let stand without a reason."""


def override_breach(visit_id: str, name: str, *, scenario_id: int, reason: str, now: datetime, by: str) -> None:
    """``name`` is what tells the breach from others. Sent twice, it is written down once.

    Raises ``VisitIsUnknown``, ``ScenarioIsUnknown``, ``NoPlanYet``, ``BreachIsGone`` and ``NoReasonGiven``.
    """
    why = reason.strip()[:LONGEST_REASON]
    if not why:
        raise NoReasonGiven(name)
    with transaction():
        hand = take_scenario(visit_id, scenario_id)
        found = [each for each in check(hand.problem, hand.itinerary) if breach(each) == name]
        if not found:
            raise BreachIsGone(name)
        known = overrides_of(visit_id).get(name)
        if known is not None and (known.reason, known.author) == (why, by):
            return
        add_overrides(visit_id, found[:1], reason=why, author=by, now=now)
        record(
            visit_id,
            actor=by,
            channel="web",
            operation="rule_overridden",
            after={"breach": name, "reason": why},
            now=now,
        )
