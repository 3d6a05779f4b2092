"""The process that reads a workbook: bytes in, JSON out, and then it ends. Started with ``python -m``."""

import json
import math
import sys
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from visitplanner.adapters.reading_process import limit_this_process
from visitplanner.adapters.workbooks import limits
from visitplanner.adapters.workbooks.package import Extent, look_through, opened_package
from visitplanner.adapters.workbooks.refused import Refused

FARTHEST = Extent(limits.MOST_ROWS, limits.MOST_COLUMNS)
"""Of a sheet whose part is not found."""


def main() -> None:
    """Whatever happens, one JSON object is written: what was read, or the word that says why not."""
    limit_this_process(memory=limits.MEMORY, cpu_seconds=limits.CPU_SECONDS)
    warnings.simplefilter("ignore")
    try:
        answer: dict[str, Any] = read(sys.stdin.buffer.read(limits.MOST_BYTES + 1))
    except Refused as refused:
        answer = {"refused": refused.word, "values": refused.values}
    except MemoryError:
        answer = {"refused": "bomb", "values": {}}
    except Exception:
        # Broken in a way nobody foresaw: whatever the libraries say of it is no sentence for people.
        answer = {"refused": "broken", "values": {}}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def read(data: bytes) -> dict[str, Any]:
    """Every sheet with its rows that hold something. Raises ``Refused``."""
    package = opened_package(data)
    extents = look_through(package)
    book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
    if len(book.sheetnames) > limits.MOST_SHEETS:
        raise Refused("too_many_sheets", most=limits.MOST_SHEETS)
    parts = _parts_of(package, book)
    sheets = []
    for sheet in book.worksheets:
        extent = extents.get(parts.get(sheet.title, ""), FARTHEST)
        if sheet.title != limits.SHELF:
            sheets.append({"title": sheet.title, "rows": list(_rows(sheet, extent)), "merged": extent.merged})
    return {"sheets": sheets}


def _parts_of(package: ZipFile, book: Any) -> dict[str, str]:
    """The part of the package that holds each sheet."""
    names = set(package.namelist())
    paths = {sheet.title: str(getattr(sheet, "_worksheet_path", "")).lstrip("/") for sheet in book.worksheets}
    return {title: path for title, path in paths.items() if path in names}


def _rows(sheet: Any, extent: Extent) -> Iterator[tuple[int, list[Any]]]:
    # A sheet may claim any size; only what is really there was looked at before, and no more is asked for.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=extent.rows, max_col=extent.columns) if extent.rows else ()
    for number, cells in enumerate(rows, 1):
        values = [_plain(cell) for cell in cells]
        while values and values[-1] is None:
            values.pop()
        if values:
            yield number, values


def _plain(cell: Any) -> Any:
    """A cell's value as JSON; what JSON has no word for stands in an object."""
    value = cell.value
    match value:
        case None | bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else {"error": str(value)}
        case datetime():
            midnight = value.time() == time()
            return {"date": value.date().isoformat()} if midnight else {"moment": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case time():
            return {"time": value.isoformat()}
        case timedelta():
            seconds = int(value.total_seconds()) % 86_400
            return {"time": f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:00"}
    text = str(value)[: limits.LONGEST_TEXT]
    if cell.data_type == "f":
        return {"formula": ""}
    return {"error": text[:20]} if cell.data_type == "e" else text


if __name__ == "__main__":
    main()
