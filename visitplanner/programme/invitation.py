"""Where an agreement with a host stands, for each meeting and as a whole, and which moves are allowed."""

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, TypeAlias

from visitplanner.visit.entities import SessionStatus, VisitStatus

SlotState: TypeAlias = Literal["asked", "confirmed", "declined", "counter_offer", "withdrawn"]
AgreementState: TypeAlias = Literal[
    "not_sent", "sent", "reminded", "counter_offer", "accepted", "declined", "withdrawn"
]

SLOT_MOVES: Mapping[SlotState, frozenset[SlotState]] = {
    "asked": frozenset({"asked", "confirmed", "declined", "counter_offer", "withdrawn"}),
    "confirmed": frozenset({"asked", "declined", "counter_offer", "withdrawn"}),
    "declined": frozenset({"asked", "confirmed", "counter_offer", "withdrawn"}),
    "counter_offer": frozenset({"asked", "confirmed", "declined", "counter_offer", "withdrawn"}),
    "withdrawn": frozenset({"asked"}),
}
"""From where one meeting stands to where it may stand next. Back to ``asked``: undone, or asked for another time."""

AGREEMENT_MOVES: Mapping[AgreementState, frozenset[AgreementState]] = {
    "not_sent": frozenset({"not_sent", "sent", "counter_offer", "accepted", "declined", "withdrawn"}),
    "sent": frozenset({"not_sent", "reminded", "counter_offer", "accepted", "declined", "withdrawn"}),
    "reminded": frozenset({"not_sent", "reminded", "sent", "counter_offer", "accepted", "declined", "withdrawn"}),
    "counter_offer": frozenset({"not_sent", "sent", "reminded", "accepted", "declined", "withdrawn"}),
    "accepted": frozenset({"not_sent", "sent", "reminded", "counter_offer", "declined", "withdrawn"}),
    "declined": frozenset({"not_sent", "sent", "reminded", "counter_offer", "accepted", "withdrawn"}),
    "withdrawn": frozenset({"not_sent"}),
}
"""The same for the agreement as a whole. Back to ``not_sent``: there is something new that the host is to be told."""

CLOSED: frozenset[VisitStatus] = frozenset(
    {"in_progress", "completed", "reporting", "closed", "archived", "postponed", "cancelled"}
)
"""Where a visit stands once hosts can no longer answer by themselves."""


class MoveIsNotAllowed(Exception):
    """An agreement cannot go from where it stands to there."""


def moved_slot(state: SlotState, to: SlotState) -> SlotState:
    """Raises ``MoveIsNotAllowed``."""
    if to not in SLOT_MOVES[state]:
        raise MoveIsNotAllowed(state, to)
    return to


def moved_agreement(state: AgreementState, to: AgreementState) -> AgreementState:
    """Staying where it is needs no leave. Raises ``MoveIsNotAllowed``."""
    if to != state and to not in AGREEMENT_MOVES[state]:
        raise MoveIsNotAllowed(state, to)
    return to


def agreement_of(slots: Collection[SlotState], asking: AgreementState) -> AgreementState:
    """The agreement as a whole, from its meetings; ``asking`` is where it stands while an answer is missing.

    One other offer has to be dealt with first; then one missing answer keeps the question open; then one confirmation
    makes it accepted, since what was declined beside it is settled too.
    """
    standing = set(slots) - {"withdrawn"}
    if not standing:
        return "withdrawn"
    if "counter_offer" in standing:
        return "counter_offer"
    if "asked" in standing:
        return asking
    return "accepted" if "confirmed" in standing else "declined"


def asking(sent_at: datetime | None, reminded_at: datetime | None, untold: bool) -> AgreementState:
    """How far the question itself has come; ``untold`` when there is something that the host was not yet told."""
    if untold or sent_at is None:
        return "not_sent"
    return "reminded" if reminded_at is not None and reminded_at >= sent_at else "sent"


def session_status_of(slots: Collection[SlotState], status: SessionStatus) -> SessionStatus:
    """A session's status from all its meetings; ``status`` is the one before.

    What was agreed once and is open again is tentative: it was confirmed and has moved, or the host offers something.
    """
    standing = set(slots) - {"withdrawn"}
    if not standing:
        return status if status == "declined" else "idea"
    if standing == {"confirmed"}:
        return "confirmed"
    if standing == {"declined"}:
        return "declined"
    was_agreed = status in ("confirmed", "tentative")
    return "tentative" if was_agreed or standing & {"confirmed", "counter_offer"} else "requested"


def held_until(answer_by: date) -> datetime:
    """When a hold may be given up: the date by which to answer has ended everywhere on Earth."""
    return datetime.combine(answer_by + timedelta(days=1), time(12), UTC)


def default_answer_by(today: date, first_day: date) -> date:
    """Two weeks from now, or half the time that is left where the visit is near."""
    left = max((first_day - today).days, 2)
    return today + timedelta(days=min(14, left // 2))


def takes_answers(visit: VisitStatus) -> bool:
    """Whether the plan is still open, so that hosts may answer and change their minds."""
    return visit not in CLOSED
