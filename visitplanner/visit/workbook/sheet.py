"""What a sheet and a column of a workbook are, in the words of the visit file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.text import N_, Text
from visitplanner.visit.workbook.cells import CellKind

Shape: TypeAlias = Literal["one", "optional", "list", "inner", "values", "amounts", "pieces"]
"""One row; at most one; a list of entries; the list inside each entry of another; a list of plain texts; a mapping to
numbers; one long text in pieces."""
Empty: TypeAlias = Literal["null", "absent", "later"]
"""What an empty cell means: nothing, no such member, or what is filled in when all sheets have been read."""
PARENT = "^"
"""The member of an inner entry that names the entry it belongs to."""


@dataclass(frozen=True)
class Column:
    """``refers`` is the list that the values name entries of, by identifier or by name."""

    member: str
    label: Text
    kind: CellKind = "text"
    empty: Empty = "later"
    needed: bool = False
    subject: str | None = None
    codes: tuple[str, ...] = ()
    refers: str | None = None
    note: Text | None = None


@dataclass(frozen=True)
class Sheet:
    """``path`` leads to what the sheet holds; of an inner list to the outer one, and ``inner`` into its entries.

    ``prefix`` is what new identifiers begin with; ``key`` the member by which inner entries name an outer one.
    """

    name: str
    label: Text
    shape: Shape
    path: str
    columns: tuple[Column, ...]
    inner: str = ""
    key: str = "id"
    prefix: str = ""
    note: Text | None = None
    by_member: Mapping[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_member", {each.member: each for each in self.columns})


def pair(member: str, label: Text, *, needed: bool = False, empty: Empty = "later") -> Iterator[Column]:
    """A text in every language, in neighbouring columns."""
    for code, language in LANGUAGES.items():
        said = N_("%(label)s (%(language)s)", label=label, language=language.own_name)
        yield Column(f"{member}.{code}", said, needed=needed and code == next(iter(LANGUAGES)), empty=empty)


def member_of(entry: Any, path: str) -> Any:
    """A member, with dots a member of a member; nothing where it is not there."""
    for name in path.split("."):
        entry = entry.get(name) if isinstance(entry, Mapping) else None
    return entry


def put(entry: dict[str, Any], path: str, value: Any) -> None:
    """Set a member; the objects on the way are made."""
    *outer, name = path.split(".")
    for each in outer:
        entry = entry.setdefault(each, {})
    entry[name] = value
