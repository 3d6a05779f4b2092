"""Invitations and their slots, to rows and back. Everything that writes stands inside a ``transaction()``."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from sqlalchemy import select

from visitplanner.programme.invitation import AgreementState, SlotState, agreement_of, asking, moved_agreement
from visitplanner.storage.columns import SealedBytes
from visitplanner.storage.database import db
from visitplanner.storage.models import AskedSlotRow, InvitationRow
from visitplanner.storage.seal import sealed, unsealed

TOKEN_BYTES = 32
LASTS = timedelta(days=30)
LASTS_AFTER_ANSWER_BY = timedelta(days=7)


class InvitationIsUnknown(LookupError):
    """The visit has no such invitation."""


@dataclass(frozen=True)
class AskedSlot:
    """A meeting as its host was asked for it; ``told`` when the host knows of this very proposal."""

    occurrence: str
    session: str
    subgroups: tuple[str, ...]
    begins_at: datetime
    ends_at: datetime
    round: int
    state: SlotState
    state_since: datetime
    told: bool


@dataclass(frozen=True)
class Invitation:
    id: int
    visit_id: str
    organisation: str
    language: str
    state: AgreementState
    state_since: datetime
    answer_by: date
    invited_at: datetime
    sent_at: datetime | None
    reminded_at: datetime | None
    expires_at: datetime
    revoked_at: datetime | None
    token_hash: str
    slots: tuple[AskedSlot, ...]


def invitation_row(invitation_id: int) -> InvitationRow:
    """Raises ``InvitationIsUnknown``."""
    row = db.session.get(InvitationRow, invitation_id)
    if row is None:
        raise InvitationIsUnknown(invitation_id)
    return row


def visit_of_invitation(invitation_id: int) -> str:
    """Raises ``InvitationIsUnknown``."""
    visit_id = db.session.scalar(select(InvitationRow.visit_id).where(InvitationRow.id == invitation_id))
    if visit_id is None:
        raise InvitationIsUnknown(invitation_id)
    return visit_id


def invitation_to(visit_id: str, organisation_id: str) -> InvitationRow | None:
    """What a host was asked for in a visit."""
    wanted = (InvitationRow.visit_id == visit_id, InvitationRow.organisation_id == organisation_id)
    return db.session.scalar(select(InvitationRow).where(*wanted))


def invitations_of(visit_id: str) -> list[InvitationRow]:
    """All of a visit, in the order in which hosts were first asked."""
    rows = select(InvitationRow).where(InvitationRow.visit_id == visit_id).order_by(InvitationRow.id)
    return list(db.session.scalars(rows))


def new_invitation(
    visit_id: str, organisation_id: str, *, language: str, answer_by: date, now: datetime
) -> InvitationRow:
    """An invitation without slots, and with a link of its own."""
    row = InvitationRow(
        visit_id=visit_id,
        organisation_id=organisation_id,
        language=language,
        state="not_sent",
        state_since=now,
        answer_by=answer_by,
        invited_at=now,
    )
    renew_link(row, now=now)
    db.session.add(row)
    db.session.flush()
    return row


def renew_link(row: InvitationRow, *, now: datetime) -> str:
    """Another secret in place of the one before, which opens nothing from now on. The token, told this once."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row.token_hash = hash_of(token)
    row.token_sealed = cast(SealedBytes, sealed(token, *_place(row)))
    row.revoked_at = None
    extend_link(row, now=now)
    return token


def extend_link(row: InvitationRow, *, now: datetime) -> None:
    """The link works for a month, and until a week after the date by which to answer."""
    until = datetime.combine(row.answer_by, now.timetz()) + LASTS_AFTER_ANSWER_BY
    row.expires_at = max(now + LASTS, until)


def link_token(invitation_id: int) -> str:
    """The secret of an invitation's link, for the letter that carries it. Raises ``InvitationIsUnknown``."""
    row = invitation_row(invitation_id)
    return str(unsealed(row.token_sealed, *_place(row)))


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def stand_at(slot: AskedSlotRow, state: SlotState, now: datetime) -> None:
    """Where a meeting stands from now on."""
    if slot.state != state:
        slot.state, slot.state_since = state, now


def take_stock(row: InvitationRow, now: datetime) -> None:
    """Where the whole agreement stands, from its slots. Raises ``MoveIsNotAllowed``."""
    untold = any(slot.asked_at is None and slot.state == "asked" for slot in row.slots)
    states = [cast(SlotState, slot.state) for slot in row.slots]
    state = agreement_of(states, asking(row.sent_at, row.reminded_at, untold))
    # What a host declined stays declined when nothing is asked of it any more.
    if state != row.state and (state, row.state) != ("withdrawn", "declined"):
        row.state, row.state_since = moved_agreement(cast(AgreementState, row.state), state), now


def invitation(row: InvitationRow) -> Invitation:
    """The row for reading."""
    return Invitation(
        id=row.id,
        visit_id=row.visit_id,
        organisation=row.organisation_id,
        language=row.language,
        state=cast(AgreementState, row.state),
        state_since=row.state_since,
        answer_by=row.answer_by,
        invited_at=row.invited_at,
        sent_at=row.sent_at,
        reminded_at=row.reminded_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        token_hash=row.token_hash,
        slots=tuple(_slot(each) for each in row.slots),
    )


def _slot(row: AskedSlotRow) -> AskedSlot:
    return AskedSlot(
        occurrence=row.occurrence_id,
        session=row.session_id,
        subgroups=row.subgroup_ids,
        begins_at=row.begins_at,
        ends_at=row.ends_at,
        round=row.round,
        state=cast(SlotState, row.state),
        state_since=row.state_since,
        told=row.asked_at is not None,
    )


def _place(row: InvitationRow) -> tuple[str, ...]:
    return "invitation", "token", row.visit_id, row.organisation_id
