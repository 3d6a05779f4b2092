"""What people edit at a step of the setup: sheets, which are lists of entries, and cards, which are single forms."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from visitplanner.entrypoints.web.forms.fields import Field, Form, Plain, changes_to
from visitplanner.language.text import Text, Value
from visitplanner.visit.entities import Visit
from visitplanner.visit.identifiers import next_id
from visitplanner.visit.plain import plain

Changes: TypeAlias = list[Plain]
Asked: TypeAlias = Mapping[str, str]
"""What the address of a form for a new entry says about it already."""


def _as_it_is(visit: Visit, old: Plain | None, new: Plain) -> Plain:
    return new


def _nothing_else(visit: Visit, new: Plain) -> Changes:
    return []


def _all_fit(visit: Visit, form: Form) -> None:
    return None


@dataclass(frozen=True)
class Line:
    """An entry as its list shows it; ``details`` are short facts, ``marks`` what is missing in it."""

    id: str
    title: Value
    details: tuple[Value, ...] = ()
    marks: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One list of a visit. ``fields`` gets the visit, the entry (none for a new one) and what the address says."""

    name: str
    heading: Text
    add: Text
    teach: Text
    """What an empty list says: what belongs here, and why."""
    fields: Callable[[Visit, Plain | None, Asked], Sequence[Field]]
    line: Callable[[Visit, Any], Line]
    base: Callable[[Visit], Plain] = lambda visit: {}
    """The members of a new entry that nobody is asked for."""
    prefix: str = ""
    identity: str = "id"
    entries: Callable[[Visit], Iterable[Any]] | None = None
    check: Callable[[Visit, Form], None] = _all_fit
    """Adds faults that only several fields together show."""
    finish: Callable[[Visit, Plain | None, Plain], Plain] = _as_it_is
    """The members that follow from others."""
    besides: Callable[[Visit, Plain], Changes] = _nothing_else
    """What else of the visit has to change, before the entry does."""
    is_fixed: bool = False
    """Nothing is added or removed here."""
    whole: bool = False
    """Saved as a whole list, where entries have no identifier of their own."""
    then: Callable[[Visit, Plain], tuple[str, dict[str, str]] | None] = lambda visit, new: None
    """The sheet to go on with after adding, and what is known of its new entry."""

    def of(self, visit: Visit) -> list[Any]:
        return list(self.entries(visit) if self.entries else getattr(visit, self.name))

    def id_of(self, entry: Any) -> str:
        return self.key_of(plain(entry))

    def key_of(self, entry: Plain) -> str:
        return f"{entry['date']}.{entry['country']}" if self.whole else str(entry[self.identity])

    def find(self, visit: Visit, id_: str) -> Plain | None:
        """The plain values of an entry, if it is there."""
        return next((found for each in self.of(visit) if self.key_of(found := plain(each)) == id_), None)

    def place(self, visit: Visit, id_: str) -> str:
        """The path of an entry in the visit's file, for faults."""
        ids = [self.id_of(each) for each in self.of(visit)]
        at = ids.index(id_) if id_ in ids else len(ids)
        root = "$.delegation.members" if self.name == "members" else f"$.{self.name}"
        return f"{root}[{at}]"

    def saving(self, visit: Visit, old: Plain | None, form: Form) -> Changes:
        """The operations that keep what was typed."""
        base = old if old is not None else self.base(visit) | self._new_id(visit)
        new = self.finish(visit, old, form.result(base))
        extra = self.besides(visit, new)
        if self.whole:
            others = [found for each in self.of(visit) if (found := plain(each)) != old]
            return [*extra, {"op": "put", "field": self.name, "value": sorted([*others, new], key=self.key_of)}]
        if old is None:
            return [*extra, {"op": "add", "entity": self.name, "value": new}]
        return [*extra, *changes_to(self.name, str(old[self.identity]), old, new)]

    def removing(self, visit: Visit, old: Plain) -> Changes:
        if self.whole:
            rest = [found for each in self.of(visit) if (found := plain(each)) != old]
            return [{"op": "put", "field": self.name, "value": rest}]
        return [{"op": "remove", "entity": self.name, "id": old[self.identity]}]

    def _new_id(self, visit: Visit) -> Plain:
        if not self.prefix:
            return {}
        return {"id": next_id(self.prefix, [self.id_of(each) for each in self.of(visit)])}


@dataclass(frozen=True, kw_only=True)
class Card:
    """A single form on the page of a step. ``read`` gives its values, ``changes`` the operations that keep others."""

    name: str
    heading: Text
    fields: Callable[[Visit], Sequence[Field]]
    read: Callable[[Visit], Plain]
    changes: Callable[[Visit, Plain, Plain], Changes]
    place: str = "$"
    check: Callable[[Visit, Form], None] = _all_fit
    teach: Text | None = None
    button: Text | None = None
    is_open: bool = True


@dataclass(frozen=True, kw_only=True)
class StepPage:
    """What one step of the setup is about: a question a coordinator can answer."""

    name: str
    label: Text
    question: Text
    cards: tuple[Card, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    extras: tuple[str, ...] = field(default=())
    """Templates shown below, such as the matrix of topics and hosts."""

    def sheet(self, name: str) -> Sheet | None:
        return next((each for each in self.sheets if each.name == name), None)

    def card(self, name: str) -> Card | None:
        return next((each for each in self.cards if each.name == name), None)
