"""Texts are freed of what breaks calendars, and runs of the other direction are isolated."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.adapters.exports.clean_text import clean_text, one_line, plain_name

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
DIRECTIONS: st.SearchStrategy[Literal["ltr", "rtl"]] = st.sampled_from(["ltr", "rtl"])


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b\u2029c\u0085d\u000be", "a\nb\nc\nd\ne"),
        ("be\u0007ll\u0000\u009f", "bell"),
        ("\ufeffmark", "mark"),
        ("\u202eevil\u202c", "evil"),
        ("\ud800lone", "lone"),
        ("tab\tstays", "tab\tstays"),
        ("  trailing  ", "trailing"),
        ("e\u0301", "é"),
        ("C:\\new", "C:\\\u2060new"),
        ("C:\\New\\other", "C:\\\u2060New\\other"),
    ],
)
def test_what_breaks_calendars_goes(text: str, cleaned: str) -> None:
    assert clean_text(text, "ltr") == cleaned


@pytest.mark.parametrize(
    ("text", "direction", "isolated"),
    [
        ("لقاء مع GIZ Water (Phase II) في عمّان", "rtl", f"لقاء مع {LRI}GIZ Water (Phase II){PDI} في عمّان"),
        ("Meeting with دار كرامة today", "ltr", f"Meeting with {RLI}دار كرامة{PDI} today"),
        ("معيار ISO-9001 (ثلاث مرات)", "rtl", f"معيار {LRI}ISO-9001{PDI} (ثلاث مرات)"),
        ("مع GIZ 3 مرات", "rtl", f"مع {LRI}GIZ{PDI} 3 مرات"),
        ("(GIZ) مكتب", "rtl", f"({LRI}GIZ{PDI}) مكتب"),
        ("no letters of the other kind 12:30", "ltr", "no letters of the other kind 12:30"),
        ("الساعة 12:30", "rtl", "الساعة 12:30"),
        (f"الساعة {LRI}A{PDI} ثم", "rtl", f"الساعة {LRI}A{PDI} ثم"),
    ],
)
def test_runs_against_the_direction_are_isolated(text: str, direction: Literal["ltr", "rtl"], isolated: str) -> None:
    assert clean_text(text, direction) == isolated


def test_an_isolate_is_closed_in_its_line_and_nothing_unopened_is_closed() -> None:
    assert clean_text(f"{RLI}a\nb{PDI}c", "ltr") == f"{RLI}a{PDI}\nbc"


def test_a_name_cannot_reach_out_of_its_sentence() -> None:
    assert plain_name({"en": f"{PDI}\u202ea\nb{RLI}"}) == {"en": "a b"}


def test_a_title_has_one_line() -> None:
    assert one_line("a\r\nb\u2028c", "ltr") == "a b c"


@given(st.text(), DIRECTIONS)
def test_any_text_becomes_one_that_is_safe_and_stays_as_it_is_then(text: str, direction: Literal["ltr", "rtl"]) -> None:
    cleaned = clean_text(text, direction)

    assert clean_text(cleaned, direction) == cleaned
    assert unicodedata.normalize("NFC", cleaned) == cleaned
    assert not any(unicodedata.category(each) in ("Cc", "Cs") and each not in "\t\n" for each in cleaned)
    for line in cleaned.split("\n"):
        depths = [0]
        for each in line:
            depths.append(depths[-1] + (each in (LRI, RLI, FSI)) - (each == PDI))
        assert min(depths) == depths[-1] == 0
