"""Give a visit to one more coordinator, who from then on sees all of it."""

from datetime import datetime

from visitplanner.storage.accounts import find_user
from visitplanner.storage.audit import Channel, record
from visitplanner.storage.coordinators import assign, coordinators_of
from visitplanner.storage.database import transaction
from visitplanner.storage.visits import locked_visit


class NobodySignsIn(LookupError):
    """Nobody signs in with this address."""


def assign_coordinator(visit_id: str, *, email: str, now: datetime, by: str, channel: Channel = "web") -> None:
    """Nothing happens where the visit is that person's already. Raises ``VisitIsUnknown`` and ``NobodySignsIn``."""
    with transaction():
        locked_visit(visit_id)
        user = find_user(email)
        if user is None or not user.active:
            raise NobodySignsIn
        if user.email in coordinators_of(visit_id):
            return
        assign(visit_id, [user.email], now)
        after = {"coordinator": user.email}
        record(visit_id, actor=by, channel=channel, operation="coordinator_assigned", after=after, now=now)
