"""How much a host's calendar may hold, and what the process that reads it may use."""

MEMORY = 512 * 1024 * 1024
CPU_SECONDS = 10
WALL_SECONDS = 15.0
MOST_BYTES = 1_000_000
MOST_ANSWER = 2_000_000
MOST_COMPONENTS = 5_000
MOST_BUSY = 5_000
MOST_TIMES = 20
"""Of times that one answer proposes."""
SUB_DAILY = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
