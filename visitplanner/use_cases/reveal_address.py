"""Show a coordinator where a confidential site is, and write down that it was shown."""

from dataclasses import dataclass, field
from datetime import datetime

from visitplanner.language.text import Name
from visitplanner.storage.audit import record
from visitplanner.storage.database import transaction
from visitplanner.storage.visits import load_visit


class SiteIsUnknown(LookupError):
    """The visit has no confidential site of this identifier."""


@dataclass(frozen=True)
class Revealed:
    """For the screen of the person who asked, once; not shown by ``repr``."""

    name: Name = field(repr=False)
    address: str = field(repr=False)
    access_note: str = field(repr=False)


def reveal_address(visit_id: str, *, site_id: str, now: datetime, by: str) -> Revealed:
    """Raises ``VisitIsUnknown`` and ``SiteIsUnknown``."""
    with transaction():
        visit = load_visit(visit_id)
        site = next((each for each in visit.sites if each.id == site_id), None)
        if site is None or site.restricted is None:
            raise SiteIsUnknown(site_id)
        record(visit_id, actor=by, channel="web", operation="address_shown", after={"site": site_id}, now=now)
        return Revealed(site.name, site.restricted.address, site.restricted.access_note)
