"""Take a scenario in hand to change it: one step of every deed that does, so that nobody's change is overwritten."""

from dataclasses import dataclass

from visitplanner.planning import Itinerary, OccurrenceId, Placement, Problem
from visitplanner.planning.known_part import known_part
from visitplanner.storage.scenarios import Kept, Scenario, current_itinerary, scenario_of
from visitplanner.storage.visits import load_visit, locked_visit
from visitplanner.visit.problem import build_problem


class PlanHasChanged(Exception):
    """Somebody has changed the scenario since the page was opened; ``kept`` is what stands there now."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(f"now at itinerary {kept.id}")
        self.kept = kept


class NoPlanYet(LookupError):
    """The scenario has no plan that could be changed."""


class OccurrenceIsUnknown(LookupError):
    """The visit has no such meeting."""


@dataclass(frozen=True)
class InHand:
    """``itinerary`` is the plan as far as the visit still knows it; ``visit_version`` the visit's as it is now."""

    scenario: Scenario
    kept: Kept
    problem: Problem
    itinerary: Itinerary
    visit_version: int

    def placement(self, occurrence: OccurrenceId) -> Placement | None:
        return next((each for each in self.itinerary.placements if each.occurrence == occurrence), None)

    def mind(self, itinerary_id: int) -> None:
        """Raises ``PlanHasChanged`` unless this is still the current itinerary."""
        if self.kept.id != itinerary_id:
            raise PlanHasChanged(self.kept)


def take_scenario(visit_id: str, scenario_id: int) -> InHand:
    """The scenario, which nobody else changes until the transaction ends. Inside a ``transaction()``.

    Raises ``VisitIsUnknown``, ``ScenarioIsUnknown`` and ``NoPlanYet``.
    """
    row = locked_visit(visit_id)
    scenario = scenario_of(visit_id, scenario_id)
    kept = current_itinerary(scenario_id)
    if kept is None:
        raise NoPlanYet(scenario_id)
    problem = build_problem(load_visit(visit_id))
    return InHand(scenario, kept, problem, known_part(problem, kept.itinerary), row.version)
