"""A sealed value opens in its own place with its own key, and nowhere else."""

import pytest

from visitplanner.adapters.sealing import AesGcmSeal
from visitplanner.storage.seal import SealIsBroken

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))


def test_what_was_closed_opens_in_its_place() -> None:
    seal = AesGcmSeal(KEY)

    closed = seal.close("قرب الدوار الثالث".encode(), "site address 7")

    assert seal.open(closed, "site address 7").decode() == "قرب الدوار الثالث"


def test_the_clear_text_is_not_in_the_sealed_value_and_no_two_are_alike() -> None:
    seal = AesGcmSeal(KEY)

    first, second = seal.close(b"Rainbow Street", "place"), seal.close(b"Rainbow Street", "place")

    assert b"Rainbow" not in first
    assert first != second


def test_a_value_moved_to_another_row_does_not_open() -> None:
    seal = AesGcmSeal(KEY)
    closed = seal.close(b"Rainbow Street", "site address 7")

    with pytest.raises(SealIsBroken):
        seal.open(closed, "site address 8")


@pytest.mark.parametrize("position", [0, 1, 5, 20, -1])
def test_a_changed_byte_is_noticed(position: int) -> None:
    seal = AesGcmSeal(KEY)
    changed = bytearray(seal.close(b"Rainbow Street", "place"))
    changed[position] ^= 1

    with pytest.raises(SealIsBroken):
        seal.open(bytes(changed), "place")


def test_an_older_key_still_opens_what_it_closed() -> None:
    closed = AesGcmSeal(OTHER).close(b"Rainbow Street", "place")

    assert AesGcmSeal(KEY, older=[OTHER]).open(closed, "place") == b"Rainbow Street"
    with pytest.raises(SealIsBroken):
        AesGcmSeal(KEY).open(closed, "place")


@pytest.mark.parametrize("rubbish", [b"", b"\x01", b"\x01abcd", b"plain text that was never sealed"])
def test_rubbish_is_refused(rubbish: bytes) -> None:
    with pytest.raises(SealIsBroken):
        AesGcmSeal(KEY).open(rubbish, "place")


def test_only_the_very_content_that_was_signed_is_taken_for_it() -> None:
    signature = AesGcmSeal(KEY).sign(b"a line")

    assert AesGcmSeal(KEY).has_signed(b"a line", signature)
    assert AesGcmSeal(OTHER, older=[KEY]).has_signed(b"a line", signature)
    for content, given in ((b"a line.", signature), (b"a line", signature[:-1] + "x"), (b"a line", "é")):
        assert not AesGcmSeal(KEY).has_signed(content, given)
    assert not AesGcmSeal(OTHER).has_signed(b"a line", signature)
