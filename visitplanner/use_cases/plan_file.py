"""Plan the visit of a visit file, without any database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.planning import Itinerary, Limits, Problem, Progress
from visitplanner.programme.of_itinerary import programme_of
from visitplanner.programme.programme import Programme
from visitplanner.programme.visibility import Viewer
from visitplanner.use_cases.ports import Calendars, ItineraryFiles, Planner, VisitFiles
from visitplanner.visit.entities import Visit
from visitplanner.visit.problem import build_problem

ITINERARY = "itinerary.json"


class WhatIfIsUnknown(Exception):
    """The visit file has no such what-if; ``known`` are those it has."""

    def __init__(self, id_: str, known: tuple[str, ...]) -> None:
        super().__init__(id_)
        self.id, self.known = id_, known


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
    visit, problem = _disturbed(visit_files, visit_files.read(data), what_if)
    itinerary = planner.plan(problem, limits, watch)
    programme = programme_of(visit, problem, itinerary, Viewer("coordinator"))
    files = {ITINERARY: itinerary_files.write(problem, itinerary)}
    if itinerary.placements or itinerary.status != "unknown":
        files |= {f"programme.{code}.ics": calendars.write(programme, Localiser(code)) for code in LANGUAGES}
    return PlannedFile(visit, itinerary, programme, files)


def _disturbed(visit_files: VisitFiles, visit: Visit, what_if: str | None) -> tuple[Visit, Problem]:
    if what_if is None:
        return visit, build_problem(visit)
    changes = next((each.changes for each in visit.what_if if each.id == what_if), None)
    if changes is None:
        raise WhatIfIsUnknown(what_if, tuple(each.id for each in visit.what_if))
    changed = visit_files.changed(visit, changes)
    return changed, build_problem(changed, frozenset(map(_country, filter(_sets_hours, changes))))


def _sets_hours(change: Mapping[str, Any]) -> bool:
    return bool(change["op"] == "set_hours")


def _country(change: Mapping[str, Any]) -> str:
    return str(change["country"])
