"""What things cost, so that plans can be compared by it."""

from collections.abc import Sequence

from visitplanner.entrypoints.web.forms.fields import Field, Plain
from visitplanner.entrypoints.web.forms.kinds import Number
from visitplanner.entrypoints.web.sheets.sheet import Card, Changes, StepPage
from visitplanner.language.text import N_, Text
from visitplanner.visit.entities import Visit
from visitplanner.visit.plain import plain

RATES: dict[str, Text] = {
    "dsa_per_person_day": N_("Daily allowance for each person"),
    "interpreter_per_day": N_("An interpreter for a day"),
    "vehicle_per_day": N_("A vehicle for a day"),
    "venue_per_day": N_("A venue for a day"),
}
MOST = 10_000_000


def _fields(visit: Visit) -> Sequence[Field]:
    amount = Number(0, MOST, decimals=True)
    rates = (Field(name, label, amount, required=False) for name, label in RATES.items())
    fares = (
        Field(f"fare.{each.id}", N_("For each person: %(move)s", move=each.label), amount, required=False)
        for each in visit.transfers
    )
    return (*rates, *fares)


def _read(visit: Visit) -> Plain:
    if visit.costs is None:
        return {}
    costs: Plain = plain(visit.costs)
    return costs | {"fare": costs["transfer_per_person"]}


def _changes(visit: Visit, old: Plain, new: Plain) -> Changes:
    fares = {id_: amount for id_, amount in new.get("fare", {}).items() if amount is not None}
    costs = {
        "currency": visit.header.currency,
        "provenance": old.get("provenance", "practice"),
        **{name: new.get(name) or 0 for name in RATES},
        "transfer_per_person": fares,
    }
    is_empty = not fares and not any(costs[name] for name in RATES)
    return [{"op": "put", "field": "costs", "value": None if is_empty else costs}]


COSTS = Card(
    name="costs",
    heading=N_("Costs"),
    fields=_fields,
    read=_read,
    changes=_changes,
    place="$.costs",
    teach=N_("All amounts are in the currency of the visit. Nothing has to be filled in."),
)
COSTS_STEP = StepPage(name="costs", label=N_("Costs"), question=N_("What does it cost?"), cards=(COSTS,))
