"""The vendored fonts unpack to whole fonts, and what is no font is refused."""

import struct

import pytest

from visitplanner.adapters.letters.fonts import FontIsUnusable, font_folder, unpacked

VENDORED = "IBMPlexSansArabic-Regular"


def test_both_weights_are_there_as_whole_fonts() -> None:
    fonts = sorted(font_folder().iterdir())

    assert [font.stem for font in fonts] == ["IBMPlexSansArabic-Bold", VENDORED]
    for font in fonts:
        octets = font.read_bytes()
        (flavour, count) = struct.unpack_from(">IH", octets)
        tables = [struct.unpack_from(">4sIII", octets, 12 + 16 * at) for at in range(count)]
        assert flavour == 0x00010000
        assert {b"cmap", b"glyf", b"head", b"GSUB"} <= {tag for tag, *_ in tables}
        assert all(offset % 4 == 0 and offset + length <= len(octets) for _, _, offset, length in tables)


@pytest.mark.parametrize("octets", [b"wOF2" + bytes(60), b"wOFF" + bytes(60)])
def test_what_is_no_font_is_refused(octets: bytes) -> None:
    with pytest.raises(FontIsUnusable):
        unpacked(octets)
