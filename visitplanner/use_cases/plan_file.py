"""Plan the visit of a visit file, without any database."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.planning import Itinerary, Limits, Progress
from visitplanner.planning.difference import Alternatives
from visitplanner.programme.of_itinerary import programme_of
from visitplanner.programme.programme import Programme
from visitplanner.programme.visibility import Viewer
from visitplanner.use_cases.ports import Calendars, ItineraryFiles, Planner, Replanner, VisitFiles
from visitplanner.use_cases.read_problem import read_problem
from visitplanner.visit.entities import Visit

ITINERARY = "itinerary.json"
NO_OTHERS = Alternatives((), exhausted=False)


@dataclass(frozen=True)
class Others:
    """How many plans to offer beside the best, how much less each may be worth, and how far apart any two are."""

    count: int
    within: float
    differ: int


@dataclass(frozen=True)
class PlannedFile:
    """A visit with its plan, good or not, and the files that tell others, by name."""

    visit: Visit
    itinerary: Itinerary
    programme: Programme
    files: Mapping[str, bytes]
    alternatives: Alternatives


def plan_file(
    data: bytes,
    *,
    visit_files: VisitFiles,
    itinerary_files: ItineraryFiles,
    calendars: Calendars,
    planner: Planner,
    replanner: Replanner,
    limits: Limits,
    watch: Callable[[Progress], bool],
    what_if: str | None = None,
    others: Others | None = None,
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
    further = NO_OTHERS
    if others is not None and itinerary.status in ("optimal", "feasible"):
        further = replanner.alternatives(problem, itinerary, limits, watch, **asdict(others))
    for number, each in enumerate(further.plans, 2):
        files[f"itinerary.{number}.json"] = itinerary_files.write(problem, each)
    return PlannedFile(visit, itinerary, programme, files, further)
