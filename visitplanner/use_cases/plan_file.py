"""Plan the visit of a visit file, without any database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.planning import Itinerary, Limits, Progress
from visitplanner.programme.of_itinerary import programme_of
from visitplanner.programme.programme import Programme
from visitplanner.programme.visibility import Viewer
from visitplanner.use_cases.ports import Calendars, ItineraryFiles, Planner, VisitFiles
from visitplanner.use_cases.read_problem import read_problem
from visitplanner.visit.entities import Visit

ITINERARY = "itinerary.json"


@dataclass(frozen=True)
class PlannedFile:
    """A visit with its plan, good or not, and the files that tell others, by name."""

    visit: Visit
    itinerary: Itinerary
    programme: Programme
    files: Mapping[str, bytes]


def plan_file(
    data: bytes,
    *,
    visit_files: VisitFiles,
    itinerary_files: ItineraryFiles,
    calendars: Calendars,
    planner: Planner,
    limits: Limits,
    watch: Callable[[Progress], bool],
    what_if: str | None = None,
) -> PlannedFile:
    """Raises ``VisitFileIsFaulty``, ``WhatIfIsUnknown`` or ``PlannerFailed``.

    Calendars are written of every plan, the best effort for an impossible visit too, but not where no plan was found.
    """
    visit, problem = read_problem(data, visit_files=visit_files, what_if=what_if)
    itinerary = planner.plan(problem, limits, watch)
    programme = programme_of(visit, problem, itinerary, Viewer("coordinator"))
    files = {ITINERARY: itinerary_files.write(problem, itinerary)}
    if itinerary.placements or itinerary.status != "unknown":
        files |= {f"programme.{code}.ics": calendars.write(programme, Localiser(code)) for code in LANGUAGES}
    return PlannedFile(visit, itinerary, programme, files)
