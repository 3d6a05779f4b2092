"""Let calendars forget what was cancelled once nobody needs to know it any more."""

from datetime import datetime

from visitplanner.storage.calendars import visits_with_cancellations
from visitplanner.storage.database import transaction
from visitplanner.use_cases.ports import Calendars
from visitplanner.use_cases.publish_calendar import publish_calendar


def refresh_calendars(*, calendars: Calendars, now: datetime) -> None:
    """To be done once a day. Calendars in which nothing has run out stay as they are, octet by octet."""
    for visit_id in visits_with_cancellations():
        with transaction():
            publish_calendar(visit_id, calendars=calendars, now=now)
