"""The process that reads a host's calendar: bytes in, JSON out, and then it ends. Started with ``python -m``."""

import sys
from typing import Any

from visitplanner.adapters.host_calendars import limits
from visitplanner.adapters.host_calendars.answers import answers_in
from visitplanner.adapters.host_calendars.refused import Refused
from visitplanner.adapters.host_calendars.telling import taken, tell
from visitplanner.adapters.reading_process import limit_this_process


def main(wanted: list[str]) -> None:
    """``answers``, or ``taken`` with two dates and a time zone."""
    limit_this_process(memory=limits.MEMORY, cpu_seconds=limits.CPU_SECONDS)
    tell(lambda: _work(wanted))


def _work(wanted: list[str]) -> dict[str, Any]:
    data = sys.stdin.buffer.read(limits.MOST_BYTES + 1)
    if len(data) > limits.MOST_BYTES:
        raise Refused("too_large")
    return answers_in(data) if wanted[0] == "answers" else taken(data, *wanted[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
