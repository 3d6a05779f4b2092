"""The travel matrix: minutes between any two sites."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class TravelMatrix:
    """Minutes from site to site, both ways. A pair without an entry cannot be travelled on one day.

    The triangle inequality need not hold: a way round may be quicker than the direct one.
    """

    entries: Mapping[tuple[str, str], int]

    UNREACHABLE = 100_000

    def minutes(self, before: str, after: str) -> int:
        """Minutes on the road, 0 at one and the same site."""
        if before == after:
            return 0
        return self.entries.get((before, after), self.UNREACHABLE)
