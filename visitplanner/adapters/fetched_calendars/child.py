"""The process that fetches a host's calendar and reads it: a wish in, taken times out, and then it ends."""

import json
import sys

from visitplanner.adapters.fetched_calendars import fetching, limits
from visitplanner.adapters.host_calendars.telling import taken, tell
from visitplanner.adapters.reading_process import limit_this_process


def main(resolve: fetching.Resolve = fetching.resolve, connect: fetching.Connect = fetching.connect) -> None:
    """The wish comes by the standard input: what stands in a command line, every process of the machine may read."""
    limit_this_process(memory=limits.MEMORY, cpu_seconds=limits.CPU_SECONDS)
    wish = json.load(sys.stdin)

    def work() -> dict[str, object]:
        data = fetching.fetched(wish["address"], wish["servers"], resolve=resolve, connect=connect)
        return taken(data, wish["first"], wish["last"], wish["zone"])

    tell(work)


if __name__ == "__main__":
    main()
