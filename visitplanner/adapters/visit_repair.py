"""Puts something harmless where a document does not fit the schema, so that the rest of it can still be examined."""

from collections.abc import Iterable, Mapping
from typing import Any

from visitplanner.adapters.visit_schema import DATE, Misfit, schema

HARMFUL = frozenset({"type", "required", "additionalProperties", "enum", "const", "pattern"})
FIRST_DATE = "2000-01-01"


def repaired(document: Any, found: Iterable[Misfit]) -> Any:
    """The document, changed in place. Nobody may plan with it: it is only good for finding further faults."""
    # From the leaves to the root, so that a place still exists when its turn comes.
    for misfit in sorted(found, key=lambda each: len(each.path), reverse=True):
        parts = misfit.path
        if misfit.keyword == "required":
            _at(document, parts).setdefault(misfit.detail, _placeholder(_member(misfit.subschema, misfit.detail)))
        elif misfit.keyword == "additionalProperties":
            _at(document, parts).pop(misfit.detail, None)
        elif misfit.keyword == "forbidden":
            _at(document, parts[:-1]).pop(parts[-1], None)
        elif misfit.keyword in HARMFUL and parts:
            _at(document, parts[:-1])[parts[-1]] = _placeholder(misfit.subschema)
    return document


def _at(document: Any, parts: tuple[str | int, ...]) -> Any:
    for part in parts:
        document = document[part]
    return document


def _member(subschema: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    # The rule for confidential sites demands a member that only the site itself describes.
    site = schema()["properties"]["sites"]["items"]
    described: Mapping[str, Any] = {**site["properties"], **subschema.get("properties", {})}.get(name, {})
    return described


def _placeholder(subschema: Mapping[str, Any]) -> Any:
    if "$ref" in subschema:
        return _placeholder(schema()["$defs"]["bi"])
    if "anyOf" in subschema:
        return None
    if "const" in subschema:
        return subschema["const"]
    if "enum" in subschema:
        return subschema["enum"][0]
    match subschema.get("type"):
        case "object":
            described = subschema.get("properties", {})
            # What the schema demands without describing it is the name of a what-if operation.
            return {
                name: _placeholder(described.get(name, {"type": "string"})) for name in subschema.get("required", ())
            }
        case "array":
            return []
        case "string":
            return _text(subschema.get("pattern"))
        case "boolean":
            return False
        case "null":
            return None
    return int(subschema.get("minimum", 1))


def _text(pattern: str | None) -> str:
    if pattern == DATE:
        return FIRST_DATE
    return "00:00" if pattern and ":" in pattern else "x"
