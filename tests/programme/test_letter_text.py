"""What people write into a letter is kept as they meant it, without anything that nobody can see."""

import pytest

from visitplanner.programme.letter_text import tidy, tidy_line


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Dear Sir,\r\n\r\nwelcome", "Dear Sir,\n\nwelcome"),
        ("one\n\n\n\n\ntwo", "one\n\ntwo"),
        ("  one  \n two \n", "one\n two"),
        ("a\u2028b\u0085c", "a\nb\nc"),
        ("bell\u0007, null\u0000, delete\u007f", "bell, null, delete"),
        ("gnp.\u202eexe \u2066x\u2069 \ufeff", "gnp.exe x"),
        ("cafe\u0301", "caf\u00e9"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("", ""),
    ],
)
def test_text_is_tidied(written: str, kept: str) -> None:
    assert tidy(written) == kept


@pytest.mark.parametrize(
    "written", ["a\r\nBcc: x@evil.example", "a\nBcc: x@evil.example", "a\u2028Bcc: x@evil.example"]
)
def test_a_line_stays_one_line(written: str) -> None:
    assert tidy_line(written) == "a Bcc: x@evil.example"
