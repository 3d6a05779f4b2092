"""A file named on the command line, read and closed at once; ``-`` stands for standard input."""

from dataclasses import dataclass

import click

MOST_READ = 50_000_000
"""Bytes read of any file before its format decides how many are too many: a device never ends."""


@dataclass(frozen=True)
class SentFile:
    """What a file is called in messages, and what it holds."""

    name: str
    data: bytes


class Readable(click.ParamType[SentFile]):
    """The type of an argument that names a file to read."""

    name = "file"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> SentFile:
        if isinstance(value, SentFile):
            return value
        path = str(value)
        try:
            with click.open_file(path, "rb") as file:
                return SentFile("<stdin>" if path == "-" else path, file.read(MOST_READ))
        except OSError as error:
            self.fail(f"{click.format_filename(path)}: {error.strerror}", param, ctx)
