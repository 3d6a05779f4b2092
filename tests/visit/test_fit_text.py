"""Texts that could deceive are refused with a word on what to do; honest ones in any script are taken."""

import pytest

from visitplanner.language.localise import Localiser
from visitplanner.visit.fit_text import text_fault


@pytest.mark.parametrize(
    "text",
    [
        "Ministry of Justice",
        "وزارة العدل",
        "دار‌الإيواء",
        "Łódź – Müller’s café (№ 3)",
        "北京",
        "Αθήνα",
        "Москва",
        "A€ 50%",
        "",
    ],
)
def test_honest_texts_are_taken(text: str) -> None:
    assert text_fault(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "a\u202eb",
        "a\u2066b",
        "a\u200bb",
        "a\u200db",
        "a\ufeff",
        "a\x00b",
        "a\nb",
        "a\u2028b",
        "p\u0430ypal",
        "\u0391thens",
    ],
)
def test_texts_that_deceive_are_refused_in_both_languages(text: str) -> None:
    wrong = text_fault(text)

    assert wrong is not None
    for language in ("en", "ar"):
        sentence = Localiser(language).text(wrong)
        assert text not in sentence or text.isprintable()


def test_lines_are_allowed_where_they_are_asked_for() -> None:
    assert text_fault("a\r\nb", lines=True) is None
