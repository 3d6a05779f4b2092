"""Give a host another secret link in place of the one before."""

from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.invitations import InvitationIsUnknown, invitation_to, renew_link
from visitplanner.storage.visits import locked_visit


def issue_host_link(visit_id: str, host: str, *, now: datetime, by: str) -> str:
    """The token, which is told this once; the link before opens nothing any more.

    Raises ``VisitIsUnknown`` and ``InvitationIsUnknown``.
    """
    with transaction():
        locked_visit(visit_id)
        row = invitation_to(visit_id, host)
        if row is None:
            raise InvitationIsUnknown(host)
        token = renew_link(row, now=now)
        record(visit_id, actor=by, channel="web", operation="link_issued", after={"host": host}, now=now)
    return token
