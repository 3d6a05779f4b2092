"""Let one more coordinator know a host of the catalogue that has a confidential site."""

from datetime import datetime

from visitplanner.storage.accounts import find_user
from visitplanner.storage.audit import record
from visitplanner.storage.catalogue import NO_VISIT, EntryIsUnknown, locked_entry
from visitplanner.storage.confidants import confidants_of, entrust, withheld_from
from visitplanner.storage.database import transaction
from visitplanner.use_cases.assign_coordinator import NobodySignsIn


def entrust_host(organisation_id: str, *, email: str, now: datetime, by: str) -> None:
    """Only by those who may know it themselves; nothing happens where that person may already.

    Raises ``EntryIsUnknown`` and ``NobodySignsIn``.
    """
    with transaction():
        locked_entry("organisations", organisation_id)
        if organisation_id in withheld_from(by):
            raise EntryIsUnknown(organisation_id)
        user = find_user(email)
        if user is None or not user.active:
            raise NobodySignsIn
        if user.email in confidants_of(organisation_id):
            return
        entrust(organisation_id, user.email, now)
        after = {"kind": "organisations", "id": organisation_id, "coordinator": user.email}
        record(NO_VISIT, actor=by, channel="web", operation="host_entrusted", after=after, now=now)
