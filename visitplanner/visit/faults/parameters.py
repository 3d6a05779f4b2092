"""Faults of a constraint's parameters: what each type needs, and of which kind."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from visitplanner.language.text import N_, Code, Text
from visitplanner.visit.entities import Rule, Visit
from visitplanner.visit.faults.fault import Fault, shown
from visitplanner.visit.faults.references import unknown

PARAMETERS: dict[str, dict[str, str]] = {
    "on_day": {"session_id": "session", "dates": "dates"},
    "before": {"first": "session", "then": "session"},
    "immediately_after": {"first": "session", "then": "session", "max_gap_min": "number"},
    "first_session": {"session_id": "session"},
    "last_session": {"session_id": "session"},
    "first_official": {"session_id": "session", "org_types": "org_types", "country": "country"},
    "safeguarding_briefing_first": {"briefing_session_id": "session"},
    "max_sessions_per_day": {"n": "number"},
    "max_contact_min_per_day": {"minutes": "number"},
    "max_type_per_day": {"session_type": "session_type", "n": "number"},
    "direction_required": {"direction": "direction", "min_count": "number"},
    "clearance_lead_time": {},
    "site_capacity": {},
    "interpreter_capacity": {},
    "step_free": {},
    "code_of_conduct_signed": {},
    "topic_coverage": {},
    "balance_days": {},
    "balance_subgroups": {},
    "min_idle": {},
    "min_travel": {},
    "seniority_first": {},
    "slack": {},
}
SOFT = frozenset(
    {"topic_coverage", "balance_days", "balance_subgroups", "min_idle", "min_travel", "seniority_first", "slack"}
)
OPTIONAL = frozenset({"country"})
DIRECTIONS = frozenset({"host_presents", "delegation_presents", "two_way", "internal"})
SESSION_TYPES = frozenset(
    {
        "opening",
        "briefing",
        "courtesy_call",
        "meeting",
        "presentation",
        "delegation_presentation",
        "roundtable",
        "workshop",
        "site_visit",
        "shelter_visit",
        "debrief",
        "closing",
        "reception",
        "cultural",
    }
)
ORGANISATION_TYPES = frozenset(
    {
        "international_organisation",
        "ministry",
        "government_agency",
        "inter_agency_committee",
        "independent_body",
        "fund",
        "law_enforcement",
        "border_agency",
        "prosecution",
        "judiciary",
        "parliament",
        "local_government",
        "health",
        "shelter",
        "civil_society",
        "social_partner",
        "academia",
        "delegation",
    }
)
GREATEST_NUMBER = 10_000


def _is_date(value: Any) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= GREATEST_NUMBER


def _is_list(value: Any, fits: Callable[[Any], bool]) -> bool:
    return isinstance(value, list | tuple) and len(value) > 0 and all(fits(each) for each in value)


FITS: dict[str, Callable[[Any], bool]] = {
    "session": lambda value: isinstance(value, str),
    "dates": lambda value: _is_list(value, _is_date),
    "number": _is_number,
    "org_types": lambda value: _is_list(value, lambda each: isinstance(each, str) and each in ORGANISATION_TYPES),
    "country": lambda value: isinstance(value, str) and re.fullmatch("[A-Z]{2}", value) is not None,
    "session_type": lambda value: isinstance(value, str) and value in SESSION_TYPES,
    "direction": lambda value: isinstance(value, str) and value in DIRECTIONS,
}
EXPECTED: dict[str, Text] = {
    "session": N_("The identifier of a session is expected here."),
    "dates": N_("A list of dates is expected here, each as year, month and day: 2027-04-12."),
    "number": N_("A whole number from 0 to 10,000 is expected here."),
    "org_types": N_("A list of types of organisations is expected here, such as ministry."),
    "country": N_("A country is expected here, as its code of two capital letters."),
    "session_type": N_("A type of session is expected here, such as shelter_visit."),
    "direction": N_("One of host_presents, delegation_presents, two_way and internal is expected here."),
}


def parameter_faults(visit: Visit, rule: Rule, path: str) -> Iterator[Fault]:
    """What is wrong with the parameters of a rule of a known type."""
    needed = PARAMETERS[rule.type]
    sessions = {session.id for session in visit.sessions}
    for name, kind in needed.items():
        if name not in rule.params:
            if name not in OPTIONAL:
                yield Fault(path, "rule_params", _missing(rule, name))
            continue
        value = rule.params[name]
        if not FITS[kind](value):
            yield Fault(f"{path}.{name}", "rule_params", EXPECTED[kind])
        elif kind == "session" and value not in sessions:
            yield unknown(f"{path}.{name}", "sessions", value)
    for name in rule.params:
        if name not in needed:
            yield Fault(path, "rule_params", _unused(rule, name), fatal=False)


def _missing(rule: Rule, name: str) -> Text:
    return N_(
        "Rule %(id)s of the type %(type)s needs the parameter %(name)s. Add it.",
        id=shown(rule.id),
        type=Code(rule.type),
        name=Code(name),
    )


def _unused(rule: Rule, name: str) -> Text:
    return N_(
        "Rule %(id)s of the type %(type)s knows no parameter %(name)s, which is not used. Check its spelling.",
        id=shown(rule.id),
        type=Code(rule.type),
        name=shown(name),
    )
