"""A form as a list of fields: what was typed in each, what is wrong with it, and what an entry becomes by it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from visitplanner.entrypoints.web.forms.choices import Switch
from visitplanner.entrypoints.web.forms.kinds import MISSING, Kind, Sent, Typed, Unfit
from visitplanner.language.text import N_, Text
from visitplanner.visit.faults import Fault

Plain = dict[str, Any]
MORE = N_("More choices")
NOTHING: tuple[Any, ...] = (None, "", [])


@dataclass(frozen=True)
class Field:
    """One member of an entry, with dots a member of a member.

    ``otherwise`` is what an empty field means, ``absent`` that it then is no member at all. A ``withheld`` one is never
    shown: left empty, it stays what it is.
    """

    name: str
    label: Text
    kind: Kind
    required: bool = True
    help: Text | None = None
    first: Any = None
    """What a new entry begins with."""
    otherwise: Any = None
    absent: bool = False
    withheld: bool = False
    opens: bool = False
    """Its group stands open from the beginning."""
    group: Text | None = None
    """The heading under which it stands with others, shown to those who ask; ordinary fields have none."""


class Form:
    """The fields of one entry. ``sent`` is what a browser sent, if it did; else the entry is shown as it is."""

    def __init__(self, fields: Sequence[Field], entry: Plain | None, sent: Sent | None = None) -> None:
        self.fields = fields
        self.entry = entry
        self.errors: dict[str, Text] = {}
        self.general: list[Text] = []
        self.values: dict[str, Any] = {}
        self.typed: dict[str, Typed] = {each.name: self._typed(each, sent) for each in fields}
        if sent is not None:
            for each in fields:
                self._read(each)

    @property
    def groups(self) -> dict[str, list[Field]]:
        """The fields that stand under a heading of their own, by its sentence."""
        found: dict[str, list[Field]] = {}
        for each in self.fields:
            if each.group is not None:
                found.setdefault(each.group.message, []).append(each)
        return found

    def is_used(self, fields: Sequence[Field]) -> bool:
        """Whether a group should stand open: something in it is wrong, or it is about what this entry is."""
        return any(each.name in self.errors or each.opens for each in fields)

    @property
    def is_fit(self) -> bool:
        return not self.errors and not self.general

    def _typed(self, field: Field, sent: Sent | None) -> Typed:
        if sent is not None:
            return field.kind.typed(sent, field.name)
        if self.entry is None:
            return field.kind.shown(field.first)
        return field.kind.shown(None if field.withheld else member(self.entry, field.name))

    def _read(self, field: Field) -> None:
        try:
            value = field.kind.value(self.typed[field.name])
        except Unfit as unfit:
            self.errors[field.name] = unfit.sentence
            return
        if value in NOTHING and not isinstance(field.kind, Switch):
            kept = field.withheld and self.entry is not None
            if field.required and not kept:
                self.errors[field.name] = MISSING
                return
            value = member(self.entry, field.name) if kept and self.entry else field.otherwise
        self.values[field.name] = self._in_old_order(field, value)

    def _in_old_order(self, field: Field, value: Any) -> Any:
        """The same choices in another order are no change."""
        old = member(self.entry, field.name) if self.entry else None
        return old if field.kind.is_unordered and _alike(old, value) else value

    def result(self, base: Plain) -> Plain:
        """An entry with what was typed in place of its own members."""
        entry = deepcopy(base)
        for each in self.fields:
            if each.name in self.values:
                _put(entry, each.name, self.values[each.name], absent=each.absent)
        return entry

    def place(self, faults: Iterable[Fault], prefix: str) -> None:
        """Put each fault beside its field, and those of other places above all."""
        for fault in faults:
            path = fault.path.removeprefix(f"{prefix}.") if fault.path.startswith(prefix) else ""
            field = next((each for each in self.fields if _leads_to(path, each.name)), None)
            if field is None:
                self.general.append(fault.sentence)
            else:
                self.errors.setdefault(field.name, fault.sentence)


def _alike(a: Any, b: Any) -> bool:
    """Whether two values differ at most in the order of their choices."""
    match a, b:
        case [str(), *_], [str(), *_]:
            return sorted(a) == sorted(b)
        case list(), list():
            return len(a) == len(b) and all(map(_alike, a, b))
        case dict(), dict():
            return a.keys() == b.keys() and all(_alike(a[name], b[name]) for name in a)
    return bool(a == b)


def _leads_to(path: str, name: str) -> bool:
    return path == name or path.startswith((f"{name}.", f"{name}["))


def member(entry: Mapping[str, Any], path: str) -> Any:
    """A member, or a member of a member; nothing where it is not there."""
    value: Any = entry
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _put(entry: Plain, path: str, value: Any, *, absent: bool) -> None:
    *outer, name = path.split(".")
    for each in outer:
        if not isinstance(entry.get(each), dict):
            entry[each] = {}
        entry = entry[each]
    if absent and value is None:
        entry.pop(name, None)
    else:
        entry[name] = value


def changes_to(entity: str, id_: str, old: Plain, new: Plain) -> Iterator[Plain]:
    """The operations that make one entry of a list the other."""
    for name, value in new.items():
        if name not in old or old[name] != value:
            yield {"op": "set", "entity": entity, "id": id_, "field": name, "value": value}
    for name in old.keys() - new.keys():
        yield {"op": "unset", "entity": entity, "id": id_, "field": name}
