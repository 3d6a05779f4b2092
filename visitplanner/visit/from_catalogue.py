"""What has to be added to a visit so that it has a host of the catalogue: operations that edit it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from visitplanner.language.folding import folded
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.text import Name
from visitplanner.visit import catalogue
from visitplanner.visit.catalogue import Hours
from visitplanner.visit.entities import Visit
from visitplanner.visit.identifiers import next_id
from visitplanner.visit.plain import plain
from visitplanner.visit.standing_hours import Periods, offered, opening_hours

MEETING = {"en": "Meeting with {host}", "ar": "اجتماع مع {host}"}
UNDISCLOSED = {"en": "Location withheld", "ar": "الموقع محجوب"}
MEETING_MINUTES = 60

Change = dict[str, Any]


@dataclass(frozen=True)
class Host:
    """An organisation of the catalogue with what belongs to it; references are the catalogue's."""

    organisation: catalogue.Organisation
    sites: Sequence[catalogue.Site]
    hours: Sequence[Hours]


@dataclass(frozen=True)
class Shelf:
    """What the hosts refer to, by the catalogue's identifiers."""

    cities: Mapping[str, catalogue.City]
    meeting_points: Mapping[str, catalogue.MeetingPoint]
    topics: Mapping[str, catalogue.Topic]


def additions(
    visit: Visit, hosts: Sequence[Host], shelf: Shelf, *, with_sessions: bool, ramadan: Periods = ()
) -> list[Change]:
    """Operations for every host, in an order in which nothing refers to what is not there yet."""
    adding = _Adding(visit, shelf, ramadan)
    for host in hosts:
        adding.add(host, with_sessions=with_sessions)
    return adding.changes


