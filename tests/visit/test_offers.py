"""The window a host ranks first is liked best; without ranks, the one it names first."""

from datetime import date

from visitplanner.visit.entities import Costs, OfferedWindow
from visitplanner.visit.offers import ranks
from visitplanner.visit.rates import rates


def _windows(*said: int | None) -> list[OfferedWindow]:
    return [OfferedWindow(date(2026, 3, 2 + n), "09:00", "10:00", rank) for n, rank in enumerate(said)]


def test_without_ranks_the_order_of_the_file_counts() -> None:
    assert ranks(_windows(None, None, None)) == (0, 1, 2)


def test_ranks_count_and_who_has_none_comes_last() -> None:
    # The third is liked best; two stand before the first; one, the third, before the second; three before the fourth.
    assert ranks(_windows(5, 3, 1, None)) == (2, 1, 0, 3)
    assert ranks(_windows(2, 2, None)) == (0, 0, 2)


def test_rates_are_whole_units_of_the_currency() -> None:
    costs = Costs("USD", "invented", 180.4, 350.0, 160.6, 200.0, {})

    found = rates(costs)

    assert rates(None) is None
    assert found is not None
    assert (found.person, found.interpreter, found.vehicle, found.venue) == (180, 350, 161, 200)
