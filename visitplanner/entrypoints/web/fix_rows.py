"""What a fix changes, field by field in words: what stands there now and what would stand there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from visitplanner.entrypoints.web.opened import COORDINATOR, Opened
from visitplanner.language.text import N_, Code, Name, Text, Value
from visitplanner.planning import Fix
from visitplanner.programme.visibility import site_as_seen, title_as_seen
from visitplanner.visit.plain import plain

NOTHING, YES, NO = N_("Nothing"), N_("Yes"), N_("No")
WHOLE_VISIT = N_("The visit")
NEW_ENTRY = N_("A new entry")
FIELDS: Mapping[str, Text] = {
    "windows": N_("Windows offered"),
    "required": N_("Has to be in the plan"),
    "net_min": N_("Minutes of the meeting itself"),
    "gross_min": N_("Minutes altogether"),
    "audience": N_("Who attends"),
    "size": N_("People in the group"),
    "max_visitors": N_("Visitors at most"),
    "lunch": N_("Lunch"),
    "hours": N_("Opening hours"),
    "end_date": N_("Last day"),
    "names_submitted_on": N_("Names are sent on"),
}
ENTRIES: Mapping[str, Text] = {
    "interpreters": N_("Interpreters"),
    "days": N_("Days"),
    "constraints": N_("Rules"),
}
"""What lists are called to which a fix adds something, or from which it takes something."""


@dataclass(frozen=True)
class ChangeRow:
    """One field; ``about`` is the entry it belongs to."""

    about: Value
    field: Value
    before: tuple[Value, ...]
    after: tuple[Value, ...]


def change_rows(page: Opened, fix: Fix) -> list[ChangeRow]:
    """Nothing that is confidential is among them: of a site only numbers and hours are told."""
    return list(_rows(page, fix))


def _rows(page: Opened, fix: Fix) -> Iterator[ChangeRow]:
    for change in fix.changes:
        entity, field, value = str(change.get("entity", "")), str(change.get("field", "")), change.get("value")
        label = FIELDS.get(field, Code(field))
        match change.get("op"):
            case "set":
                entry = _entry(page, entity, str(change.get("id")))
                about = _called(page, entity, str(change.get("id")))
                yield ChangeRow(about, label, _said(entry.get(field)), _said(value))
            case "set_visit":
                yield ChangeRow(WHOLE_VISIT, label, _said(plain(page.visit.header).get(field)), _said(value))
            case "add":
                named = value.get("name") if isinstance(value, Mapping) else None
                added = (named,) if isinstance(named, Mapping) else _added(value)
                yield ChangeRow(ENTRIES.get(entity, Code(entity)), NEW_ENTRY, (NOTHING,), added)
            case "remove":
                rule = Code(str(change.get("id")))
                yield ChangeRow(ENTRIES.get(entity, Code(entity)), rule, (rule,), (NOTHING,))


def _added(value: object) -> tuple[Value, ...]:
    """A new day goes by its date, anything else by its identifier."""
    entry = value if isinstance(value, Mapping) else {}
    return (_day(str(entry["date"])),) if "date" in entry else (Code(str(entry.get("id", ""))),)


def _entry(page: Opened, entity: str, identifier: str) -> Mapping[str, Any]:
    entries = getattr(page.visit, entity, ())
    found = next((each for each in entries if identifier == str(getattr(each, "id", getattr(each, "date", "")))), None)
    entry: Mapping[str, Any] = {} if found is None else plain(found)
    return entry


def _called(page: Opened, entity: str, identifier: str) -> Value:
    names: Mapping[str, Name] = {}
    match entity:
        case "sessions" if identifier in page.session:
            session = page.session[identifier]
            return title_as_seen(page.site[session.site_id], session, COORDINATOR)
        case "sites" if identifier in page.site:
            return site_as_seen(page.visit, page.site[identifier], COORDINATOR, attends=True).name
        case "subgroups":
            names = {each.id: each.name for each in page.visit.subgroups}
        case "days":
            return _day(identifier)
    return names.get(identifier, Code(identifier))


def _said(value: object) -> tuple[Value, ...]:
    match value:
        case None:
            return (NOTHING,)
        case bool():
            return (YES if value else NO,)
        case int() | float():
            return (value,)
        case list() | tuple():
            return tuple(_item(each) for each in value) or (NOTHING,)
        case Mapping():
            return (_item(value),)
        case str():
            return (_day(value),)
    return (Code(str(value)),)


def _item(value: object) -> Value:
    """A window, a segment of hours, a lunch or an audience."""
    if not isinstance(value, Mapping):
        return Code(str(value))
    opens, closes = value.get("start", value.get("earliest")), value.get("end", value.get("latest_end"))
    if opens and closes:
        times = Code(f"{opens}–{closes}")
        if "minutes" in value:
            minutes = int(value["minutes"])
            return N_("%(minutes)s minutes in %(times)s", minutes=minutes, times=times)
        return N_("%(date)s %(times)s", date=_day(str(value["date"])), times=times) if "date" in value else times
    return tuple(Code(str(each)) for each in value.get("subgroup_ids") or (value.get("mode", ""),))


def _day(text: str) -> Value:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Code(text)
