"""Write the visit file of a made visit."""

from visitplanner.use_cases.ports import VisitFiles
from visitplanner.visit.generator import Size, generate


class SizeIsUnusable(Exception):
    """No such visit can be made."""


def generate_file(size: Size, seed: int, *, visit_files: VisitFiles, impossible: bool = False) -> bytes:
    """The same size and seed give the same file. Raises ``SizeIsUnusable``."""
    try:
        return visit_files.write(generate(size, seed, impossible=impossible))
    except ValueError as error:
        raise SizeIsUnusable(str(error)) from None
