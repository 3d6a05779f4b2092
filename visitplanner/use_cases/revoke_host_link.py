"""Withdraw a host's link: whoever opens it is told so, and nobody can answer through it."""

from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.invitations import InvitationIsUnknown, invitation_to
from visitplanner.storage.visits import locked_visit


def revoke_host_link(visit_id: str, host: str, *, now: datetime, by: str) -> None:
    """A link that was withdrawn before stays so. Raises ``VisitIsUnknown`` and ``InvitationIsUnknown``."""
    with transaction():
        locked_visit(visit_id)
        row = invitation_to(visit_id, host)
        if row is None:
            raise InvitationIsUnknown(host)
        if row.revoked_at is None:
            row.revoked_at = now
            record(visit_id, actor=by, channel="web", operation="link_revoked", after={"host": host}, now=now)
