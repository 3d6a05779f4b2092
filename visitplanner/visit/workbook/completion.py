"""Fills in what people leave empty in a workbook, with ordinary values, so that a short one is a whole visit."""

from collections.abc import Mapping
from datetime import date
from math import ceil
from typing import Any

from visitplanner.language.languages import LANGUAGES
from visitplanner.visit.beginning import DEFAULT_RULES, DELEGATION, GROUP, NAMES_AHEAD, NOTHING
from visitplanner.visit.day_pattern import LUNCH, days_between
from visitplanner.visit.identifiers import next_id, visit_id_of
from visitplanner.visit.plain import plain
from visitplanner.visit.standing_hours import opening_hours
from visitplanner.visit.workbook.defaults import DEFAULTS, PRECISION
from visitplanner.visit.workbook.references import Entry
from visitplanner.visit.workbook.sheet import member_of, put
from visitplanner.visit.workbook.sheets import SHEETS
from visitplanner.visit.workbook.zoning import zone_all, zone_of

Plain = dict[str, Any]
EVERYBODY = {"en": "Everybody", "ar": "الجميع"}
UNKNOWN_PEOPLE = 10
FACTORS = {"consecutive": 2.0}
GRID = 15

WITH_PROVENANCE = frozenset(sheet.name for sheet in SHEETS if "provenance" in sheet.by_member)


def prepare(document: Plain, entries: Mapping[str, list[Entry]]) -> None:
    """Texts in both languages, identifiers, and the values that depend on nothing else."""
    for sheet in SHEETS:
        rows = [each.value for each in entries[sheet.name]]
        stems = {each.member.removesuffix(".en") for each in sheet.columns if each.member.endswith(".en")}
        defaults = {
            **DEFAULTS.get(sheet.name, {}),
            **({"provenance": "practice"} if sheet.name in WITH_PROVENANCE else {}),
        }
        for row in rows:
            for stem in stems:
                _say_in_both(row, stem)
            for member, value in defaults.items():
                _default(row, member, value)
        if "id" in sheet.by_member:
            taken = [str(each["id"]) for each in rows if each.get("id")]
            for row in rows:
                if not row.get("id"):
                    row["id"] = next_id(sheet.prefix, taken)
                    taken.append(row["id"])
    for row in document["sites"]:
        row.setdefault("public_label", None)


def complete(document: Plain, taken: frozenset[str]) -> None:
    """What follows from the rest; ``taken`` are the identifiers of visits that are there already."""
    for part in ("visit", "travel", "delegation", "meta"):
        document.setdefault(part, {})
    for step in (_organisations, _header, _subgroups, _delegation, zone_all, _sites, _days, _sessions, _rules, _rest):
        step(document)
    visit = document["visit"]
    visit.setdefault("id", visit_id_of(str(visit.get("code", "")), taken))
    _meta(document)


def _default(row: Plain, member: str, value: Any) -> None:
    """Nothing stays nothing only where nothing is the default."""
    if member_of(row, member) is None:
        put(row, member, list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, dict) else value)


def _say_in_both(row: Plain, stem: str) -> None:
    said = member_of(row, stem)
    if isinstance(said, Mapping):
        one = next((text for text in said.values() if text), None)
        if one is not None:
            put(row, stem, {language: said.get(language) or one for language in LANGUAGES})


def _organisations(document: Plain) -> None:
    own = document["delegation"].get("organisation_id")
    delegation = next((each for each in document["organisations"] if each.get("type") == "delegation"), None)
    if own is None and delegation is None:
        country = next(iter(document["visit"].get("sending_countries") or ()), None) or _country(document)
        name = document["visit"].get("title") or NOTHING
        document["organisations"].append(
            {"id": DELEGATION, "name": name, "type": "delegation", "country": country, "parent_id": None}
            | {"protocol_rank": 0, "provenance": "practice"}
        )
    document["delegation"].setdefault("organisation_id", delegation["id"] if delegation else DELEGATION)


def _country(document: Plain) -> str:
    """The first country that is named anywhere."""
    return next((str(each["country"]) for each in document["organisations"] if each.get("country")), "JO")


def _header(document: Plain) -> None:
    visit, hosts = document["visit"], document["organisations"]
    receiving = [each for each in hosts if each.get("type") != "delegation"]
    organiser = next((each for each in receiving if each.get("type") == "international_organisation"), None)
    first = organiser or next(iter(receiving), hosts[0] if hosts else {"id": DELEGATION})
    sending = {each.get("country") for each in hosts if each.get("type") == "delegation"} - {None}
    hosting = {each.get("country") for each in document["cities"] or receiving} - {None}
    values: Mapping[str, Any] = {
        "purpose": visit.get("title"),
        "status": "draft",
        "sending_countries": sorted(map(str, sending)) or [_country(document)],
        "host_countries": sorted(map(str, hosting)) or [_country(document)],
        "organiser_id": first["id"],
        "working_languages": ["en", "ar"],
        "currency": "USD",
        "slot_min": GRID,
        "punctuality_buffer_min": 10,
        "escorts_per_group": 1,
    }
    for name, value in values.items():
        visit.setdefault(name, value)
    start = _date(visit.get("start_date"))
    if start:
        visit.setdefault("names_submitted_on", (start - NAMES_AHEAD).isoformat())


