"""The days of rest come from the country, never from the language of the page."""

import pytest

from visitplanner.language.countries import weekend

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6


@pytest.mark.parametrize(
    ("country", "days"),
    [
        ("JO", {FRIDAY, SATURDAY}),
        ("EG", {FRIDAY, SATURDAY}),
        ("KE", {SATURDAY, SUNDAY}),
        ("TN", {SATURDAY, SUNDAY}),
        ("AE", {SATURDAY, SUNDAY}),
        ("IN", {SUNDAY}),
        ("IR", {FRIDAY}),
        ("AF", {3, FRIDAY}),
    ],
)
def test_each_country_rests_on_its_own_days(country: str, days: set[int]) -> None:
    assert weekend(country) == days


@pytest.mark.parametrize("country", ["XX", "", "not a country"])
def test_a_country_without_a_record_rests_on_saturday_and_sunday(country: str) -> None:
    assert weekend(country) == {SATURDAY, SUNDAY}
