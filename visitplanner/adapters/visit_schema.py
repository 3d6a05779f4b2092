"""Holds a document against the schema of the visit file; finds everything that does not fit, one by one."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError

SCHEMA = Path(__file__).with_name("studyvisit-1.schema.json")
FORBIDDEN = "restricted"
DATE = r"^\d{4}-\d{2}-\d{2}$"
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)

Findings: TypeAlias = Iterator[ValidationError]


@dataclass(frozen=True)
class Misfit:
    """One place that does not fit, and the keyword of the schema that says so.

    ``detail`` is the member's name where one is missing or unknown, the pattern where a text does not match; ``near``
    the member that was probably meant. ``keyword`` is ``forbidden`` where nothing may stand.
    """

    path: tuple[str | int, ...]
    keyword: str
    value: Any = field(repr=False)
    wanted: Any
    subschema: Mapping[str, Any]
    detail: str = field(repr=False)
    near: str | None
    by_confidentiality: bool


@cache
def schema() -> Mapping[str, Any]:
    """The schema of the visit file, version 1."""
    loaded: Mapping[str, Any] = json.loads(SCHEMA.read_bytes())
    return loaded


def misfits(document: Any) -> Iterator[Misfit]:
    """Everything that does not fit the schema, in the order of the schema."""
    return map(_misfit, _validator().iter_errors(document))


def _misfit(error: Any) -> Misfit:
    return Misfit(
        # Where nothing may stand, the library forgets which member it was; the schema forbids a single one.
        path=tuple(error.absolute_path) if error.validator else (*error.absolute_path, FORBIDDEN),
        keyword=error.validator or "forbidden",
        value=error.instance,
        wanted=error.validator_value,
        subschema=error.schema if isinstance(error.schema, dict) else {},
        detail=error.message,
        near=error.context[0].message if error.context else None,
        by_confidentiality=not {"then", "else"}.isdisjoint(error.absolute_schema_path),
    )


@cache
def _validator() -> Any:
    # The library's own checks say things in English only; ours keep the facts, so that a sentence can be made of them.
    extend: Any = validators.extend
    own = {"required": _required, "additionalProperties": _additional, "pattern": _pattern, "anyOf": _any_of}
    return extend(Draft202012Validator, own)(schema())


def _required(validator: Any, names: list[str], instance: Any, subschema: Mapping[str, Any]) -> Findings:
    """One finding per missing member."""
    if isinstance(instance, dict):
        yield from (ValidationError(name) for name in names if name not in instance)


def _additional(validator: Any, allowed: Any, instance: Any, subschema: Mapping[str, Any]) -> Findings:
    """One finding per unknown member."""
    known = subschema.get("properties", {})
    for name in instance if isinstance(instance, dict) else ():
        if name in known:
            continue
        if allowed is False:
            near = get_close_matches(name[:60], [each for each in known if each not in instance], n=1, cutoff=0.7)
            yield ValidationError(name, context=[ValidationError(each) for each in near])
        else:
            yield from validator.descend(instance[name], allowed, path=name)


def _pattern(validator: Any, pattern: str, instance: Any, subschema: Mapping[str, Any]) -> Findings:
    """The whole text must match, in ASCII digits; a date must also be in the calendar."""
    if not isinstance(instance, str):
        return
    if not re.fullmatch(pattern, instance, re.ASCII) or instance.endswith("\n"):
        yield ValidationError(pattern)
    elif pattern == DATE and not _in_calendar(instance):
        yield ValidationError("calendar")


def _in_calendar(text: str) -> bool:
    try:
        return EARLIEST <= date.fromisoformat(text) <= LATEST
    except ValueError:
        return False


def _any_of(validator: Any, choices: list[Any], instance: Any, subschema: Mapping[str, Any]) -> Findings:
    """Every choice in this schema is "such a thing, or null": what is not null is held against the thing."""
    if instance is not None:
        yield from validator.descend(instance, choices[0], schema_path=0)
