"""How a process that reads calendars tells what it found: one JSON object, whatever happens."""

import json
import sys
import warnings
from collections.abc import Callable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from visitplanner.adapters.host_calendars.refused import Refused
from visitplanner.adapters.host_calendars.soundness import sound_calendars
from visitplanner.adapters.host_calendars.taken import taken_in


def tell(work: Callable[[], dict[str, Any]]) -> None:
    """What the work finds, or ``refused`` with one word that says why it found nothing."""
    warnings.simplefilter("ignore")
    try:
        answer = work()
    except Refused as refused:
        answer = {"refused": refused.word}
    except MemoryError:
        answer = {"refused": "too_much"}
    except Exception:
        # Broken in a way nobody foresaw: whatever the libraries say of it is no sentence for people.
        answer = {"refused": "broken"}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def taken(data: bytes, first: str, last: str, zone: str) -> dict[str, Any]:
    """The times of a calendar that are taken on these days. Raises ``Refused``."""
    calendars = sound_calendars(data)
    found = taken_in(calendars, date.fromisoformat(first), date.fromisoformat(last), ZoneInfo(zone))
    return {"taken": [[each.begins.isoformat(), each.ends.isoformat(), each.tentative] for each in found]}
