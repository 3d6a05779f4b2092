"""Which of the times it offers a host would like best."""

from collections.abc import Sequence

from visitplanner.visit.entities import OfferedWindow


def ranks(windows: Sequence[OfferedWindow]) -> tuple[int, ...]:
    """Behind how many others each stands: by their ranks, those without one last; where none has one, as written."""
    said = [each.rank for each in windows if each.rank is not None]
    if not said:
        return tuple(range(len(windows)))
    order = [each.rank or max(said) + 1 for each in windows]
    return tuple(sum(other < each for other in order) for each in order)
