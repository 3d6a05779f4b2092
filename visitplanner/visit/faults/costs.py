"""Faults of costs: rates that nobody pays, and costs weighed although they are unknown or beyond all measure."""

from collections.abc import Iterator
from dataclasses import fields

from visitplanner.language.text import N_
from visitplanner.visit.entities import Costs, Visit
from visitplanner.visit.faults.fault import Fault, shown
from visitplanner.visit.faults.rules import GREATEST_WEIGHT

GREATEST_RATE = 10**9
GREATEST_TOTAL = 10**11
"""Weighed costs above this leave the planner no room to say what a visit is worth besides."""
RATES = tuple(each.name for each in fields(Costs) if each.name.endswith("_day"))


def rates_out_of_range(visit: Visit) -> Iterator[Fault]:
    """A rate that is negative, or greater than any currency needs."""
    for name in RATES if visit.costs else ():
        rate = getattr(visit.costs, name)
        if not 0 <= rate <= GREATEST_RATE:
            yield Fault(
                f"$.costs.{name}",
                "range",
                N_(
                    "%(number)s is not between %(least)s and %(most)s. Correct it.",
                    number=rate,
                    least=0,
                    most=GREATEST_RATE,
                ),
            )


def costs_too_heavy_to_weigh(visit: Visit) -> Iterator[Fault]:
    """A weight with which the costs would outweigh everything that can be counted."""
    for index, rule in enumerate(visit.constraints):
        weight = min(rule.weight or 0, GREATEST_WEIGHT)
        if rule.type == "cost" and weight * _most(visit) > GREATEST_TOTAL:
            yield Fault(
                f"$.constraints[{index}].weight",
                "rule_weight",
                N_(
                    "Rule %(id)s weighs costs that are too great for its weight. Lower the weight, or state the costs "
                    "in a larger unit, such as thousands.",
                    id=shown(rule.id),
                ),
            )


def _most(visit: Visit) -> float:
    """What all days, sessions and people could cost together."""
    costs = visit.costs
    if costs is None:
        return 0
    people = sum(each.size for each in visit.subgroups)
    a_day = people * costs.dsa_per_person_day + len(visit.subgroups) * costs.vehicle_per_day
    occurrences = len(visit.sessions) * max(len(visit.subgroups), 1)
    return len(visit.days) * a_day + occurrences * (2 * costs.interpreter_per_day + costs.venue_per_day)


def wishes_for_costs_without_rates(visit: Visit) -> Iterator[Fault]:
    """Costs are weighed, but nothing costs anything."""
    for index, rule in enumerate(visit.constraints):
        if rule.type == "cost" and rule.weight and visit.costs is None:
            yield Fault(
                f"$.constraints[{index}]",
                "costs_unknown",
                N_(
                    "Rule %(id)s weighs costs, but the visit states none. State the costs or take the rule out.",
                    id=shown(rule.id),
                ),
                fatal=False,
            )
