"""A small table inside a form: offered windows, opening hours, blocks of time."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from visitplanner.entrypoints.web.forms.choices import Choice, Option
from visitplanner.entrypoints.web.forms.kinds import MISSING, Kind, Sent, Typed, Unfit
from visitplanner.language.text import N_, Text
from visitplanner.visit.identifiers import next_id


@dataclass(frozen=True)
class Column:
    """One member of each row. ``decides``: only a row with something typed here counts as a row."""

    name: str
    label: Text
    kind: Kind
    required: bool = True
    decides: bool = True


@dataclass(frozen=True)
class Rows:
    template: ClassVar[str] = "rows"
    columns: Sequence[Column] = ()
    blank: int = 2
    most: int = 60
    fixed: Mapping[str, Any] = field(default_factory=dict)
    """What every row holds beside its columns."""
    is_unordered: bool = True
    id_prefix: str | None = None
    """Where rows have identifiers: what new ones begin with."""

    def typed(self, sent: Sent, name: str) -> Typed:
        pattern = re.compile(rf"{re.escape(name)}-(\d{{1,3}})-", re.ASCII)
        numbers = sorted({int(found[1]) for each in sent if (found := pattern.match(each))})
        rows = [self._row(sent, f"{name}-{number}") for number in numbers[: self.most]]
        return [row for row in rows if any(_is_filled(row[each.name]) for each in self.columns if each.decides)]

    def _row(self, sent: Sent, name: str) -> dict[str, Typed]:
        row = {each.name: each.kind.typed(sent, f"{name}-{each.name}") for each in self.columns}
        return row | {"id": sent.get(f"{name}-id", "")}

    def value(self, typed: Typed) -> list[dict[str, Any]]:
        values: list[dict[str, Any]] = []
        for number, row in enumerate(typed, 1):
            read = dict(self.fixed) | {each.name: _cell(each, row[each.name], number) for each in self.columns}
            if self.id_prefix:
                taken = [each["id"] for each in values] + [each["id"] for each in typed]
                read["id"] = row["id"] or next_id(self.id_prefix, taken)
            if "start" in read and "end" in read and read["end"] <= read["start"]:
                raise Unfit(N_("Row %(row)s ends before it begins. Correct one of the two times.", row=number))
            values.append(read)
        return values

    def shown(self, value: Any) -> Typed:
        return [
            {each.name: each.kind.shown(row.get(each.name)) for each in self.columns} | {"id": row.get("id", "")}
            for row in value or ()
        ]

    def empty(self) -> Typed:
        """A row to be filled in."""
        return {each.name: each.kind.shown(None) for each in self.columns} | {"id": ""}


class OneARow(Rows):
    """Several of many, one choice in each row."""

    def __init__(self, label: Text, options: Sequence[Option], *, blank: int = 1, is_unordered: bool = True) -> None:
        column = Column("item", label, Choice(options, empty=N_("Choose")))
        super().__init__(columns=(column,), blank=blank, is_unordered=is_unordered)

    def value(self, typed: Typed) -> Any:
        return list(dict.fromkeys(each["item"] for each in super().value(typed)))

    def shown(self, value: Any) -> Typed:
        return super().shown([{"item": each} for each in value or ()])


def _cell(column: Column, typed: Typed, number: int) -> Any:
    try:
        value = column.kind.value(typed)
        if column.required and value in (None, []):
            raise Unfit(MISSING)
    except Unfit as unfit:
        raise Unfit(
            N_(
                "Row %(row)s, %(column)s: %(sentence)s",
                row=number,
                column=column.label,
                sentence=unfit.sentence,
            )
        ) from None
    return value


def _is_filled(typed: Typed) -> bool:
    return any(typed.values()) if isinstance(typed, dict) else bool(typed)
