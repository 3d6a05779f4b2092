"""What the deeds need from outside, as protocols; ``app`` fills them in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from visitplanner.language.localise import Localiser
from visitplanner.planning import Itinerary, Limits, Problem, Progress
from visitplanner.programme.programme import Programme
from visitplanner.visit.entities import Visit


class VisitFiles(Protocol):
    """Reads and writes the visit file."""

    def read(self, data: bytes) -> Visit:
        """Raises ``visit.faults.VisitFileIsFaulty`` with every fault of the file."""

    def write(self, visit: Visit) -> bytes: ...

    def changed(self, visit: Visit, changes: Sequence[Mapping[str, Any]]) -> Visit:
        """The visit after what-if operations. Raises ``VisitFileIsFaulty``."""


class ItineraryFiles(Protocol):
    """Reads and writes the itinerary file."""

    def read(self, data: bytes, problem: Problem) -> Itinerary:
        """Raises ``visit.faults.ItineraryFileIsFaulty`` with every fault of the file."""

    def write(self, problem: Problem, itinerary: Itinerary) -> bytes: ...


class PlannerFailed(Exception):
    """The planner ended without an answer, for a reason that lies in itself."""


class Planner(Protocol):
    """Plans a problem and keeps the wall clock whatever the solver does."""

    def plan(self, problem: Problem, limits: Limits, watch: Callable[[Progress], bool]) -> Itinerary:
        """``watch`` hears every progress; the search stops, with its best plan, once it answers ``False``.

        It is asked at least every second, new plan or not. Raises ``PlannerFailed``.
        """


class Jobs(Protocol):
    """Hands work to the worker by number only."""

    def plan(self, run_id: int) -> None: ...


class Passwords(Protocol):
    """Makes of a password what may be stored."""

    def hashed(self, password: str) -> str: ...


class Calendars(Protocol):
    """Writes calendar files."""

    def write(self, programme: Programme, localiser: Localiser, *, full_day: bool = False) -> bytes: ...

    def notice(self, localiser: Localiser, link: str, on: date) -> bytes:
        """The calendar of a withdrawn link: one event that says so."""


@dataclass(frozen=True)
class Tools:
    """Every adapter the ways in are handed."""

    visit_files: VisitFiles
    itinerary_files: ItineraryFiles
    planner: Planner
    jobs: Jobs
    passwords: Passwords
    calendars: Calendars
