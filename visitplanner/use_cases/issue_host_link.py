"""Give a host another secret link in place of the one before."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Select, select

from visitplanner.storage.audit import record
from visitplanner.storage.database import db, transaction
from visitplanner.storage.invitations import InvitationIsUnknown, invitation_to, renew_link
from visitplanner.storage.letter_rows import seal_link
from visitplanner.storage.models import LetterRow
from visitplanner.storage.visits import locked_visit


def issue_host_link(visit_id: str, host: str, *, link: Callable[[str], str], now: datetime, by: str) -> str:
    """The address, which is told this once; the link before opens nothing any more.

    ``link`` makes it of a token. Letters that have not gone out yet carry the new one.
    Raises ``VisitIsUnknown`` and ``InvitationIsUnknown``.
    """
    with transaction():
        locked_visit(visit_id)
        row = invitation_to(visit_id, host)
        if row is None:
            raise InvitationIsUnknown(host)
        address = link(renew_link(row, now=now))
        for letter in db.session.scalars(_letters_to_go_out(row.id)):
            letter.link_sealed = seal_link(address, visit_id, letter.number)
        record(visit_id, actor=by, channel="web", operation="link_issued", after={"host": host}, now=now)
    return address


def _letters_to_go_out(invitation_id: int) -> Select[tuple[LetterRow]]:
    return select(LetterRow).where(
        LetterRow.invitation_id == invitation_id,
        LetterRow.link_sealed.is_not(None),
        LetterRow.state.not_in(("sent", "discarded")),
    )
