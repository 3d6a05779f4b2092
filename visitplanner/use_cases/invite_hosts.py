"""Ask the hosts of a plan to confirm: one invitation for each host, with all of its meetings."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from visitplanner.planning import Placement
from visitplanner.programme.invitation import held_until
from visitplanner.programme.letter import LetterKind
from visitplanner.storage import bookings
from visitplanner.storage.audit import record
from visitplanner.storage.bookings import SlotIsTaken
from visitplanner.storage.database import db, transaction
from visitplanner.storage.invitations import (
    extend_link,
    invitation_to,
    invitations_of,
    link_token,
    new_invitation,
    take_stock,
)
from visitplanner.storage.letters import told_meetings
from visitplanner.storage.models import AskedSlotRow, InvitationRow
from visitplanner.storage.session_changes import count_change
from visitplanner.storage.visits import locked_visit
from visitplanner.use_cases.draft_letters import draft_letters
from visitplanner.use_cases.follow_plan import follow_plan, settle_sessions, untold
from visitplanner.use_cases.plan_in_use import PlanInUse, plan_in_use
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.publish_calendar import publish_calendar

AGREED = frozenset({"confirmed", "done"})


class NothingIsPlanned(Exception):
    """The visit has no plan, so there is nothing to ask for."""


@dataclass(frozen=True)
class Invited:
    """The hosts to whom something new is to be told, and the meetings whose time another visit has taken."""

    hosts: tuple[str, ...]
    taken: tuple[str, ...]


@dataclass(frozen=True)
class _Asking:
    """What is the same for every host that is asked."""

    plan: PlanInUse
    language: str
    answer_by: date
    link: Callable[[str], str]
    by: str
    now: datetime


def invite_hosts(
    visit_id: str,
    *,
    hosts: Collection[str] | None,
    language: str,
    answer_by: date,
    link: Callable[[str], str],
    calendars: Calendars,
    now: datetime,
    by: str,
) -> Invited:
    """Ask these hosts, or all to whom there is something to say. Times are held; a letter is drafted for each.

    Whoever was asked for exactly this already is not touched. Without a choice the organiser, who is the asker, is
    left out. ``link`` makes of a token the address of the page on which its host answers.
    Raises ``VisitIsUnknown`` and ``NothingIsPlanned``.
    """
    with transaction():
        visit = locked_visit(visit_id)
        follow_plan(visit_id, by=by, now=now)
        plan = plan_in_use(visit_id)
        if plan.itinerary is None:
            raise NothingIsPlanned(visit_id)
        asking = _Asking(plan, language, answer_by, link, by, now)
        taken: list[str] = []
        rows = [_ask(asking, host, taken) for host in _chosen(plan, hosts)]
        asked = [row for row in rows if row is not None]
        for row in asked:
            _tell(asking, row)
        if asked and visit.status in ("draft", "planning"):
            visit.status = "invited"
            count_change(visit_id, plans_hold=True)
        publish_calendar(visit_id, calendars=calendars, now=now)
        return Invited(tuple(row.organisation_id for row in asked), tuple(taken))


def _chosen(plan: PlanInUse, hosts: Collection[str] | None) -> list[str]:
    concerned = {plan.sessions[each.session].host_id for each in plan.placements.values()}
    concerned |= {row.organisation_id for row in invitations_of(plan.visit.header.id)}
    if hosts is None:
        concerned -= {plan.visit.header.organiser_id}
    else:
        concerned &= set(hosts)
    # Everybody books in the same order, so that two who do so at once wait for each other and not in a circle.
    return sorted(concerned, key=plan.host_key)


def _ask(asking: _Asking, host: str, taken: list[str]) -> InvitationRow | None:
    """The host's invitation if there is something that the host does not know yet."""
    plan, visit_id = asking.plan, asking.plan.visit.header.id
    row = invitation_to(visit_id, host)
    known = set() if row is None else {slot.occurrence_id for slot in row.slots}
    new = [each for each in plan.placements_at(host) if each.occurrence not in known]
    if row is None:
        if all(plan.sessions[each.session].status in AGREED for each in new):
            return None
        row = new_invitation(visit_id, host, language=asking.language, answer_by=asking.answer_by, now=asking.now)
    for placement in new:
        try:
            _add(asking, row, placement)
        except SlotIsTaken:
            taken.append(placement.occurrence)
    if not row.slots:
        db.session.delete(row)
    return row if any(untold(row)) else None


def _add(asking: _Asking, row: InvitationRow, placement: Placement) -> None:
    """A meeting on which both sides agreed before is asked for no more. Raises ``SlotIsTaken``."""
    plan, now = asking.plan, asking.now
    begins_at, ends_at = plan.times(placement)
    span = plan.span(placement.session, begins_at, ends_at, placement.site)
    agreed = plan.sessions[placement.session].status in AGREED
    if agreed:
        bookings.confirm(row.visit_id, placement.occurrence, span, now=now)
    else:
        bookings.hold(row.visit_id, placement.occurrence, span, until=held_until(asking.answer_by), now=now)
    row.slots.append(
        AskedSlotRow(
            occurrence_id=placement.occurrence,
            session_id=placement.session,
            subgroup_ids=tuple(placement.subgroups),
            begins_at=begins_at,
            ends_at=ends_at,
            round=1,
            state="confirmed" if agreed else "asked",
            state_since=now,
            asked_at=now if agreed else None,
        )
    )


def _tell(asking: _Asking, row: InvitationRow) -> None:
    """From now on the host's page shows it; the letter that says so is drafted here, and sent by a person."""
    now = asking.now
    told = list(untold(row))
    for slot in told:
        slot.asked_at = now
    row.answer_by, row.language = asking.answer_by, asking.language
    row.sent_at = row.reminded_at = None
    extend_link(row, now=now)
    take_stock(row, now)
    settle_sessions(asking.plan, row)
    record(
        row.visit_id,
        actor=asking.by,
        channel="web",
        operation="hosts_invited",
        after={
            "host": row.organisation_id,
            "occurrences": [slot.occurrence_id for slot in told],
            "answer_by": asking.answer_by.isoformat(),
        },
        now=now,
    )
    _draft(asking, row)


def _draft(asking: _Asking, row: InvitationRow) -> None:
    known = bool(told_meetings(row.visit_id, row.organisation_id))
    if row.state == "withdrawn" and not known:
        return
    kind: LetterKind = "withdrawal" if row.state == "withdrawn" else "change" if known else "invitation"
    links = {row.id: asking.link(link_token(row.id))}
    draft_letters([row.id], links=links, kind=kind, by=asking.by, now=asking.now)
