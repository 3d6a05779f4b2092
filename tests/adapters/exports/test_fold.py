"""Long lines are folded where no reader loses anything."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from visitplanner.adapters.exports.fold import LIMIT, folded

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
THUMB = "\U0001f44d\U0001f3fd"
FLAG = "\U0001f1ef\U0001f1f4"
ACCENTED = "e\u0301\u0323"
TOUGH = st.sampled_from(
    [FAMILY, THUMB, FLAG, ACCENTED, "\\n", "\\,", "\\\\", " ", "ش", "ّ", "a", "漢", "\u2066", "\u2069"]
)


def lines_of(content: str) -> list[bytes]:
    octets = folded(content)
    assert octets.endswith(b"\r\n")
    return octets.removesuffix(b"\r\n").split(b"\r\n")


def test_a_line_of_75_octets_stays_and_one_of_76_is_folded() -> None:
    assert lines_of("x" * LIMIT) == [b"x" * 75]
    assert lines_of("x" * 76) == [b"x" * 75, b" x"]


def test_a_continuation_has_its_space_counted() -> None:
    assert [len(line) for line in lines_of("x" * 75 + "y" * 74 + "z")] == [75, 75, 2]


def test_each_line_of_a_file_is_folded_for_itself() -> None:
    assert folded("A:1\r\nB:2\r\n") == b"A:1\r\nB:2\r\n"


def test_no_arabic_letter_is_split_and_keeps_its_marks() -> None:
    for shift in range(6):
        for line in lines_of("x" * shift + "شّ" * 60):
            assert not unicodedata.combining(line.decode().removeprefix(" ")[0])


def test_what_is_read_as_one_character_stays_together() -> None:
    for sign in (FAMILY, THUMB, FLAG, ACCENTED):
        for before in range(60, 75):
            lines = lines_of("x" * before + sign + "x" * 20)
            assert any(sign.encode() in line for line in lines)


def test_flags_are_split_only_in_pairs() -> None:
    for line in lines_of(FLAG * 40):
        assert line.decode().removeprefix(" ").count("\U0001f1ef") == line.decode().count("\U0001f1f4")


def test_an_escape_stays_together() -> None:
    for before in range(60, 76):
        for escape in ("\\n", "\\,", "\\;", "\\\\"):
            lines = lines_of("x" * before + escape + "y" * 30)
            assert any(escape.encode() in line for line in lines)


def test_no_line_begins_or_ends_beside_a_space() -> None:
    for line in lines_of("word and " * 30 + "end"):
        text = line.decode()
        assert not text.endswith(" ")
        assert not text.removeprefix(" ").startswith(" ")


def test_only_a_single_sign_that_is_longer_than_a_line_is_parted_between_characters() -> None:
    lines = lines_of("a" + "\u0301" * 100)

    assert all(len(line) <= LIMIT for line in lines)
    assert b"".join(line.removeprefix(b" ") for line in lines).decode() == "a" + "\u0301" * 100


@given(st.lists(TOUGH, max_size=80).map("".join) | st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_folding_and_unfolding_gives_the_line_back(text: str) -> None:
    lines = folded(f"SUMMARY:{text}").removesuffix(b"\r\n").split(b"\r\n")

    assert all(len(line) <= LIMIT for line in lines)
    assert b"".join([lines[0], *(line.removeprefix(b" ") for line in lines[1:])]).decode() == f"SUMMARY:{text}"
