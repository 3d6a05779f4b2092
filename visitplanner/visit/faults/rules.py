"""Faults of the constraints: a known type, the parameters it needs, a weight where one counts, no circle of orders."""

from collections.abc import Iterator, Mapping

from visitplanner.language.text import N_, Code, Text
from visitplanner.visit.entities import Rule, Visit
from visitplanner.visit.faults.fault import Fault, shown
from visitplanner.visit.faults.parameters import parameter_faults
from visitplanner.visit.rule_kinds import KIND_OF

GREATEST_WEIGHT = 10_000


def unknown_rule_types(visit: Visit) -> Iterator[Fault]:
    """A constraint of a type that does not exist, or not with this strength."""
    for index, rule in enumerate(visit.constraints):
        path = f"$.constraints[{index}]"
        if rule.type not in KIND_OF:
            yield Fault(
                f"{path}.type",
                "rule_type",
                N_(
                    "There is no rule of the type %(type)s. The types are: %(types)s.",
                    type=shown(rule.type),
                    types=Code(", ".join(sorted(KIND_OF))),
                ),
            )
        elif rule.strength != KIND_OF[rule.type].strength:
            yield Fault(f"{path}.strength", "rule_strength", _wrong_strength(rule))


def _wrong_strength(rule: Rule) -> Text:
    if rule.strength == "soft":
        return N_(
            "Rule %(id)s is of the type %(type)s, which is always hard. Correct the strength.",
            id=shown(rule.id),
            type=Code(rule.type),
        )
    return N_(
        "Rule %(id)s is of the type %(type)s, which is always soft. Correct the strength and give it a weight.",
        id=shown(rule.id),
        type=Code(rule.type),
    )


def unusable_weights(visit: Visit) -> Iterator[Fault]:
    """A soft rule without a weight, or with one that is negative or overwhelming."""
    for index, rule in enumerate(visit.constraints):
        if rule.strength == "soft" and not 0 <= (-1 if rule.weight is None else rule.weight) <= GREATEST_WEIGHT:
            yield Fault(
                f"$.constraints[{index}].weight",
                "rule_weight",
                N_(
                    "Rule %(id)s is a wish and needs a weight between %(least)s and %(most)s. Say how much it counts.",
                    id=shown(rule.id),
                    least=0,
                    most=GREATEST_WEIGHT,
                ),
            )


def unusable_parameters(visit: Visit) -> Iterator[Fault]:
    """A parameter that is missing, of the wrong kind, or names something that does not exist."""
    for index, rule in enumerate(visit.constraints):
        if rule.type in KIND_OF:
            yield from parameter_faults(visit, rule, f"$.constraints[{index}].params")


def circles_of_orders(visit: Visit) -> Iterator[Fault]:
    """Sessions that would each have to come before the next, in a circle."""
    after: dict[str, dict[str, int]] = {}
    for index, rule in enumerate(visit.constraints):
        first, then = rule.params.get("first"), rule.params.get("then")
        if rule.type in ("before", "immediately_after") and isinstance(first, str) and isinstance(then, str):
            after.setdefault(first, {}).setdefault(then, index)
    reported: set[str] = set()
    for start in after:
        circle = [] if start in reported else _way_back(after, start)
        if circle:
            reported.update(circle)
            yield Fault(
                f"$.constraints[{after[circle[-2]][circle[-1]]}]",
                "circle",
                N_(
                    "These sessions would each have to come before the next, in a circle: %(circle)s. Take out one of "
                    "the rules that order them.",
                    circle=Code(" → ".join(shown(each).value for each in circle)),
                ),
            )


def _way_back(after: Mapping[str, Mapping[str, int]], start: str) -> list[str]:
    """The shortest way from a session through its successors back to itself, or nothing."""
    ways = [[start]]
    seen: set[str] = set()
    for way in ways:
        for following in after.get(way[-1], ()):
            if following == start:
                return [*way, start]
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []
