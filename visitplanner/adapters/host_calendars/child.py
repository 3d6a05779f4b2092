"""The process that reads a host's calendar: bytes in, JSON out, and then it ends. Started with ``python -m``."""

import json
import sys
import warnings
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from visitplanner.adapters.host_calendars import limits
from visitplanner.adapters.host_calendars.answers import answers_in
from visitplanner.adapters.host_calendars.refused import Refused
from visitplanner.adapters.host_calendars.soundness import sound_calendars
from visitplanner.adapters.host_calendars.taken import taken_in
from visitplanner.adapters.reading_process import limit_this_process


def main(wanted: list[str]) -> None:
    """``answers``, or ``taken`` with two dates and a time zone. Whatever happens, one JSON object is written."""
    limit_this_process(memory=limits.MEMORY, cpu_seconds=limits.CPU_SECONDS)
    warnings.simplefilter("ignore")
    try:
        data = sys.stdin.buffer.read(limits.MOST_BYTES + 1)
        if len(data) > limits.MOST_BYTES:
            raise Refused("too_large")
        answer = answers_in(data) if wanted[0] == "answers" else _taken(data, *wanted[1:])
    except Refused as refused:
        answer = {"refused": refused.word}
    except MemoryError:
        answer = {"refused": "too_much"}
    except Exception:
        # Broken in a way nobody foresaw: whatever the libraries say of it is no sentence for people.
        answer = {"refused": "broken"}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _taken(data: bytes, first: str, last: str, zone: str) -> dict[str, Any]:
    calendars = sound_calendars(data)
    found = taken_in(calendars, date.fromisoformat(first), date.fromisoformat(last), ZoneInfo(zone))
    return {"taken": [[each.begins.isoformat(), each.ends.isoformat(), each.tentative] for each in found]}


if __name__ == "__main__":
    main(sys.argv[1:])
