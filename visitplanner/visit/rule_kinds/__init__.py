"""Every type of rule a visit may name, described once: a file’s faults and the forms of the pages follow from it."""

from collections.abc import Mapping

from visitplanner.visit.rule_kinds.kind import Choice, Parameter, RuleKind, Strength, Subject
from visitplanner.visit.rule_kinds.limits import LIMITS
from visitplanner.visit.rule_kinds.orders import ORDERS
from visitplanner.visit.rule_kinds.wishes import WISHES

__all__ = ["KIND_OF", "RULE_KINDS", "Choice", "Parameter", "RuleKind", "Strength", "Subject"]

RULE_KINDS: tuple[RuleKind, ...] = (*ORDERS, *LIMITS, *WISHES)
KIND_OF: Mapping[str, RuleKind] = {each.type: each for each in RULE_KINDS}
