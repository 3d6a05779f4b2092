"""Zones for cities, meeting points and sites of a workbook that names none."""

from typing import Any

from visitplanner.visit.beginning import NOTHING
from visitplanner.visit.identifiers import next_id

Plain = dict[str, Any]
UNDISCLOSED = {"en": "Location withheld", "ar": "الموقع محجوب"}


def zone_all(document: Plain) -> None:
    """Every city has a zone, and every meeting point lies in one that everybody may know."""
    document["travel"].setdefault("matrix", [])
    document["travel"].setdefault("same_zone_min", 15)
    document["travel"].setdefault("same_city_undisclosed_min", 45)
    for each in document["zones"] + document["meeting_points"] + document["vehicles"]:
        if document["cities"]:
            each.setdefault("city_id", document["cities"][0]["id"])
    for city in document["cities"]:
        zone_of(document, city["id"], undisclosed=False)
    for each in document["meeting_points"]:
        if not each.get("zone_id"):
            each["zone_id"] = zone_of(document, each.get("city_id"), undisclosed=False)


def zone_of(document: Plain, city_id: Any, *, undisclosed: bool) -> str | None:
    for each in document["zones"]:
        if each.get("city_id") == city_id and bool(each.get("undisclosed")) == undisclosed:
            return str(each["id"])
    city = next((each for each in document["cities"] if each["id"] == city_id), None)
    if city is None:
        return None
    zone_id = next_id("Z", [str(each["id"]) for each in document["zones"]])
    name = UNDISCLOSED if undisclosed else city.get("name", NOTHING)
    zone = {"id": zone_id, "city_id": city_id, "name": name} | ({"undisclosed": True} if undisclosed else {})
    document["zones"].append(zone)
    return zone_id
