"""A workbook that is sent, and what a person says its sheets and columns mean."""

import re
from collections.abc import Mapping

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, IntegerField, StringField


class UploadForm(FlaskForm):
    file = FileField()

    @property
    def name(self) -> str:
        """What the file is called, as far as it can be shown."""
        return "".join(each for each in str(self.file.data.filename or "") if each.isprintable())[:200]

    def content(self, *, limit: int) -> bytes | None:
        """The bytes of the chosen file; nothing where none was chosen. One byte more than the limit is read."""
        if not self.file.data:
            return None
        data: bytes = self.file.data.stream.read(limit + 1)
        return data


class TakeForm(FlaskForm):
    replace = BooleanField()
    version = IntegerField()
    key = StringField()


def said_of_sheets(sent: "MultiDict[str, str]") -> Mapping[int, str]:
    """``sheet-0`` is what the first sheet means."""
    found = ((re.fullmatch(r"sheet-(\d{1,3})", name, re.ASCII), value) for name, value in sent.items())
    return {int(each[1]): value for each, value in found if each}


def said_of_columns(sent: "MultiDict[str, str]") -> Mapping[int, Mapping[int, str]]:
    """``column-0-2`` is what the third column of the first sheet means."""
    columns: dict[int, dict[int, str]] = {}
    for name, value in sent.items():
        found = re.fullmatch(r"column-(\d{1,3})-(\d{1,4})", name, re.ASCII)
        if found and value:
            columns.setdefault(int(found[1]), {})[int(found[2])] = value
    return columns
