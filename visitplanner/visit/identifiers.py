"""New identifiers: short, in order, and never one that is there already."""

import re
from collections.abc import Collection
from itertools import count

LONGEST = 40


def next_id(prefix: str, taken: Collection[str]) -> str:
    """``S01``, ``S02`` … the first after every number already used with this prefix."""
    used = [int(found[1]) for each in taken if (found := re.fullmatch(rf"{re.escape(prefix)}(\d{{1,6}})", each, re.A))]
    numbers = count(max(used, default=0) + 1)
    return next(name for number in numbers if (name := f"{prefix}{number:02d}") not in taken)


def visit_id_of(code: str, taken: Collection[str]) -> str:
    """An identifier made of a visit's code, with a number behind it where that is taken."""
    words = re.sub(r"[^A-Za-z0-9]+", "-", code).strip("-")[:LONGEST] or "visit"
    wanted = f"V-{words}"
    if wanted not in taken:
        return wanted
    return next(name for number in count(2) if (name := f"{wanted}-{number}") not in taken)
