"""The travel matrix: minutes between any two sites."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise


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

    def along(self, sites: Iterable[str]) -> int:
        """Minutes on the road from site to site, in the order given."""
        return sum(self.minutes(a, b) for a, b in pairwise(sites))
