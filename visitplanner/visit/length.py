"""How long a session takes on the clock."""

from math import ceil

QUARTER = 15


def gross_minutes_of(net_min: int, factor: float, fixed_min: int) -> int:
    """``ceil15(net × factor + fixed)``; rounding first, since 150 × 1.1 is a little more than 165 in floats."""
    minutes = round(net_min * factor + fixed_min, 6)
    return ceil(minutes / QUARTER) * QUARTER