def _subgroups(document: Plain) -> None:
    if not document["subgroups"]:
        people = document["delegation"].get("planning_size") or document["delegation"].get("size") or UNKNOWN_PEOPLE
        document["subgroups"].append({"id": GROUP, "name": EVERYBODY, "size": people})
    for each in document["delegation"].get("members", ()):
        each.setdefault("subgroup_id", document["subgroups"][0]["id"])
        each["restricted"] = {"passport_number": "", "emergency_contact": "", "medical_note": ""}


def _delegation(document: Plain) -> None:
    delegation, visit = document["delegation"], document["visit"]
    people = sum(each.get("size", 0) for each in document["subgroups"] if isinstance(each.get("size", 0), int))
    values: Plain = {
        "size": None,
        "planning_size": delegation.get("size") or people or UNKNOWN_PEOPLE,
        "composition": visit.get("title") or NOTHING,
        "provenance": "practice",
        "members": [],
    }
    for name, value in values.items():
        delegation.setdefault(name, value)


def _sites(document: Plain) -> None:
    countries = {each["id"]: each.get("country", "") for each in document["cities"]}
    for each in document["sites"]:
        if document["cities"]:
            each.setdefault("city_id", document["cities"][0]["id"])
        hidden = each["confidentiality"] == "confidential"
        if not each.get("zone_id"):
            each["zone_id"] = zone_of(document, each.get("city_id"), undisclosed=hidden)
        if hidden:
            each["photo_policy"] = each["photo_policy"] if each["photo_policy"] != "ask" else "prohibited"
            each["restricted"] = {"address": "", "access_note": "", "lat": None, "lon": None}
        location = each.get("location")
        each["location"] = {**location, "precision": PRECISION} if location else None
        if not each["hours"]:
            each["hours"] = opening_hours((), str(countries.get(each.get("city_id"), "")), ())


def _days(document: Plain) -> None:
    visit, days = document["visit"], document["days"]
    start, end = _date(visit.get("start_date")), _date(visit.get("end_date"))
    everywhere = {"*": document["cities"][0]["id"]} if document["cities"] else {}
    if not days and start and end and start <= end:
        off = [each.get("date") for each in document["holidays"]]
        country = next(iter(visit["host_countries"]), "")
        made = days_between(start, end, country=country, cities=everywhere, holidays=[d for d in map(_date, off) if d])
        document["days"] = [plain(each) for each in made]
        return
    for number, each in enumerate(days, 1):
        each.setdefault("day_index", number)
        each.setdefault("city_by_subgroup", dict(everywhere))
        each.setdefault("lunch", None)
        if each["lunch"]:
            each["lunch"] = {**plain(LUNCH), **each["lunch"]}


def _sessions(document: Plain) -> None:
    first_site: dict[Any, str] = {}
    for each in document["sites"]:
        first_site.setdefault(each.get("organisation_id"), str(each["id"]))
    for each in document["sessions"]:
        if not each.get("site_id") and each.get("host_id") in first_site:
            each["site_id"] = first_site[each["host_id"]]
        interpretation = each["interpretation"]
        interpretation.setdefault("factor", FACTORS.get(interpretation["mode"], 1.0))
        net, fixed = each.get("net_min"), each["fixed_min"]
        if "gross_min" not in each and isinstance(net, int) and isinstance(fixed, int):
            each["gross_min"] = ceil((net * interpretation["factor"] + fixed) / GRID) * GRID


def _rules(document: Plain) -> None:
    for each in document["constraints"]:
        each["params"] = {**each["params"], **(each.pop("other", None) or {})}
    if not document["constraints"]:
        document["constraints"] = [
            {"id": f"R{number:02}", "type": type_, "strength": strength, "params": {}, "text": text}
            | {"provenance": "practice"}
            | ({} if weight is None else {"weight": weight})
            for number, (type_, strength, weight, text) in enumerate(DEFAULT_RULES, 1)
        ]


def _rest(document: Plain) -> None:
    if document["costs"] is not None:
        document["costs"].setdefault("transfer_per_person", {})


def _meta(document: Plain) -> None:
    meta, visit = document["meta"], document["visit"]
    for name, value in {
        "id": visit["id"],
        "title": visit.get("title") or NOTHING,
        "realism": "fictional",
        "description": NOTHING,
        "disclaimer": NOTHING,
        "sources": [],
        "article_facts": [],
        "assumptions": [],
    }.items():
        meta.setdefault(name, value)


def _date(text: Any) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else None
