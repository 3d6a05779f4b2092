"""A visit that somebody has opened: what its file says, what is planned, and the programme as a coordinator sees it.

Pages never show a confidential site itself: they read names, titles and places through the one visibility function.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from flask import abort

from visitplanner.language.text import Name
from visitplanner.planning import Itinerary, LeftOut, Problem
from visitplanner.planning.known_part import known_part
from visitplanner.planning.metrics import metrics
from visitplanner.programme.of_itinerary import programme_of
from visitplanner.programme.programme import Programme
from visitplanner.programme.visibility import Viewer, title_as_seen
from visitplanner.storage.queries.visits import VisitIsUnknown, itinerary_of, visit_of
from visitplanner.visit.entities import Organisation, Session, Site, Topic, Visit
from visitplanner.visit.problem import build_problem

COORDINATOR = Viewer("coordinator")
_NO_PLAN = Itinerary("unknown")


@dataclass(frozen=True)
class SessionLink:
    """What a page needs to point at a session."""

    id: str
    title: Name
    status: str


@dataclass(frozen=True)
class Opened:
    """``kept`` is the plan as it was made, perhaps before the visit was last changed."""

    visit: Visit
    kept: Itinerary | None

    @cached_property
    def problem(self) -> Problem:
        return build_problem(self.visit)

    @cached_property
    def itinerary(self) -> Itinerary | None:
        """The plan as far as the visit still knows what it places."""
        return None if self.kept is None else known_part(self.problem, self.kept)

    @cached_property
    def programme(self) -> Programme | None:
        if self.itinerary is None:
            return None
        return programme_of(self.visit, self.problem, self.itinerary, COORDINATOR)

    @cached_property
    def site(self) -> Mapping[str, Site]:
        return {each.id: each for each in self.visit.sites}

    @cached_property
    def organisation(self) -> Mapping[str, Organisation]:
        return {each.id: each for each in self.visit.organisations}

    @cached_property
    def topic(self) -> Mapping[str, Topic]:
        return {each.id: each for each in self.visit.topics}

    @cached_property
    def session(self) -> Mapping[str, Session]:
        return {each.id: each for each in self.visit.sessions}

    @cached_property
    def topic_coverage(self) -> float:
        """The weighted share of the topics that the plan treats."""
        return float(metrics(self.problem, self.itinerary or _NO_PLAN)["topic_coverage"])

    @cached_property
    def objective_coverage(self) -> Mapping[str, float]:
        """Of each learning objective, the share of its topics that the plan treats."""
        shares: Mapping[str, float] = metrics(self.problem, self.itinerary or _NO_PLAN)["objective_coverage"]
        return shares

    @cached_property
    def placed(self) -> frozenset[str]:
        """The sessions that take place."""
        return frozenset(each.session for each in self.itinerary.placements) if self.itinerary else frozenset()

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        return self.itinerary.left_out if self.itinerary else ()

    def link(self, session: Session) -> SessionLink:
        return SessionLink(session.id, title_as_seen(self.site[session.site_id], session, COORDINATOR), session.status)


def opened(visit_id: str) -> Opened:
    """The visit of this identifier; 404 where there is none."""
    try:
        return Opened(visit_of(visit_id), itinerary_of(visit_id))
    except VisitIsUnknown:
        abort(404)
