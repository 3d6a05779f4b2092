"""Take a visit from a coordinator, to whom it is missing from then on."""

from datetime import datetime

from visitplanner.storage.audit import record
from visitplanner.storage.coordinators import coordinators_of, withdraw
from visitplanner.storage.database import transaction
from visitplanner.storage.visits import locked_visit


class CoordinatorIsTheLast(Exception):
    """Nobody else could open the visit any more."""


def withdraw_coordinator(visit_id: str, *, email: str, now: datetime, by: str) -> None:
    """Nothing happens where the visit is not that person's. Raises ``VisitIsUnknown`` and ``CoordinatorIsTheLast``."""
    with transaction():
        locked_visit(visit_id)
        present = coordinators_of(visit_id)
        if email not in present:
            return
        if present == (email,):
            raise CoordinatorIsTheLast
        withdraw(visit_id, email)
        before = {"coordinator": email}
        record(visit_id, actor=by, channel="web", operation="coordinator_withdrawn", before=before, now=now)
