"""Tell calendars what the programme has become: one step of every deed that changes it, in that deed's transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.planning import Itinerary, Problem
from visitplanner.planning.known_part import known_part
from visitplanner.programme.matrix import Role
from visitplanner.programme.of_itinerary import programme_of
from visitplanner.programme.slots import Slot, remembered, revise
from visitplanner.programme.visibility import Viewer
from visitplanner.storage.calendars import Edition, editions_of, load_slots, save_body, save_slots
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.visits import load_visit, locked_visit
from visitplanner.use_cases.ports import Calendars
from visitplanner.visit.entities import Visit
from visitplanner.visit.problem import build_problem

NO_PLAN_YET = Itinerary(status="unknown")


@dataclass(frozen=True)
class _Plan:
    visit: Visit
    problem: Problem
    itinerary: Itinerary


def publish_calendar(visit_id: str, *, calendars: Calendars, now: datetime) -> None:
    """Count what has changed and make anew every edition that somebody can fetch. Inside a ``transaction()``.

    While a visit has lost its plan and has no new one, its calendars keep what they said: nobody's meeting is cancelled
    by an import. Raises ``VisitIsUnknown``.
    """
    plan = _plan_of(visit_id)
    slots = load_slots(visit_id)
    if slots and plan.itinerary is NO_PLAN_YET:
        return
    whole = programme_of(plan.visit, plan.problem, plan.itinerary, Viewer("coordinator"))
    slots = revise(slots, whole, now)
    save_slots(visit_id, slots)
    own = {Edition(language) for language in LANGUAGES}
    _make(plan, slots, own | editions_of(visit_id), calendars, now)


def make_edition(visit_id: str, edition: Edition, *, calendars: Calendars, now: datetime) -> None:
    """Make an edition that was not asked for before; nothing counts as changed. Inside a ``transaction()``.

    Raises ``VisitIsUnknown``.
    """
    plan = _plan_of(visit_id)
    if edition not in editions_of(visit_id):
        _make(plan, load_slots(visit_id), {edition}, calendars, now)


def _plan_of(visit_id: str) -> _Plan:
    # One at a time: an edition made beside a new plan would keep the old one.
    locked_visit(visit_id)
    visit = load_visit(visit_id)
    problem = build_problem(visit)
    kept = load_itinerary(visit_id)
    return _Plan(visit, problem, NO_PLAN_YET if kept is None else known_part(problem, kept))


def _make(
    plan: _Plan, slots: Mapping[str, Slot], editions: Iterable[Edition], calendars: Calendars, now: datetime
) -> None:
    for edition in editions:
        # A subgroup that the visit no longer has attends nothing, so its calendar is empty.
        viewer = Viewer(cast(Role, edition.role), subgroup=edition.subgroup or None)
        programme = programme_of(plan.visit, plan.problem, plan.itinerary, viewer)
        told = remembered(programme, slots, now)
        localiser = Localiser(edition.language)
        octets = calendars.write(told, localiser, full_day=edition.full_day)
        save_body(plan.visit.header.id, edition, octets, now)
