"""Faults of a constraint's parameters: what each type needs, and of which kind."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any

from visitplanner.language.text import N_, Code, Text
from visitplanner.visit.entities import WEEKDAYS, Rule, Visit
from visitplanner.visit.faults.fault import Fault, shown
from visitplanner.visit.faults.references import unknown
from visitplanner.visit.rule_kinds import KIND_OF, Choice, Parameter
from visitplanner.visit.rule_kinds.choices import DIRECTIONS, ORGANISATION_TYPES, SESSION_TYPES

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def _is_date(value: Any) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_list(value: Any, fits: Callable[[Any], bool]) -> bool:
    return isinstance(value, list | tuple) and len(value) > 0 and all(fits(each) for each in value)


def _one_of(words: Collection[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in words


FITS: dict[Choice, Callable[[Any], bool]] = {
    "session": lambda value: isinstance(value, str),
    "site": lambda value: isinstance(value, str),
    "dates": lambda value: _is_list(value, _is_date),
    "number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "clock": lambda value: isinstance(value, str) and CLOCK.fullmatch(value) is not None,
    "weekdays": lambda value: _is_list(value, _one_of(WEEKDAYS)),
    "org_types": lambda value: _is_list(value, _one_of(ORGANISATION_TYPES)),
    "country": lambda value: isinstance(value, str) and re.fullmatch("[A-Z]{2}", value) is not None,
    "session_type": _one_of(SESSION_TYPES),
    "direction": _one_of(DIRECTIONS),
    "order": lambda value: _is_list(value, lambda each: isinstance(each, str)),
}
EXPECTED: dict[Choice, Text] = {
    "session": N_("The identifier of a session is expected here."),
    "site": N_("The identifier of a site is expected here."),
    "dates": N_("A list of dates is expected here, each as year, month and day: 2027-04-12."),
    "clock": N_("A time of the day is expected here, from 00:00 to 23:59."),
    "weekdays": N_("A list of weekdays is expected here, each as one of MON, TUE, WED, THU, FRI, SAT and SUN."),
    "org_types": N_("A list of types of organisations is expected here, such as ministry."),
    "country": N_("A country is expected here, as its code of two capital letters."),
    "session_type": N_("A type of session is expected here, such as shelter_visit."),
    "direction": N_("One of host_presents, delegation_presents, two_way and internal is expected here."),
    "order": N_("A list of identifiers of topics and types of sessions is expected here, first to last."),
}


def parameter_faults(visit: Visit, rule: Rule, path: str) -> Iterator[Fault]:
    """What is wrong with the parameters of a rule of a known type."""
    kind = KIND_OF[rule.type]
    for parameter in kind.parameters:
        if parameter.name in rule.params:
            yield from _faults_of_value(visit, parameter, rule.params[parameter.name], f"{path}.{parameter.name}")
        elif not parameter.optional:
            yield Fault(path, "rule_params", _missing(rule, parameter.name))
    known = {each.name for each in kind.parameters}
    for name in rule.params:
        if name not in known:
            yield Fault(path, "rule_params", _unused(rule, name), fatal=False)


def _faults_of_value(visit: Visit, parameter: Parameter, value: Any, path: str) -> Iterator[Fault]:
    if _fits(parameter, value):
        yield from _unknown_names(visit, parameter, value, path)
    else:
        yield Fault(path, "rule_params", _expected(parameter))


def _fits(parameter: Parameter, value: Any) -> bool:
    in_range = parameter.choice != "number" or not isinstance(value, int) or parameter.least <= value <= parameter.most
    return in_range and FITS[parameter.choice](value)


def _expected(parameter: Parameter) -> Text:
    if parameter.choice == "number":
        return N_(
            "A whole number from %(least)s to %(most)s is expected here.", least=parameter.least, most=parameter.most
        )
    return EXPECTED[parameter.choice]


def _unknown_names(visit: Visit, parameter: Parameter, value: Any, path: str) -> Iterator[Fault]:
    match parameter.choice:
        case "session" if value not in {each.id for each in visit.sessions}:
            yield unknown(path, "sessions", value)
        case "site" if value not in {each.id for each in visit.sites}:
            yield unknown(path, "sites", value)
        case "order":
            topics = {each.id for each in visit.topics}
            for index, each in enumerate(value):
                if each not in topics and each not in SESSION_TYPES:
                    yield unknown(f"{path}[{index}]", "topics", each)


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
