"""What is taken for a number in an address."""

import pytest

from visitplanner.entrypoints.web.forms.numbers import number_in


@pytest.mark.parametrize(("written", "number"), [("0", 0), ("007", 7), ("999999999", 999_999_999)])
def test_digits_are_a_number(written: str, number: int) -> None:
    assert number_in(written) == number


@pytest.mark.parametrize("written", ["", "-1", "1.0", " 1", "1e3", "٣", "²", "1000000000", "9" * 5000])
def test_anything_else_is_none(written: str) -> None:
    assert number_in(written) is None
