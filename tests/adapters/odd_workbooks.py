"""Workbooks as nobody should send them, made here byte by byte."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

CONTENT_TYPES = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(*rows: Iterable[Any], merged: str = "", title: str = "Topics") -> bytes:
    """One sheet of rows, as a spreadsheet program writes it."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append(list(row))
    if merged:
        page.merge_cells(merged)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes, *, twice: bool = False) -> bytes:
    """The same workbook with a part added, or put in place of its own."""
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name or twice:
                new.writestr(part, old.read(part))
        with catch_warnings():
            simplefilter("ignore")
            new.writestr(name, content)
    return stream.getvalue()


def with_sheet(content: str, encoding: str = "utf-8") -> bytes:
    """A workbook whose only sheet holds these rows, written out as XML."""
    document = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{content}</sheetData></worksheet>'
    return with_part(workbook(["x"]), SHEET, document.encode(encoding))


def cell(place: str, text: str = "x") -> str:
    row = "".join(each for each in place if each.isdigit())
    return f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def many_rows(count: int) -> str:
    return "".join(f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, count + 1))


def with_macros() -> bytes:
    return with_part(workbook(["x"]), "xl/vbaProject.bin", b"\x00")


def called_macro_workbook() -> bytes:
    data = workbook(["x"])
    with ZipFile(BytesIO(data)) as package:
        types = package.read(CONTENT_TYPES)
    plain, macro = b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
    assert plain in types
    return with_part(data, CONTENT_TYPES, types.replace(b"openxmlformats-officedocument." + plain, macro))


def bomb() -> bytes:
    """A part of nothing but zeros, packed very tightly."""
    return with_part(workbook(["x"]), "xl/media/image1.png", bytes(3_000_000))


def many_small_bombs() -> bytes:
    """Parts that are each small enough, and far too much together."""
    stream = BytesIO(workbook(["x"]))
    with ZipFile(stream, "a", ZIP_DEFLATED, compresslevel=1) as package:
        for number in range(42):
            package.writestr(f"xl/media/image{number}.png", bytes(1_000_000))
    return stream.getvalue()


def overlapping() -> bytes:
    """Two entries of the list of parts that mean the same piece of the file."""
    data = workbook(["x"])
    with ZipFile(BytesIO(data)) as package:
        first, second, *_ = sorted(package.infolist(), key=lambda each: each.header_offset)
    listed = data.index(b"PK\x01\x02")
    place = data.index(second.header_offset.to_bytes(4, "little") + second.filename.encode(), listed)
    return data[:place] + first.header_offset.to_bytes(4, "little") + data[place + 4 :]


def with_wrong_checksum() -> bytes:
    data = workbook(["x"])
    with ZipFile(BytesIO(data)) as package:
        part = package.getinfo(SHEET)
    checksum = part.CRC.to_bytes(4, "little")
    return data.replace(checksum, bytes(4))
