"""What people take for one spelling is compared as one."""

import pytest

from visitplanner.language.folding import folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Justice", "  ministry  OF justice "),
        ("ＩＯＭ", "iom"),
        ("Straße", "STRASSE"),
        ("Café", "Cafe\u0301"),
        ("وزارة العدل", "وزاره العدل"),
        ("إدارة الأمن", "ادارة الامن"),
        ("مستشفى", "مستشفي"),
        ("عمّان", "عمان"),
        ("الـعـدل", "العدل"),
        ("Justice\u200b", "Justice"),
        ("\u202eJustice", "Justice"),
    ],
)
def test_these_are_one_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Justice", "Interior"), ("وزارة العدل", "وزارة العمل"), ("", "a")])
def test_these_are_two(one: str, other: str) -> None:
    assert folded(one) != folded(other)
