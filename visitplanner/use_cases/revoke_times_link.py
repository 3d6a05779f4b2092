"""Withdraw a host's link to say which times suit it; what it has said stays."""

from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.times_requests import TimesWereNotAsked, request_row
from visitplanner.storage.visits import locked_visit


def revoke_times_link(visit_id: str, host: str, *, now: datetime, by: str) -> None:
    """A link that was withdrawn before stays so. Raises ``VisitIsUnknown`` and ``TimesWereNotAsked``."""
    with transaction():
        locked_visit(visit_id)
        row = request_row(visit_id, host)
        if row is None:
            raise TimesWereNotAsked(host)
        if row.revoked_at is None:
            row.revoked_at = now
            record(visit_id, actor=by, channel="web", operation="times_link_revoked", after={"host": host}, now=now)
