"""The choices in the sentences of rules: which field asks for each, and how what was chosen is said."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from visitplanner.entrypoints.web.forms.choices import Choice, Choices, Option
from visitplanner.entrypoints.web.forms.fields import Field
from visitplanner.entrypoints.web.forms.kinds import Clock, Kind, Line, Number
from visitplanner.entrypoints.web.forms.rows import OneARow
from visitplanner.entrypoints.web.sheets import options
from visitplanner.entrypoints.web.words.visits import ORGANISATION_TYPE, SESSION_TYPE, WEEKDAYS
from visitplanner.language.countries import countries
from visitplanner.language.text import N_, Code, Text, Value
from visitplanner.visit.entities import Visit
from visitplanner.visit.rule_kinds import Parameter, RuleKind
from visitplanner.visit.spoken_names import session_name, site_name

ANY = N_("any")
WORDS: Mapping[str, Mapping[str, Text]] = {
    "direction": options.DIRECTION,
    "session_type": SESSION_TYPE,
    "org_types": ORGANISATION_TYPE,
    "weekdays": WEEKDAYS,
}


def field_of(visit: Visit, parameter: Parameter) -> Field:
    """The field that asks for one choice of a rule."""
    return Field(
        f"params.{parameter.name}",
        parameter.label,
        _kind(visit, parameter),
        required=not parameter.optional,
        first=parameter.otherwise,
        absent=True,
    )


def _kind(visit: Visit, parameter: Parameter) -> Kind:
    empty = ANY if parameter.optional else None
    make: dict[str, Callable[[], Kind]] = {
        "session": lambda: Choice(options.sessions(visit), empty=empty),
        "site": lambda: Choice(options.sites(visit), empty=empty),
        "dates": lambda: Choices(options.dates(visit)),
        "number": lambda: Number(parameter.least, parameter.most),
        "clock": lambda: Clock(),
        "weekdays": lambda: Choices(_words("weekdays")),
        "country": lambda: Choice(options.all_countries(), empty=empty),
        "direction": lambda: Choice(_words("direction"), empty=empty),
        "session_type": lambda: Choice(_words("session_type"), empty=empty),
        "org_types": lambda: Choices(_words("org_types")),
        "order": lambda: OneARow(N_("Comes next"), _ordered(visit), blank=3, is_unordered=False),
    }
    return make.get(parameter.choice, lambda: Line())()


def _ordered(visit: Visit) -> tuple[Option, ...]:
    return (*options.topics(visit), *_words("session_type"))


def _words(choice: str) -> tuple[Option, ...]:
    return tuple(Option(code, label) for code, label in WORDS[choice].items())


def values_of(visit: Visit, kind: RuleKind, params: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    """What fills the places of a rule's sentence."""
    for each in kind.parameters:
        value = params.get(each.name, each.otherwise)
        yield each.name, ANY if value is None else said(visit, each.choice, value)


def said(visit: Visit, choice: str, value: Any) -> Value:
    """A chosen value as people read it."""
    if isinstance(value, list | tuple):
        return tuple(said(visit, choice, each) for each in value)
    names: dict[str, dict[str, Value]] = {
        "session": {each.id: session_name(visit, each) for each in visit.sessions},
        "site": {each.id: site_name(each) for each in visit.sites},
        "country": dict(countries()),
        "order": {each.id: each.name for each in visit.topics} | dict(SESSION_TYPE),
    }
    known: Mapping[str, Value] = names.get(choice) or WORDS.get(choice, {})
    if value in known:
        return known[value]
    if choice == "dates":
        return date.fromisoformat(value)
    return value if isinstance(value, int) else Code(str(value))
