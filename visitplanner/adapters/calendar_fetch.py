"""Fetches calendars that hosts have published, in a process that reads them too; only busy times come back."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from threading import BoundedSemaphore

from visitplanner.adapters.calendar_process import REFUSALS, busy_in
from visitplanner.adapters.fetched_calendars import limits
from visitplanner.adapters.fetched_calendars.address import is_allowed, place_of
from visitplanner.adapters.host_calendars import limits as reading
from visitplanner.adapters.host_calendars.refused import Refused
from visitplanner.adapters.reading_process import NothingWasRead, answer_of
from visitplanner.language.text import N_, Text
from visitplanner.programme.host_times import Busy
from visitplanner.use_cases.ports import CalendarIsUnreadable

CHILD = "visitplanner.adapters.fetched_calendars.child"

NO_TURN = N_("Other calendars are being fetched just now. Try again in a moment, or choose the file of your calendar.")
TOO_SLOW = N_(
    "No calendar came from this address within 5 seconds. Try again, or save your calendar as a file and choose it."
)
FETCH_REFUSALS: Mapping[str, Text] = {
    **REFUSALS,
    "no_address": N_("This is no address of a calendar. It begins with https:// or webcal:// and holds no password."),
    "not_allowed": N_(
        "Calendars are not fetched from this server. Save your calendar as a file and choose it, or paste its content."
    ),
    "leads_nowhere": N_(
        "This address leads on to others, and to none that is allowed. Save your calendar as a file and choose it."
    ),
    "no_answer": N_("The server of this address does not answer. Check the address, or choose the file instead."),
    "no_success": N_(
        "There is no calendar at this address any more, or not for everybody. Publish it anew, or choose its file."
    ),
    "certificate": N_(
        "The server cannot prove that it is the one of this address, so nothing was fetched. Choose the file instead."
    ),
    "no_calendar": N_("What stands at this address is no calendar. Copy the address that ends in .ics or .vfb."),
}


class CalendarFetch:
    """The ``CalendarAddresses`` of the application. It keeps neither an address nor what stands there."""

    def __init__(
        self, servers: Sequence[str], *, child: str = CHILD, wall_seconds: float = limits.WALL_SECONDS
    ) -> None:
        self.servers = tuple(servers)
        self._child, self._wall_seconds = child, wall_seconds
        self._turns = BoundedSemaphore(limits.MOST_AT_ONCE)

    def busy(self, address: str, first: date, last: date, zone: str) -> tuple[Busy, ...]:
        """What can be refused at sight needs no process; the process looks at the address again all the same."""
        try:
            if not is_allowed(place_of(address).host, self.servers):
                raise Refused("not_allowed")
        except Refused as refused:
            raise CalendarIsUnreadable(FETCH_REFUSALS[refused.word]) from None
        if not self._turns.acquire(blocking=False):
            raise CalendarIsUnreadable(NO_TURN)
        try:
            return self._busy(address, first, last, zone)
        finally:
            self._turns.release()

    def _busy(self, address: str, first: date, last: date, zone: str) -> tuple[Busy, ...]:
        wish = {
            "address": address,
            "servers": self.servers,
            "first": first.isoformat(),
            "last": last.isoformat(),
            "zone": zone,
        }
        try:
            answer = answer_of(
                self._child,
                data=json.dumps(wish).encode(),
                wall_seconds=self._wall_seconds,
                most_answer=reading.MOST_ANSWER,
            )
        except NothingWasRead as nothing:
            raise CalendarIsUnreadable(REFUSALS["too_much"] if nothing.in_time else TOO_SLOW) from None
        if "refused" in answer:
            raise CalendarIsUnreadable(FETCH_REFUSALS.get(answer["refused"], FETCH_REFUSALS["broken"]))
        return busy_in(answer)
