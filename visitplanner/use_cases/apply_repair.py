"""Apply one of the proposed repairs: the plan, the times that are kept, and a letter to exactly those it touches."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import datetime

from visitplanner.language.text import N_
from visitplanner.planning import Itinerary
from visitplanner.planning.disturbance import changed_meetings
from visitplanner.programme.invitation import default_answer_by, moved_slot
from visitplanner.storage import bookings
from visitplanner.storage.audit import record
from visitplanner.storage.bookings import SlotIsTaken
from visitplanner.storage.database import transaction
from visitplanner.storage.invitations import invitation_to, link_token, stand_at, take_stock
from visitplanner.storage.models import AskedSlotRow, InvitationRow
from visitplanner.storage.repairs import (
    ProposedRepair,
    confirmed_meetings,
    forget_repairs,
    proposed_repair,
    search_of,
)
from visitplanner.storage.replies import latest_replies
from visitplanner.storage.scenarios import Kept, add_itinerary, promoted_scenario
from visitplanner.storage.session_changes import set_status
from visitplanner.storage.visits import load_visit, locked_visit, save_visit
from visitplanner.use_cases.ask_hosts import AGREED, ask_hosts
from visitplanner.use_cases.draft_letters import draft_letters
from visitplanner.use_cases.follow_plan import follow_plan, settle_sessions
from visitplanner.use_cases.offer_in_visit import offer_in_visit
from visitplanner.use_cases.plan_in_use import PlanInUse, plan_in_use
from visitplanner.use_cases.ports import Calendars, VisitFiles
from visitplanner.use_cases.publish_calendar import publish_calendar
from visitplanner.use_cases.settle_visit import settle_visit
from visitplanner.use_cases.take_scenario import InHand, take_scenario

APPLIED = N_("A repair that was proposed after an answer was applied.")
ACCEPTED = N_("What a host offered instead was accepted.")


class RepairIsOutdated(Exception):
    """The plan or the visit has changed since the repair was found; ``kept`` is the plan that stands now."""

    def __init__(self, kept: Kept | None) -> None:
        super().__init__("outdated")
        self.kept = kept


class TimeIsTaken(Exception):
    """Another visit has the host or the place at the offered time meanwhile."""


class ConfirmedWouldMove(Exception):
    """The repair moves meetings that hosts have confirmed, and nobody has said that they may move."""


@dataclass(frozen=True)
class Applied:
    """The hosts for whom a letter is drafted, and the meetings whose time somebody else has taken."""

    hosts: tuple[str, ...]
    taken: tuple[str, ...]


def apply_repair(
    visit_id: str,
    repair_id: int,
    *,
    link: Callable[[str], str],
    files: VisitFiles,
    calendars: Calendars,
    now: datetime,
    by: str,
    reopening: bool = False,
) -> Applied:
    """What moves is tentative and its host is asked again; an offer that is accepted is confirmed and pinned.

    Everybody else keeps time, place and answer. What is confirmed moves only when ``reopening`` says so. Raises
    ``VisitIsUnknown``, ``RepairIsOutdated``, ``ConfirmedWouldMove``, ``TimeIsTaken`` and ``VisitFileIsFaulty``.
    """
    with transaction():
        locked_visit(visit_id)
        hand, repair = _in_hand(visit_id, repair_id)
        assert repair.plan is not None  # _in_hand saw to it
        before = hand.itinerary
        changed = changed_meetings(before, repair.plan) & {each.occurrence for each in before.placements}
        _reopen(plan_in_use(visit_id), changed - {repair.about}, reopening)
        if repair.cause == "offer":
            _heed(hand, repair, files, now)
        add_itinerary(
            hand.scenario.id,
            repair.plan,
            visit_version=locked_visit(visit_id).version,
            made_by="repair",
            author=by,
            note=ACCEPTED if repair.cause == "offer" else APPLIED,
            now=now,
        )
        _record(visit_id, repair, by, now)
        follow_plan(visit_id, by=by, now=now)
        accepted = _confirm(visit_id, repair, now) if repair.cause == "offer" else None
        applied = _tell(visit_id, before, repair.plan, accepted, link, by, now)
        settle_visit(plan_in_use(visit_id))
        forget_repairs(visit_id)
        publish_calendar(visit_id, calendars=calendars, now=now)
        return applied


def _in_hand(visit_id: str, repair_id: int) -> tuple[InHand, ProposedRepair]:
    scenario = promoted_scenario(visit_id)
    if scenario is None:
        raise RepairIsOutdated(None)
    hand = take_scenario(visit_id, scenario.id)
    repair, search = proposed_repair(visit_id, repair_id), search_of(visit_id)
    known = repair is not None and repair.plan is not None and search is not None
    if not known or (search.itinerary_id, search.visit_version) != (hand.kept.id, hand.visit_version):  # type: ignore[union-attr]  # known
        raise RepairIsOutdated(hand.kept)
    assert repair is not None  # known
    return hand, repair


def _reopen(plan: PlanInUse, changed: Set[str], reopening: bool) -> None:
    """What was confirmed and moves is tentative again, also where nobody was asked for it in a letter."""
    visit_id = plan.visit.header.id
    entered = {each.partition("#")[0] for each in changed if plan.sessions[each.partition("#")[0]].status in AGREED}
    if (entered or confirmed_meetings(visit_id) & changed) and not reopening:
        raise ConfirmedWouldMove
    for session in sorted(entered):
        set_status(visit_id, session, "tentative")


def _heed(hand: InHand, repair: ProposedRepair, files: VisitFiles, now: datetime) -> None:
    visit_id = hand.scenario.visit_id
    _, row = _slot(plan_in_use(visit_id), repair.about)
    reply = latest_replies(row.id)[repair.about].reply
    visit = load_visit(visit_id)
    changed = offer_in_visit(visit, repair.about, reply, hand.itinerary.placements, files)
    if changed != visit:
        save_visit(changed, now)


def _confirm(visit_id: str, repair: ProposedRepair, now: datetime) -> str:
    """Both sides want it now: the host has offered it, the coordinator has said yes."""
    plan = plan_in_use(visit_id)
    slot, row = _slot(plan, repair.about)
    placement = plan.placements[slot.occurrence_id]
    span = plan.span(slot.session_id, slot.begins_at, slot.ends_at, placement.site)
    try:
        bookings.confirm(visit_id, slot.occurrence_id, span, now=now)
    except SlotIsTaken as refusal:
        raise TimeIsTaken(slot.occurrence_id) from refusal
    stand_at(slot, moved_slot("asked" if slot.state == "asked" else "counter_offer", "confirmed"), now)
    slot.asked_at = now
    take_stock(row, now)
    settle_sessions(plan, row)
    return row.organisation_id


def _slot(plan: PlanInUse, occurrence: str) -> tuple[AskedSlotRow, InvitationRow]:
    host = plan.sessions[occurrence.partition("#")[0]].host_id
    row = invitation_to(plan.visit.header.id, host)
    assert row is not None  # its host has answered
    return next(each for each in row.slots if each.occurrence_id == occurrence), row


def _tell(
    visit_id: str,
    before: Itinerary,
    after: Itinerary,
    accepted: str | None,
    link: Callable[[str], str],
    by: str,
    now: datetime,
) -> Applied:
    """Letters for those whose meetings are not what they were, and for nobody else."""
    plan = plan_in_use(visit_id)
    answer_by = default_answer_by(now.date(), plan.visit.header.start_date)
    touched = _touched(plan, before, after)
    asked = ask_hosts(plan, touched, language=None, answer_by=answer_by, link=link, by=by, now=now)
    hosts = list(asked.hosts)
    if accepted is not None and accepted not in hosts:
        row = invitation_to(visit_id, accepted)
        assert row is not None  # it has just been confirmed
        links = {row.id: link(link_token(row.id))}
        draft_letters(plan.visit, [row.id], links=links, kind="change", by=by, now=now)
        hosts.append(accepted)
    return Applied(tuple(hosts), asked.taken)


def _touched(plan: PlanInUse, before: Itinerary, after: Itinerary) -> set[str]:
    changed = changed_meetings(before, after)
    return {plan.sessions[each.partition("#")[0]].host_id for each in changed} - {plan.visit.header.organiser_id}


def _record(visit_id: str, repair: ProposedRepair, by: str, now: datetime) -> None:
    accepted = repair.cause == "offer"
    record(
        visit_id,
        actor=by,
        channel="web",
        operation="offer_accepted" if accepted else "repair_applied",
        after={
            "cause": repair.cause,
            "about": repair.about,
            "disturbed": repair.disturbed,
            "reopened": repair.reopened,
        },
        now=now,
    )
