"""Keep what a host answered, and do what follows from it in the same moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias, cast

from sqlalchemy.exc import OperationalError

from visitplanner.programme.invitation import SlotState, held_until, moved_slot, takes_answers
from visitplanner.programme.replies import ANSWERED, Reply
from visitplanner.storage import bookings
from visitplanner.storage.audit import Channel, record
from visitplanner.storage.bookings import SlotIsTaken
from visitplanner.storage.database import transaction
from visitplanner.storage.invitations import invitation_row, stand_at, take_stock, visit_of_invitation
from visitplanner.storage.models import AskedSlotRow, InvitationRow
from visitplanner.storage.replies import GivenReply, latest_replies, save_reply
from visitplanner.storage.session_changes import offer_windows, set_pinned
from visitplanner.storage.visits import locked_visit
from visitplanner.use_cases.follow_plan import settle_sessions
from visitplanner.use_cases.plan_in_use import PlanInUse, plan_in_use
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.publish_calendar import publish_calendar
from visitplanner.use_cases.settle_visit import settle_visit
from visitplanner.use_cases.take_back_reminders import take_back_reminders
from visitplanner.visit.entities import VisitStatus

Fate: TypeAlias = Literal["kept", "known", "taken", "outdated"]
"""Of one answer: kept now, given before, too late because the time is taken, or meant for an earlier proposal."""

ATTEMPTS = 5
"""So often is an answer tried when the database is busy, before its host is asked to try again."""


class PlanIsClosed(Exception):
    """The visit has begun, is over or called off: hosts no longer answer by themselves."""


class DatabaseIsBusy(Exception):
    """Others were faster every time, and nothing was kept: the same answer may be sent again."""


@dataclass(frozen=True)
class ReplyTo:
    """An answer, and the proposal that the host had before their eyes."""

    round: int
    reply: Reply


@dataclass(frozen=True)
class _Answering:
    plan: PlanInUse
    row: InvitationRow
    actor: str
    channel: Channel
    now: datetime


def record_reply(
    invitation_id: int,
    replies: Mapping[str, ReplyTo],
    *,
    actor: str,
    channel: Channel,
    calendars: Calendars,
    now: datetime,
) -> dict[str, Fate]:
    """What became of each answer, by occurrence. The same answer again changes nothing; another one counts instead.

    A confirmed meeting is pinned and its time taken for good; of two who want the same time the database lets one have
    it. Raises ``InvitationIsUnknown``, ``PlanIsClosed`` and ``DatabaseIsBusy``.
    """
    for _ in range(ATTEMPTS):
        try:
            with transaction():
                return _recorded(invitation_id, replies, actor, channel, calendars, now)
        except OperationalError:
            continue
    raise DatabaseIsBusy(invitation_id)


def _recorded(
    invitation_id: int,
    replies: Mapping[str, ReplyTo],
    actor: str,
    channel: Channel,
    calendars: Calendars,
    now: datetime,
) -> dict[str, Fate]:
    # The visit is locked before the invitation is read, so that of two equal answers the second sees the first.
    visit = locked_visit(visit_of_invitation(invitation_id))
    row = invitation_row(invitation_id)
    if not takes_answers(cast(VisitStatus, visit.status)):
        raise PlanIsClosed(row.visit_id)
    known = latest_replies(invitation_id)
    slots = {slot.occurrence_id: slot for slot in row.slots}
    fates = {
        occurrence: _fate(slots[occurrence], given, known.get(occurrence))
        for occurrence, given in replies.items()
        if occurrence in slots
    }
    new = [each for each, fate in fates.items() if fate == "kept"]
    if new:
        answering = _Answering(plan_in_use(row.visit_id), row, actor, channel, now)
        fates |= {each: _keep(answering, slots[each], replies[each].reply) for each in new}
        # From answers that came too late nothing follows: whoever waits behind them gets the turn sooner.
        if "kept" in fates.values():
            _follow_up(answering, calendars)
    return fates


def _follow_up(answering: _Answering, calendars: Calendars) -> None:
    row, now = answering.row, answering.now
    take_stock(row, now)
    settle_sessions(answering.plan, row)
    settle_visit(answering.plan)
    take_back_reminders(row, now)
    publish_calendar(row.visit_id, calendars=calendars, now=now)


def _fate(slot: AskedSlotRow, given: ReplyTo, known: GivenReply | None) -> Fate:
    if slot.asked_at is None or slot.state == "withdrawn" or slot.round != given.round:
        return "outdated"
    if known is None or known.round != given.round or known.reply != given.reply:
        return "kept"
    return "known" if slot.state == ANSWERED[given.reply.answer] else "kept"


def _keep(answering: _Answering, slot: AskedSlotRow, reply: Reply) -> Fate:
    row, now, before = answering.row, answering.now, slot.state
    to = ANSWERED[reply.answer]
    try:
        _book(answering, slot, to)
    except SlotIsTaken:
        return "taken"
    if to != slot.state:
        stand_at(slot, moved_slot(cast(SlotState, slot.state), to), now)
    save_reply(row.id, slot.occurrence_id, slot.round, reply, actor=answering.actor, channel=answering.channel, now=now)
    if before == "confirmed":
        set_pinned(row.visit_id, slot.occurrence_id, False)
    if reply.windows:
        offer_windows(row.visit_id, slot.session_id, reply.windows)
    record(
        row.visit_id,
        actor=answering.actor,
        channel=answering.channel,
        operation="answer_undone" if reply.answer == "undo" else "host_answered",
        before={"state": before},
        after={"host": row.organisation_id, "occurrence": slot.occurrence_id, "answer": reply.answer, "state": to},
        now=now,
    )
    return "kept"


def _book(answering: _Answering, slot: AskedSlotRow, to: SlotState) -> None:
    """What is open stays held as far as it can be; what is declined or wanted otherwise is free for others.

    Raises ``SlotIsTaken`` for what is to be confirmed.
    """
    row, now = answering.row, answering.now
    placement = answering.plan.placements.get(slot.occurrence_id)
    span = answering.plan.span(slot.session_id, slot.begins_at, slot.ends_at, placement.site if placement else None)
    if to == "confirmed":
        bookings.confirm(row.visit_id, slot.occurrence_id, span, now=now)
        return
    bookings.release(row.visit_id, slot.occurrence_id)
    if to == "asked":
        try:
            bookings.hold(row.visit_id, slot.occurrence_id, span, until=held_until(row.answer_by), now=now)
        except SlotIsTaken:
            return
