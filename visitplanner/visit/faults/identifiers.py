"""Faults of identifiers: unique per list, and no list longer than a plan can use."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from visitplanner.language.text import N_, Code
from visitplanner.visit.entities import LISTS, Visit
from visitplanner.visit.faults.fault import Fault, shown


class Identified(Protocol):
    @property
    def id(self) -> str: ...


WITHOUT_IDENTIFIERS = ("holidays", "days")
"""Their entries go by their date."""
LONGEST_LISTS = {
    "cities": 200,
    "zones": 300,
    "days": 120,
    "subgroups": 40,
    "sites": 1000,
    "sessions": 1000,
    "constraints": 2000,
}
LONGEST_INNER_LISTS = 300


def repeated_ids(visit: Visit) -> Iterator[Fault]:
    """Two entries of one list with one identifier."""
    for path, entries in _lists(visit):
        first_seen: dict[str, int] = {}
        for index, entry in enumerate(entries):
            first = first_seen.setdefault(entry.id, index)
            if first != index:
                yield Fault(
                    f"{path}[{index}].id",
                    "unique_id",
                    N_(
                        "The identifier %(id)s is already used at %(first)s. Give one of the two another identifier.",
                        id=shown(entry.id),
                        first=Code(f"{path}[{first}]"),
                    ),
                )


def lists_too_long(visit: Visit) -> Iterator[Fault]:
    """More entries than any study visit has: they would only keep the planner busy."""
    for path, entries, most in _limited(visit):
        if len(entries) > most:
            yield Fault(
                path,
                "list_length",
                N_(
                    "This list has %(length)s entries; at most %(most)s can be planned. Keep those that matter.",
                    length=len(entries),
                    most=most,
                ),
            )


def _limited(visit: Visit) -> Iterator[tuple[str, Sequence[object], int]]:
    for name, most in LONGEST_LISTS.items():
        yield f"$.{name}", getattr(visit, name), most
    for i, day in enumerate(visit.days):
        yield f"$.days[{i}].protected", day.protected, LONGEST_INNER_LISTS
    for i, site in enumerate(visit.sites):
        yield f"$.sites[{i}].hours", site.hours, LONGEST_INNER_LISTS
    for i, session in enumerate(visit.sessions):
        yield f"$.sessions[{i}].windows", session.windows, LONGEST_INNER_LISTS
        yield f"$.sessions[{i}].audience.subgroup_ids", session.audience.subgroup_ids, LONGEST_INNER_LISTS


def _lists(visit: Visit) -> Iterator[tuple[str, Sequence[Identified]]]:
    for name in LISTS:
        if name not in WITHOUT_IDENTIFIERS:
            yield f"$.{name}", getattr(visit, name)
    yield "$.meta.sources", visit.meta.sources
    yield "$.meta.assumptions", visit.meta.assumptions
    yield "$.delegation.members", visit.delegation.members
    for index, day in enumerate(visit.days):
        yield f"$.days[{index}].protected", day.protected
