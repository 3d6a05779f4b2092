"""Planning, mending and explaining, and the worker that does it."""

from collections.abc import Callable
from typing import Protocol

from visitplanner.planning import Itinerary, Limits, Problem, Progress, SessionId
from visitplanner.planning.answer import Why
from visitplanner.planning.difference import Alternatives
from visitplanner.planning.disturbance import Repair


class PlannerFailed(Exception):
    """The planner ended without an answer, for a reason that lies in itself."""


class Planner(Protocol):
    """Plans a problem and keeps the wall clock whatever the solver does."""

    def plan(self, problem: Problem, limits: Limits, watch: Callable[[Progress], bool]) -> Itinerary:
        """``watch`` hears every progress; the search stops, with its best plan, once it answers ``False``.

        It is asked at least every second, new plan or not. Raises ``PlannerFailed``.
        """


class Replanner(Protocol):
    """Mends a plan and offers others; watch, clock and failures are those of ``Planner``."""

    def repair(
        self, problem: Problem, old: Itinerary, limits: Limits, watch: Callable[[Progress], bool], options: int
    ) -> tuple[Repair, ...]:
        """At most ``options`` plans of the changed problem, the one that disturbs the old plan least first."""

    def alternatives(
        self,
        problem: Problem,
        best: Itinerary,
        limits: Limits,
        watch: Callable[[Progress], bool],
        *,
        count: int,
        within: float,
        differ: int,
    ) -> Alternatives:
        """At most ``count`` plans within a share of the best one's value, ``differ`` placements apart."""


class Explainer(Protocol):
    """Answers questions about a plan; watch, clock and failures are those of ``Planner``."""

    def why(
        self,
        problem: Problem,
        itinerary: Itinerary,
        session: SessionId,
        limits: Limits,
        watch: Callable[[Progress], bool],
    ) -> Why:
        """Why a session was left out of an itinerary, or why it is where it is."""


class Jobs(Protocol):
    """Hands work to the worker by number only."""

    def plan(self, run_id: int) -> None: ...
