"""One pattern for every programme day at once: hours, lunch, what is kept free, one protected time."""

from collections.abc import Sequence
from typing import Any

from visitplanner.entrypoints.web.forms.fields import Field, Form, Plain, member
from visitplanner.entrypoints.web.forms.kinds import Clock, Number
from visitplanner.entrypoints.web.sheets.hours import check_hours, finish_lunch
from visitplanner.entrypoints.web.sheets.sheet import Card, Changes
from visitplanner.language.text import N_
from visitplanner.visit.entities import Visit
from visitplanner.visit.plain import plain

MINUTES = N_("minutes")


def _fields(visit: Visit) -> Sequence[Field]:
    return (
        Field("window.start", N_("Begins at"), Clock()),
        Field("window.end", N_("Ends at"), Clock()),
        Field("end_reserve_min", N_("Kept free at the end"), Number(0, 24 * 60, unit=MINUTES)),
        Field("lunch.earliest", N_("Lunch not before"), Clock(), required=False),
        Field("lunch.latest_end", N_("Lunch over by"), Clock(), required=False),
        Field("lunch.minutes", N_("Lunch takes"), Number(1, 240, unit=MINUTES), required=False),
    )


def _read(visit: Visit) -> Plain:
    """The pattern of the first programme day stands for all."""
    days = [each for each in visit.days if each.type == "programme"]
    first: dict[str, Any] = plain(days[0]) if days else {}
    return {name: first.get(name) for name in ("window", "lunch", "end_reserve_min")}


def _changes(visit: Visit, old: Plain, new: Plain) -> Changes:
    pattern = finish_lunch(new)
    return [
        {"op": "set", "entity": "days", "id": day.date.isoformat(), "field": name, "value": value}
        for day in visit.days
        if day.type == "programme"
        for name, value in pattern.items()
        if member(plain(day), name) != value
    ]


def _check(visit: Visit, form: Form) -> None:
    check_hours(form)


PATTERN = Card(
    name="pattern",
    heading=N_("One pattern for all programme days"),
    fields=_fields,
    read=_read,
    changes=_changes,
    check=_check,
    place="$.days",
    teach=N_("Saving this sets the hours of every programme day. A single day can be changed below afterwards."),
    button=N_("Set for all programme days"),
)
