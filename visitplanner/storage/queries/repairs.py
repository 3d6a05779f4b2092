"""What is proposed after hosts' answers, and whose answers are overdue."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from visitplanner.programme.invitation import CLOSED
from visitplanner.storage.database import db
from visitplanner.storage.models import InvitationRow, PlanningRunRow, VisitRow
from visitplanner.storage.repairs import (
    WAITING,
    Cause,
    CauseKind,
    ProposedRepair,
    causes_of,
    is_overdue,
    proposed_repairs,
    search_of,
)
from visitplanner.storage.scenarios import current_itinerary, promoted_scenario
from visitplanner.storage.visits import visit_row

__all__ = ["Cause", "CauseKind", "ProposedRepair", "Repairs", "is_overdue", "overdue_by_visit", "repairs_for"]


@dataclass(frozen=True)
class Repairs:
    """``is_fresh`` when the proposals are for the plan as it stands; ``is_running`` while some are looked for.

    Those that are there already can be applied meanwhile.
    """

    causes: tuple[Cause, ...]
    proposed: tuple[ProposedRepair, ...]
    is_fresh: bool
    is_running: bool
    has_failed: bool

    def of(self, cause: Cause) -> tuple[ProposedRepair, ...]:
        return tuple(each for each in self.proposed if (each.cause, each.about) == (cause.kind, cause.about))


def repairs_for(visit_id: str, today: date) -> Repairs:
    """Raises ``VisitIsUnknown``."""
    visit, scenario, search = visit_row(visit_id), promoted_scenario(visit_id), search_of(visit_id)
    kept = None if scenario is None else current_itinerary(scenario.id)
    if kept is None or visit.status in CLOSED:
        return Repairs((), (), is_fresh=True, is_running=False, has_failed=False)
    causes = causes_of(visit_id, {each.occurrence for each in kept.itinerary.placements}, today)
    found = proposed_repairs(visit_id)
    fresh = search is not None and (search.itinerary_id, search.visit_version) == (kept.id, visit.version)
    answered = {(each.cause, each.about) for each in found} if fresh else set()
    missing = any((each.kind, each.about) not in answered for each in causes)
    run = None if search is None or search.run_id is None else db.session.get(PlanningRunRow, search.run_id)
    ended = run is not None and run.state in ("failed", "stopped") and run.visit_version == visit.version
    return Repairs(causes, found, fresh, is_running=missing and not ended, has_failed=missing and ended)


def overdue_by_visit(today: date) -> dict[str, int]:
    """How many hosts were asked and let the date for the answer pass, by visit; only where any."""
    rows = (
        select(InvitationRow.visit_id, func.count())
        .join(VisitRow, VisitRow.id == InvitationRow.visit_id)
        .where(InvitationRow.state.in_(WAITING), InvitationRow.answer_by < today, VisitRow.status.not_in(CLOSED))
        .group_by(InvitationRow.visit_id)
    )
    return {row[0]: row[1] for row in db.session.execute(rows)}
