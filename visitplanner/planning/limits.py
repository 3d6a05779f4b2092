"""How long and how hard to search, and what is heard on the way."""

from dataclasses import dataclass

from visitplanner.planning.itinerary import Itinerary


@dataclass(frozen=True)
class Limits:
    """Seconds of wall clock, parallel workers and the seed of a run.

    With ``rounds`` every search inside a run ends after so much work, and one worker then always finds the same plan:
    nothing it decides depends on the clock, unless the seconds are over first.
    """

    seconds: float = 60.0
    workers: int = 2
    seed: int = 1
    rounds: int | None = None


@dataclass(frozen=True)
class Progress:
    """Where a running search stands; ``best`` is the best plan so far, ready to be kept."""

    elapsed: float
    value: int | None
    bound: int | None
    best: Itinerary | None

    @property
    def gap(self) -> float | None:
        """The share of the bound that may still be missing, between 0 and 1."""
        if self.value is None or self.bound is None:
            return None
        return max(0.0, (self.bound - self.value) / max(1, abs(self.bound)))
