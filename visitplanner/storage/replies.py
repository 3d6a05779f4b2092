"""Hosts' answers to rows and back; their words are sealed, because a shelter's may tell where it is."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import select

from visitplanner.programme.replies import Answer, Reply
from visitplanner.storage.audit import Channel
from visitplanner.storage.columns import SealedBytes
from visitplanner.storage.database import db
from visitplanner.storage.models import ReplyRow
from visitplanner.storage.seal import sealed, unsealed
from visitplanner.visit.entities import OfferedWindow


class GivenReply(NamedTuple):
    """A reply with when, by whom and by which way it was given, and to which proposal of which meeting."""

    id: int
    invitation_id: int
    occurrence: str
    round: int
    reply: Reply
    at: datetime
    actor: str
    channel: str


def save_reply(
    invitation_id: int, occurrence_id: str, round_: int, reply: Reply, *, actor: str, channel: Channel, now: datetime
) -> None:
    """Inside a ``transaction()``."""
    content = asdict(reply)
    content["windows"] = [[each.date.isoformat(), each.start, each.end] for each in reply.windows]
    row = ReplyRow(
        invitation_id=invitation_id,
        occurrence_id=occurrence_id,
        round=round_,
        at=now,
        actor=actor,
        channel=channel,
        answer=content.pop("answer"),
        content_sealed=cast(SealedBytes, sealed(content, *_place(invitation_id, occurrence_id, now))),
    )
    db.session.add(row)
    db.session.flush()


def replies_to(*invitation_ids: int) -> tuple[GivenReply, ...]:
    """All answers to these invitations, the latest first."""
    rows = select(ReplyRow).where(ReplyRow.invitation_id.in_(invitation_ids)).order_by(ReplyRow.id.desc())
    return tuple(_given(row) for row in db.session.scalars(rows))


def latest_replies(invitation_id: int) -> dict[str, GivenReply]:
    """The answer that counts for each meeting."""
    return {each.occurrence: each for each in reversed(replies_to(invitation_id))}


def _given(row: ReplyRow) -> GivenReply:
    place = _place(row.invitation_id, row.occurrence_id, row.at)
    content: dict[str, Any] = unsealed(row.content_sealed, *place)
    windows = tuple(OfferedWindow(date.fromisoformat(on), start, end) for on, start, end in content.pop("windows"))
    reply = Reply(answer=cast(Answer, row.answer), windows=windows, **content)
    return GivenReply(row.id, row.invitation_id, row.occurrence_id, row.round, reply, row.at, row.actor, row.channel)


def _place(invitation_id: int, occurrence_id: str, at: datetime) -> tuple[str, ...]:
    return "reply", "content", str(invitation_id), occurrence_id, str(int(at.timestamp()))
