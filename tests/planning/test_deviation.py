"""Unevenness beyond a quarter of the mean, in whole minutes."""

import pytest

from visitplanner.planning.deviation import beyond_a_quarter


@pytest.mark.parametrize(
    ("numbers", "uneven"),
    [
        ([], 0),
        ([0, 0], 0),
        ([100], 0),
        ([75, 125], 0),
        # The mean is 100: 126 is one above, 74 one below.
        ([74, 126], 2),
        # The mean is 2, its band 1.5 to 2.5: 0 lacks 1.5, the others of 3 have half too much each: 2 + 1 + 1.
        ([0, 3, 3], 4),
        # The mean is 50, its band 37.5 to 62.5: 100 has 37.5 too much, 0 lacks 37.5; each counts as 38.
        ([100, 0], 76),
    ],
)
def test_what_leaves_the_band_counts_rounded_up(numbers: list[int], uneven: int) -> None:
    assert beyond_a_quarter(numbers) == uneven
