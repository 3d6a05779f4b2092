"""What calls for a repair, what was proposed, and for which plan. Everything that writes is in a ``transaction()``."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias, cast

from sqlalchemy import and_, delete, or_, select

from visitplanner.language.text import Text
from visitplanner.planning import Itinerary
from visitplanner.programme.invitation import CLOSED
from visitplanner.storage.database import db
from visitplanner.storage.invitations import Invitation, invitation, invitations_of
from visitplanner.storage.models import AskedSlotRow, InvitationRow, ProposedRepairRow, RepairSearchRow, VisitRow
from visitplanner.storage.plan_document import document_of, itinerary_of_document

CauseKind: TypeAlias = Literal["declined", "silent", "offer"]
WAITING = ("sent", "reminded")


@dataclass(frozen=True)
class Cause:
    """What the plan cannot stay as it is for. ``about`` is the silent host, or the meeting with an offer."""

    kind: CauseKind
    about: str
    occurrences: tuple[str, ...]


@dataclass(frozen=True)
class ProposedRepair:
    """``plan`` is nothing where there is none; then ``remark`` says why.

    ``hosts`` and ``delegates`` are the people whom it disturbs; ``reopened`` counts the confirmed meetings it moves.
    """

    id: int
    cause: CauseKind
    about: str
    number: int
    hosts: int
    delegates: int
    reopened: int
    is_least: bool
    plan: Itinerary | None
    remark: Text | None

    @property
    def disturbed(self) -> int:
        """How many people it disturbs."""
        return self.hosts + self.delegates


def causes_of(visit_id: str, planned: Collection[str], today: date) -> tuple[Cause, ...]:
    """The meetings of the plan that their hosts declined, would rather have otherwise, or are silent about."""
    asked = [invitation(row) for row in invitations_of(visit_id)]
    slots = [slot for each in asked for slot in each.slots if slot.occurrence in planned]
    declined = tuple(sorted(slot.occurrence for slot in slots if slot.state == "declined"))
    offers = sorted(slot.occurrence for slot in slots if slot.state == "counter_offer")
    silent = [(each.organisation, _open_in(each, planned)) for each in asked if is_overdue(each, today)]
    return (
        *([Cause("declined", "", declined)] if declined else []),
        *(Cause("offer", each, (each,)) for each in offers),
        *(Cause("silent", host, occurrences) for host, occurrences in silent if occurrences),
    )


def confirmed_meetings(visit_id: str) -> frozenset[str]:
    """What hosts have agreed to and not taken back."""
    asked = (invitation(row) for row in invitations_of(visit_id))
    return frozenset(slot.occurrence for each in asked for slot in each.slots if slot.state == "confirmed")


def is_overdue(asked: Invitation, today: date) -> bool:
    """Whether its host was asked, and the date for the answer is over without one."""
    return asked.state in WAITING and asked.answer_by < today


def _open_in(asked: Invitation, planned: Collection[str]) -> tuple[str, ...]:
    return tuple(each.occurrence for each in asked.slots if each.state == "asked" and each.occurrence in planned)


def state_of_things(itinerary_id: int, visit_version: int, causes: Sequence[Cause]) -> str:
    """The same as long as there is nothing new to look for."""
    return hashlib.sha256(repr((itinerary_id, visit_version, causes)).encode()).hexdigest()


def visits_to_look_at(today: date) -> list[str]:
    """Visits that may have a cause, and those for which something is still proposed."""
    answered = AskedSlotRow.state.in_(("declined", "counter_offer"))
    silent = and_(InvitationRow.state.in_(WAITING), InvitationRow.answer_by < today)
    concerned = (
        select(InvitationRow.visit_id)
        .join(VisitRow, VisitRow.id == InvitationRow.visit_id)
        .join(AskedSlotRow, AskedSlotRow.invitation_id == InvitationRow.id)
        .where(VisitRow.status.not_in(CLOSED), or_(answered, silent))
    )
    return sorted(db.session.scalars(concerned.union(select(ProposedRepairRow.visit_id))))


def search_of(visit_id: str) -> RepairSearchRow | None:
    return db.session.get(RepairSearchRow, visit_id, populate_existing=True)


def search_of_run(run_id: int) -> RepairSearchRow | None:
    """The search that a planning run belongs to."""
    return db.session.scalar(select(RepairSearchRow).where(RepairSearchRow.run_id == run_id))


def begin_search(visit_id: str, things: str, run_id: int) -> None:
    row = search_of(visit_id)
    if row is None:
        db.session.add(RepairSearchRow(visit_id=visit_id, state_of_things=things, run_id=run_id))
    else:
        row.state_of_things, row.run_id = things, run_id


def not_looked_for(search: RepairSearchRow, causes: Iterable[Cause]) -> list[Cause]:
    """Those for which nothing was found or refused yet in this state of things."""
    if search.found_for != search.state_of_things:
        return list(causes)
    known = {(each.cause, each.about) for each in proposed_repairs(search.visit_id)}
    return [each for each in causes if (each.kind, each.about) not in known]


def forget_repairs(visit_id: str) -> None:
    db.session.execute(delete(ProposedRepairRow).where(ProposedRepairRow.visit_id == visit_id))


def keep_repairs(
    search: RepairSearchRow, found: Iterable[ProposedRepair], *, itinerary_id: int, visit_version: int, now: datetime
) -> None:
    """In place of what was proposed in another state of things; beside what was in this one."""
    if search.found_for != search.state_of_things:
        forget_repairs(search.visit_id)
    search.found_for, search.found_at = search.state_of_things, now
    search.itinerary_id, search.visit_version = itinerary_id, visit_version
    for each in found:
        row = ProposedRepairRow(
            visit_id=search.visit_id,
            cause=each.cause,
            about=each.about,
            number=each.number,
            hosts=each.hosts,
            delegates=each.delegates,
            reopened=each.reopened,
            is_least=each.is_least,
            plan=None if each.plan is None else document_of(each.plan),
            remark=each.remark,
        )
        db.session.add(row)


def proposed_repairs(visit_id: str) -> tuple[ProposedRepair, ...]:
    """The best of each cause first."""
    rows = select(ProposedRepairRow).where(ProposedRepairRow.visit_id == visit_id)
    order = (ProposedRepairRow.cause, ProposedRepairRow.about, ProposedRepairRow.number)
    return tuple(_proposed(row) for row in db.session.scalars(rows.order_by(*order)))


def proposed_repair(visit_id: str, repair_id: int) -> ProposedRepair | None:
    row = db.session.get(ProposedRepairRow, repair_id)
    return None if row is None or row.visit_id != visit_id else _proposed(row)


def _proposed(row: ProposedRepairRow) -> ProposedRepair:
    return ProposedRepair(
        id=row.id,
        cause=cast(CauseKind, row.cause),
        about=row.about,
        number=row.number,
        hosts=row.hosts,
        delegates=row.delegates,
        reopened=row.reopened,
        is_least=row.is_least,
        plan=None if row.plan is None else itinerary_of_document(row.plan),
        remark=row.remark,
    )
