"""Begin another scenario with the plan of one that is there, so that both can be tried."""

from datetime import datetime

from visitplanner.language.text import N_
from visitplanner.storage import scenarios
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.use_cases.take_scenario import take_scenario


def copy_scenario(visit_id: str, scenario_id: int, *, itinerary_id: int, newest_id: int, now: datetime, by: str) -> int:
    """The number of the new scenario; ``newest_id`` was the newest when the form was shown: sent twice, it copies once.

    Raises ``VisitIsUnknown``, ``ScenarioIsUnknown``, ``NoPlanYet``, ``PlanHasChanged`` and ``TooManyScenarios``.
    """
    with transaction():
        hand = take_scenario(visit_id, scenario_id)
        hand.mind(itinerary_id)
        newest = scenarios.scenarios_of(visit_id)[-1]
        if newest.id > newest_id:
            return newest.id
        new = scenarios.create_scenario(visit_id, now)
        scenarios.add_itinerary(
            new,
            hand.itinerary,
            visit_version=hand.visit_version,
            made_by="copy",
            author=by,
            note=N_("Copied from scenario %(name)s", name=hand.scenario.name),
            now=now,
        )
        name = scenarios.scenario_of(visit_id, new).name
        record(
            visit_id,
            actor=by,
            channel="web",
            operation="scenario_copied",
            before={"scenario": hand.scenario.name},
            after={"scenario": name},
            now=now,
        )
        return new
