"""Unevenness: by how much numbers leave the band of a quarter around their mean."""

from collections.abc import Sequence


def beyond_a_quarter(numbers: Sequence[int]) -> int:
    """The sum of what each number has above 5/4, or lacks of 3/4, of the mean, each rounded up to a whole."""
    count, total = len(numbers), sum(numbers)
    uneven = 0
    for each in numbers:
        beyond = max(0, 4 * count * each - 5 * total, 3 * total - 4 * count * each)
        uneven += -(-beyond // (4 * count))
    return uneven