class _Adding:
    """The lists of a visit as they grow."""

    def __init__(self, visit: Visit, shelf: Shelf, ramadan: Periods) -> None:
        self._visit, self._shelf, self._ramadan = visit, shelf, ramadan
        self._days = [each.date for each in visit.days if each.type == "programme"]
        self._lists: dict[str, list[Any]] = {
            name: [plain(each) for each in getattr(visit, name)]
            for name in ("cities", "zones", "topics", "organisations", "meeting_points", "sites", "sessions")
        }
        self.changes: list[Change] = []

    def add(self, host: Host, *, with_sessions: bool) -> None:
        organisation_id = self._organisation(host.organisation)
        topics = [self._topic(each) for each in host.organisation.topic_ids if each in self._shelf.topics]
        sites = [
            self._site(organisation_id, each, host.hours) for each in host.sites if each.city_id in self._shelf.cities
        ]
        has_one = any(each["host_id"] == organisation_id for each in self._lists["sessions"])
        if with_sessions and sites and not has_one:
            self._session(organisation_id, sites[0], topics, host)

    def _organisation(self, host: catalogue.Organisation) -> str:
        own = {
            "name": _both(host.name),
            "type": host.type,
            "country": host.country,
            "parent_id": None,
            "protocol_rank": host.protocol_rank,
            "provenance": "practice",
        }
        return self._find("organisations", host.name) or self._put("organisations", "ORG-", own)

    def _topic(self, topic_id: str) -> str:
        name = self._shelf.topics[topic_id].name
        own = {"name": _both(name), "provenance": "practice"}
        return self._find("topics", name) or self._put("topics", "TOP-", own)

    def _city(self, city_id: str) -> str:
        city = self._shelf.cities[city_id]
        own = {
            "name": _both(city.name),
            "country": city.country,
            "timezone": city.timezone,
            "lat": city.lat,
            "lon": city.lon,
            "precision": "approximate_city_level",
        }
        return self._find("cities", city.name, country=city.country) or self._put("cities", "C", own)

    def _zone(self, city_id: str, *, undisclosed: bool) -> str:
        """A zone of the city that everybody may know, or one that nobody may."""
        for each in self._lists["zones"]:
            if each["city_id"] == city_id and bool(each.get("undisclosed")) == undisclosed:
                return str(each["id"])
        city = next(each for each in self._lists["cities"] if each["id"] == city_id)
        own = {"city_id": city_id, "name": UNDISCLOSED if undisclosed else city["name"]}
        return self._put("zones", "Z", own | ({"undisclosed": True} if undisclosed else {}))

    def _meeting_point(self, point_id: str | None) -> str | None:
        point = self._shelf.meeting_points.get(point_id or "")
        if point is None or point.city_id not in self._shelf.cities:
            return None
        city_id = self._city(point.city_id)
        zone_id = self._zone(city_id, undisclosed=False)
        own = {"name": _both(point.name), "city_id": city_id, "zone_id": zone_id, "lead_min": point.lead_min}
        return self._find("meeting_points", point.name, city_id=city_id) or self._put("meeting_points", "MP-", own)

    def _site(self, organisation_id: str, site: catalogue.Site, hours: Sequence[Hours]) -> str:
        city_id = self._city(site.city_id)
        found = self._find("sites", site.name, organisation_id=organisation_id)
        if found:
            return found
        hidden = site.confidentiality == "confidential"
        country = self._shelf.cities[site.city_id].country
        own = {
            "organisation_id": organisation_id,
            "name": _both(site.name),
            "city_id": city_id,
            "zone_id": self._zone(city_id, undisclosed=hidden),
            "confidentiality": site.confidentiality,
            "location": None,
            "address": None if hidden else site.address,
            "meeting_point_id": self._meeting_point(site.meeting_point_id),
            "public_label": site.public_label and _both(site.public_label),
            "max_visitors": site.max_visitors,
            "access_min": site.access_min,
            "step_free": site.step_free,
            "photo_policy": site.photo_policy,
            "clearance": {
                "names_required": site.names_required,
                "passport_required": site.passport_required,
                "lead_working_days": site.lead_working_days,
            },
            "hours": opening_hours(hours, country, self._days, ramadan=self._ramadan),
            "provenance": "practice",
        }
        return self._put("sites", "SITE-", own | (_restricted(site) if hidden else {}))

    def _session(self, organisation_id: str, site_id: str, topics: list[str], host: Host) -> None:
        site = next(each for each in self._lists["sites"] if each["id"] == site_id)
        label = site["public_label"] if site["confidentiality"] == "confidential" else None
        own = {
            "title": _meeting(_both(host.organisation.name)),
            "type": "meeting",
            "direction": "host_presents",
            "host_id": organisation_id,
            "site_id": site_id,
            "topic_ids": topics,
            "audience": {"mode": "plenary", "subgroup_ids": []},
            "net_min": MEETING_MINUTES,
            "fixed_min": 0,
            "interpretation": {"mode": "none", "languages": [], "factor": 1.0},
            "gross_min": MEETING_MINUTES,
            "windows": offered(host.hours, self._here(site), ramadan=self._ramadan, closed=self._closed(host)),
            "required": False,
            "priority": 3,
            "status": "idea",
            "provenance": "practice",
        }
        self._put("sessions", "S", own | ({"public_title": label} if label else {}))

    def _here(self, site: Change) -> list[date]:
        """The programme days on which anybody is in the site's city."""
        return [
            each.date
            for each in self._visit.days
            if each.type == "programme" and site["city_id"] in each.city_by_subgroup.values()
        ]

    def _closed(self, host: Host) -> set[date]:
        return {each.date for each in self._visit.holidays if each.country == host.organisation.country}

    def _find(self, name: str, wanted: Name, **same: str) -> str | None:
        """The entry with this name in some language, and with these members."""
        names = {folded(each) for each in wanted.values()}
        for each in self._lists[name]:
            own = {folded(text) for text in each["name"].values()}
            if names & own and all(each[member] == value for member, value in same.items()):
                return str(each["id"])
        return None

    def _put(self, name: str, prefix: str, value: Change) -> str:
        id_ = next_id(prefix, [each["id"] for each in self._lists[name]])
        entry = {"id": id_, **value}
        self._lists[name].append(entry)
        self.changes.append({"op": "add", "entity": name, "value": entry})
        return id_


def _restricted(site: catalogue.Site) -> Change:
    secret = site.secret or catalogue.Secret("", "")
    return {"restricted": {"address": secret.address, "access_note": secret.access_note, "lat": None, "lon": None}}


def _meeting(host: Name) -> Name:
    return {language: MEETING[language].format(host=host[language]) for language in LANGUAGES}


def _both(name: Name) -> Name:
    """A visit file has every name in both languages: what is missing is said in the other."""
    one = next(filter(None, name.values()), "–")
    return {language: name.get(language) or one for language in LANGUAGES}
