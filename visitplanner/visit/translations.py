"""Which names of a visit still lack a translation: a name whose two languages are the same words has only one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from visitplanner.language.text import Name
from visitplanner.visit.entities import LISTS, ProtectedBlock, Visit

LANGUAGES = frozenset({"en", "ar"})
WITHOUT_NAMES = ("interpreters", "constraints", "what_if")
"""Their words are in one language."""


@dataclass(frozen=True)
class Untranslated:
    """A name in one language only; ``entity`` is the list it stands in, or ``visit`` or ``delegation``."""

    entity: str
    id: str
    field: str


def is_translated(name: Name) -> bool:
    """Numbers and signs alone need no translation."""
    return name["en"] != name["ar"] or not any(each.isalpha() for each in name["en"])


def untranslated(visit: Visit) -> Iterator[Untranslated]:
    """Every name that lacks one of its languages."""
    yield from _of("visit", visit.header.id, visit.header)
    for name in LISTS:
        for entry in () if name in WITHOUT_NAMES else getattr(visit, name):
            yield from _of(name, str(getattr(entry, "id", None) or entry.date), entry)
    yield from _of("delegation", visit.header.id, visit.delegation)
    for member in visit.delegation.members:
        yield from _of("members", member.id, member)


def names_lacking(entry: Any) -> tuple[str, ...]:
    """The fields of one entry whose name lacks a language."""
    return tuple(each.field for each in _of("", "", entry))


def _of(entity: str, id_: str, entry: Any) -> Iterator[Untranslated]:
    for each in fields(entry):
        value = getattr(entry, each.name)
        inner: tuple[ProtectedBlock, ...] = value if each.name == "protected" else ()
        names = [value, *(block.label for block in inner)]
        if any(_is_name(one) and not is_translated(one) for one in names):
            yield Untranslated(entity, id_, each.name)


def _is_name(value: Any) -> bool:
    return isinstance(value, Mapping) and value.keys() == LANGUAGES
