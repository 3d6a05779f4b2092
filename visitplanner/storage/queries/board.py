"""What the board needs besides the visit: a scenario with its plan, what can be undone, and what is answered for."""

from collections.abc import Mapping
from dataclasses import dataclass

from visitplanner.storage.overrides import Override, overrides_of
from visitplanner.storage.scenarios import (
    Kept,
    Scenario,
    ScenarioIsUnknown,
    can_step,
    current_itinerary,
    scenarios_of,
)

__all__ = ["Kept", "Override", "PlanOnBoard", "Scenario", "ScenarioIsUnknown", "plan_on_board"]


@dataclass(frozen=True)
class PlanOnBoard:
    scenarios: tuple[Scenario, ...]
    scenario: Scenario
    kept: Kept
    can_undo: bool
    can_redo: bool
    overrides: Mapping[str, Override]

    @property
    def named(self) -> int | None:
        """The scenario as addresses name it: not at all where it is the visit's own plan."""
        return None if self.scenario.is_promoted else self.scenario.id


def plan_on_board(visit_id: str, scenario_id: int | None = None) -> PlanOnBoard | None:
    """The plan of a scenario, of the promoted one where none is named; nothing where there is none yet.

    Raises ``ScenarioIsUnknown``.
    """
    scenarios = scenarios_of(visit_id)
    chosen = [each for each in scenarios if (each.is_promoted if scenario_id is None else each.id == scenario_id)]
    if scenario_id is not None and not chosen:
        raise ScenarioIsUnknown(scenario_id)
    kept = current_itinerary(chosen[0].id) if chosen else None
    if kept is None:
        return None
    undo, redo = can_step(chosen[0].id)
    return PlanOnBoard(scenarios, chosen[0], kept, undo, redo, overrides_of(visit_id))
