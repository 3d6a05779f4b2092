"""A calendar as its library reads it, once it is known to be one, and not to repeat itself without end."""

from typing import Any

from icalendar import Calendar

from visitplanner.adapters.host_calendars import limits
from visitplanner.adapters.host_calendars.refused import Refused

_OFTEN = ("BYSECOND", "BYMINUTE", "BYHOUR")


def sound_calendars(data: bytes) -> list[Calendar]:
    """Raises ``Refused``: what is no calendar must not pass for one in which everything is free."""
    if len(data) > limits.MOST_BYTES:
        raise Refused("too_large")
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not data.upper().startswith(b"BEGIN:VCALENDAR"):
        raise Refused("no_calendar")
    begun = data.upper().count(b"BEGIN:")
    if begun > limits.MOST_COMPONENTS:
        raise Refused("too_much")
    if data.upper().count(b"END:") < begun:
        raise Refused("broken")
    try:
        calendars = Calendar.from_ical(data.decode("utf-8", errors="replace"), multiple=True)
    except (ValueError, KeyError, IndexError) as error:
        raise Refused("broken") from error
    for calendar in calendars:
        for component in calendar.walk():
            if any(_repeats_too_often(rule) for rule in _rules(component)):
                raise Refused("too_often")
    return list(calendars)


def _rules(component: Any) -> list[Any]:
    found = []
    for name in ("RRULE", "EXRULE"):
        rules = component.get(name, [])
        found += rules if isinstance(rules, list) else [rules]
    return found


def _repeats_too_often(rule: Any) -> bool:
    if any(int(each) < 1 for each in rule.get("INTERVAL", [])):
        # Without a step, the same moment comes for ever.
        return True
    frequency = {str(each).upper() for each in rule.get("FREQ", [])}
    return bool(frequency & limits.SUB_DAILY) or any(len(rule.get(name, [])) > 1 for name in _OFTEN)
