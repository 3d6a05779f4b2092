"""The plan that counts, read for the deeds that deal with hosts: which meetings it holds at whom, when, and where."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from visitplanner.planning import Itinerary, Placement, Problem
from visitplanner.planning.known_part import known_part
from visitplanner.programme.real_places import host_key, site_key
from visitplanner.storage.bookings import Span
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.visits import load_visit
from visitplanner.visit.entities import Session, Visit
from visitplanner.visit.problem import build_problem


@dataclass(frozen=True)
class PlanInUse:
    """A visit with the plan that counts, in the words of those who are asked to receive the group."""

    visit: Visit
    itinerary: Itinerary | None

    @cached_property
    def problem(self) -> Problem:
        return build_problem(self.visit)

    @cached_property
    def placements(self) -> dict[str, Placement]:
        """By occurrence."""
        if self.itinerary is None:
            return {}
        return {each.occurrence: each for each in known_part(self.problem, self.itinerary).placements}

    @cached_property
    def sessions(self) -> dict[str, Session]:
        return {each.id: each for each in self.visit.sessions}

    def placements_at(self, organisation_id: str) -> list[Placement]:
        own = (each for each in self.placements.values() if self.sessions[each.session].host_id == organisation_id)
        return sorted(own, key=lambda each: (each.start, each.occurrence))

    def times(self, placement: Placement) -> tuple[datetime, datetime]:
        clock = self.problem.horizon
        return clock.moment(placement.start), clock.moment(placement.end)

    def host_key(self, organisation_id: str) -> str:
        """What the real organisation is known by in all visits; nothing for one that the visit no longer has."""
        return next((host_key(each) for each in self.visit.organisations if each.id == organisation_id), "")

    def span(self, session_id: str, begins_at: datetime, ends_at: datetime, site_id: str | None = None) -> Span:
        """A time at the real place of a session."""
        session = self.sessions[session_id]
        site = next(each for each in self.visit.sites if each.id == (site_id or session.site_id))
        return Span(self.host_key(session.host_id), site_key(self.visit, site), begins_at, ends_at)


def plan_in_use(visit_id: str) -> PlanInUse:
    """Raises ``VisitIsUnknown``."""
    return PlanInUse(load_visit(visit_id), load_itinerary(visit_id))
