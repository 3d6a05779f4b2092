"""The import of a visit file."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField


class ImportForm(FlaskForm):
    file = FileField()
    replace = BooleanField()

    @property
    def is_empty(self) -> bool:
        return not self.file.data

    def content(self, *, limit: int) -> bytes | None:
        """The bytes of the chosen file; nothing where none was chosen or it holds more than ``limit`` bytes."""
        if self.is_empty:
            return None
        data: bytes = self.file.data.stream.read(limit + 1)
        return data if len(data) <= limit else None
