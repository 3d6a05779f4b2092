"""What a host can answer, and what that means for the meeting and for the next planning."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from visitplanner.programme.invitation import SlotState
from visitplanner.visit.entities import OfferedWindow, Session, SessionStatus

Answer: TypeAlias = Literal["confirm", "decline", "offer", "pass_on", "undo"]
Change: TypeAlias = Mapping[str, Any]

QUARTER = 15
"""Minutes of which a session's length is a multiple."""

ANSWERED: Mapping[Answer, SlotState] = {
    "confirm": "confirmed",
    "decline": "declined",
    "offer": "counter_offer",
    "pass_on": "asked",
    "undo": "asked",
}
"""Where a meeting stands after an answer. Passing the question on to a colleague leaves it open."""


@dataclass(frozen=True)
class Reply:
    """An answer with its particulars. ``windows``, ``minutes`` and ``people`` are what the host could do instead.

    ``undo`` is the coordinator's: it takes the latest answer back.
    """

    answer: Answer
    reason: str = ""
    windows: tuple[OfferedWindow, ...] = ()
    minutes: int | None = None
    people: int | None = None
    colleague: str = ""
    colleague_email: str = ""
    note: str = ""
    heard: str = ""
    """How the coordinator knows, where the host did not answer on a page."""


def changes_after(reply: Reply, session: Session, status: SessionStatus) -> tuple[Change, ...]:
    """The changes of the visit, as what-if operations, with which the next planning heeds an answer.

    A confirmed meeting is kept where it is and a declined one is avoided, both by ``status``, which is that of the
    session after the answer. An offer holds instead of what was offered before: the host has just said that the time,
    the length or the size do not fit.
    """
    changes = [] if status == session.status else [_set(session, "status", status)]
    return tuple(changes + (_offered(reply, session) if reply.answer == "offer" else []))


def _offered(reply: Reply, session: Session) -> list[Change]:
    changes = []
    if reply.windows:
        plain = [{"date": each.date.isoformat(), "start": each.start, "end": each.end} for each in reply.windows]
        changes.append(_set(session, "windows", plain))
    if reply.minutes is not None:
        changes += [_set(session, name, minutes) for name, minutes in _lengths(session, reply.minutes).items()]
    if reply.people is not None:
        site = {"op": "set", "entity": "sites", "id": session.site_id, "field": "max_visitors", "value": reply.people}
        changes.append(site)
    return changes


def _lengths(session: Session, minutes: int) -> dict[str, int]:
    """Whole quarters of an hour, as everywhere in a visit, and no more than the host can give.

    What interpretation does not lengthen, such as a walk, stays as far as it fits.
    """
    gross = max(QUARTER, minutes // QUARTER * QUARTER)
    fixed = min(session.fixed_min, gross - QUARTER)
    net = int((gross - fixed) / session.interpretation.factor)
    return {"net_min": net, "fixed_min": fixed, "gross_min": gross}


def _set(session: Session, field: str, value: Any) -> Change:
    return {"op": "set", "entity": "sessions", "id": session.id, "field": field, "value": value}
