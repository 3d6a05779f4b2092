"""What was typed in a field, as people read it beside another version of it."""

from collections.abc import Sequence

from visitplanner.entrypoints.web.forms.choices import Choice, Choices, Option, Switch, YesOrNo
from visitplanner.entrypoints.web.forms.fields import Field
from visitplanner.entrypoints.web.forms.kinds import Bilingual, Number, Typed
from visitplanner.entrypoints.web.forms.rows import Rows
from visitplanner.language.text import N_, Text, Value

NOTHING = N_("Nothing")
NOT_SHOWN = N_("Not shown here")
YES, NO = N_("Yes"), N_("No")


def said(field: Field, typed: Typed) -> tuple[Value, ...]:
    """One or more lines."""
    if field.withheld:
        return (NOT_SHOWN,)
    match field.kind:
        case Rows():
            return tuple(_row(field.kind, row) for row in typed) or (NOTHING,)
        case Bilingual():
            return tuple(text for text in typed.values() if text) or (NOTHING,)
        case Switch():
            return (YES if typed else NO,)
        case Choice() | YesOrNo():
            return (_label(field.kind.options, typed) if typed else field.kind.empty or NOTHING,)
        case Choices():
            return tuple(_label(field.kind.options, each) for each in typed) or (NOTHING,)
        case Number() if field.kind.unit and typed:
            return (N_("%(number)s %(unit)s", number=typed, unit=field.kind.unit),)
    return (str(typed),) if typed else (NOTHING,)


def _label(options: Sequence[Option], value: str) -> Value:
    return next((each.label for each in options if each.value == value), value)


def _row(kind: Rows, row: dict[str, Typed]) -> Text:
    parts = (said(Field(each.name, each.label, each.kind), row[each.name]) for each in kind.columns)
    return N_("%(parts)s", parts=tuple(line for each in parts for line in each if line is not NOTHING))
