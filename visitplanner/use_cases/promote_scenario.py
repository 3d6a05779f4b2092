"""Make another scenario the plan of the visit."""

from datetime import datetime

from visitplanner.storage import scenarios
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.use_cases.keep_change import tell_followers
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.take_scenario import take_scenario


def promote_scenario(visit_id: str, scenario_id: int, *, calendars: Calendars, now: datetime, by: str) -> None:
    """Calendars and hosts follow it from now on; nothing happens to the one that is promoted already.

    Raises ``VisitIsUnknown``, ``ScenarioIsUnknown`` and ``NoPlanYet``.
    """
    with transaction():
        hand = take_scenario(visit_id, scenario_id)
        if hand.scenario.is_promoted:
            return
        before = scenarios.promoted_scenario(visit_id)
        scenarios.promote_scenario(visit_id, scenario_id)
        record(
            visit_id,
            actor=by,
            channel="web",
            operation="plan_promoted",
            before=None if before is None else {"scenario": before.name},
            after={"scenario": hand.scenario.name},
            now=now,
        )
        tell_followers(scenarios.scenario_of(visit_id, scenario_id), calendars=calendars, now=now, by=by)
