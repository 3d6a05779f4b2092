"""What the programme has to keep to, as sentences with choices: always, by wish, and for single sessions."""

from collections.abc import Iterator, Sequence
from typing import Any

from visitplanner.entrypoints.web.forms.choices import Fixed, Switch
from visitplanner.entrypoints.web.forms.fields import Field, Form, Plain
from visitplanner.entrypoints.web.forms.kinds import Number
from visitplanner.entrypoints.web.sheets.rule_choices import field_of, values_of
from visitplanner.entrypoints.web.sheets.sheet import Asked, Card, Changes, Sheet, StepPage
from visitplanner.entrypoints.web.sheets.sheet import Line as Entry
from visitplanner.language.text import N_, Text
from visitplanner.visit.entities import Rule, Visit
from visitplanner.visit.identifiers import next_id
from visitplanner.visit.rule_kinds import KIND_OF, RULE_KINDS, RuleKind, Subject

GREATEST_WEIGHT = 10_000
SUBJECTS: dict[Subject, Text] = {
    "order": N_("What comes before what"),
    "days": N_("On which days"),
    "load": N_("How much in a day"),
    "people": N_("People"),
    "places": N_("Places"),
    "content": N_("Content"),
    "comfort": N_("Comfort"),
}


def _always() -> list[RuleKind]:
    """Constraints in which nothing is to be chosen."""
    return [each for each in RULE_KINDS if each.strength == "hard" and not each.parameters]


def _wishes() -> list[RuleKind]:
    return [each for each in RULE_KINDS if each.strength == "soft" and not each.parameters]


def with_choices() -> list[tuple[Text, list[RuleKind]]]:
    """The rules that ask for something, by what they are about."""
    asking = [each for each in RULE_KINDS if each.parameters]
    grouped = [(label, [each for each in asking if each.subject == code]) for code, label in SUBJECTS.items()]
    return [(label, own) for label, own in grouped if own]


def _rule_of(visit: Visit, type_: str) -> Rule | None:
    return next((each for each in visit.constraints if each.type == type_), None)


def _new_rule(visit: Visit, kind: RuleKind, taken: list[str], weight: int | None = None) -> Plain:
    id_ = next_id("R", taken)
    taken.append(id_)
    rule: Plain = {
        "id": id_,
        "type": kind.type,
        "strength": kind.strength,
        "params": {},
        "text": kind.title.message,
        "provenance": "practice",
    }
    return rule if weight is None else rule | {"weight": weight}


def _always_fields(visit: Visit) -> Sequence[Field]:
    return [Field(each.type, each.title, Switch(), help=each.help) for each in _always()]


def _always_changes(visit: Visit, old: Plain, new: Plain) -> Changes:
    taken = [each.id for each in visit.constraints]
    changes: Changes = []
    for kind in _always():
        if new[kind.type] and not old[kind.type]:
            changes.append({"op": "add", "entity": "constraints", "value": _new_rule(visit, kind, taken)})
        elif old[kind.type] and not new[kind.type]:
            changes.extend(
                {"op": "remove", "entity": "constraints", "id": each.id}
                for each in visit.constraints
                if each.type == kind.type
            )
    return changes


ALWAYS = Card(
    name="always",
    heading=N_("Always kept"),
    fields=_always_fields,
    read=lambda visit: {each.type: _rule_of(visit, each.type) is not None for each in _always()},
    changes=_always_changes,
    place="$.constraints",
    teach=N_("Nothing breaks these while they are on."),
)


def _wish_fields(visit: Visit) -> Sequence[Field]:
    weight = Number(0, GREATEST_WEIGHT)
    return [Field(each.type, each.title, weight, help=each.help) for each in _wishes()]


def _wish_changes(visit: Visit, old: Plain, new: Plain) -> Changes:
    taken = [each.id for each in visit.constraints]
    changes: Changes = []
    for kind in _wishes():
        rule, weight = _rule_of(visit, kind.type), new[kind.type]
        if rule is not None and rule.weight != weight:
            changes.append({"op": "set", "entity": "constraints", "id": rule.id, "field": "weight", "value": weight})
        elif rule is None and weight:
            changes.append({"op": "add", "entity": "constraints", "value": _new_rule(visit, kind, taken, weight)})
    return changes


def _weights(visit: Visit) -> Plain:
    found = {each.type: _rule_of(visit, each.type) for each in _wishes()}
    return {type_: (rule.weight or 0) if rule else 0 for type_, rule in found.items()}


WISHES = Card(
    name="wishes",
    heading=N_("Wished for"),
    fields=_wish_fields,
    read=_weights,
    changes=_wish_changes,
    place="$.constraints",
    teach=N_("Of two plans the one that does better here is better. 0 is off; twice the weight counts twice."),
)


def _kind_of(entry: Plain | None, asked: Asked) -> RuleKind | None:
    return KIND_OF.get(entry["type"] if entry else asked.get("kind", ""))


def _fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    kind = _kind_of(entry, asked)
    if kind is None:
        return ()
    facts = {"type": kind.type, "strength": kind.strength, "text": entry["text"] if entry else kind.title.message}
    own = [Field(name, kind.title, Fixed(fact)) for name, fact in facts.items()]
    own += [field_of(visit, each) for each in kind.parameters]
    if kind.strength == "soft":
        own.append(Field("weight", N_("Weight"), Number(0, GREATEST_WEIGHT), first=1, help=N_("0 is off.")))
    return own


def _check(visit: Visit, form: Form) -> None:
    values = form.values
    if values.get("params.first") is not None and values.get("params.first") == values.get("params.then"):
        form.errors["params.then"] = N_("Choose two different sessions.")


def _finish(visit: Visit, old: Plain | None, new: Plain) -> Plain:
    params = {name: value for name, value in new["params"].items() if value not in (None, [])}
    return new | {"params": params}


def _line(visit: Visit, rule: Rule) -> Entry:
    kind = KIND_OF.get(rule.type)
    if kind is None:
        return Entry(rule.id, rule.text)
    sentence = Text(kind.sentence.message, dict(values_of(visit, kind, rule.params)))
    weight = () if rule.weight is None else (N_("Weight %(weight)s", weight=rule.weight),)
    return Entry(rule.id, sentence, weight)


def _entries(visit: Visit) -> Iterator[Any]:
    """The rules that are not on one of the cards."""
    plain_types = {each.type for each in (*_always(), *_wishes())}
    return (each for each in visit.constraints if each.type not in plain_types)


RULES = Sheet(
    name="constraints",
    heading=N_("Rules about single sessions and days"),
    add=N_("Add a rule"),
    teach=N_("A rule is a sentence with choices, such as “The briefing comes before the shelter”."),
    fields=_fields,
    line=_line,
    entries=_entries,
    base=lambda visit: {"params": {}, "provenance": "practice"},
    check=_check,
    finish=_finish,
    prefix="R",
)

RULES_STEP = StepPage(
    name="rules",
    label=N_("Rules"),
    question=N_("What must the programme keep to?"),
    cards=(ALWAYS, WISHES),
    sheets=(RULES,),
    extras=("setup/_rule_kinds.html",),
)
