"""What a visit knows that all visits could use: its hosts with their sites, meeting points, topics and hours."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from visitplanner.language.text import Name
from visitplanner.visit import entities
from visitplanner.visit.catalogue import City, Hours, MeetingPoint, Organisation, Secret, Site, Topic
from visitplanner.visit.entities import Visit
from visitplanner.visit.translations import is_translated


@dataclass(frozen=True)
class Lesson:
    """What a visit could teach the catalogue, each entry by the identifier that the visit gives it.

    References are the visit's; ``hours`` are by organisation.
    """

    cities: dict[str, City] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    meeting_points: dict[str, MeetingPoint] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    hours: dict[str, tuple[Hours, ...]] = field(default_factory=dict)


def lesson_of(visit: Visit) -> Lesson:
    """The delegation is no host and stays out of it."""
    hosts = {each.id: each for each in visit.organisations if each.type != "delegation"}
    sites = [each for each in visit.sites if each.organisation_id in hosts]
    return Lesson(
        cities={each.id: _city(each) for each in visit.cities},
        topics={each.id: Topic(_said(each.name)) for each in visit.topics},
        organisations={id_: _organisation(visit, each) for id_, each in hosts.items()},
        meeting_points={
            each.id: MeetingPoint(_said(each.name), each.city_id, each.lead_min) for each in visit.meeting_points
        },
        sites={each.id: _site(each) for each in sites},
        hours={id_: tuple(_hours(visit, id_)) for id_ in hosts},
    )


def _city(city: entities.City) -> City:
    return City(_said(city.name), city.country, city.timezone, round(city.lat, 2), round(city.lon, 2))


def _organisation(visit: Visit, host: entities.Organisation) -> Organisation:
    topics = {topic: None for each in visit.sessions if each.host_id == host.id for topic in each.topic_ids}
    return Organisation(_said(host.name), host.type, host.country, host.protocol_rank, topic_ids=tuple(topics))


def _site(site: entities.Site) -> Site:
    secret = site.restricted
    return Site(
        organisation_id=site.organisation_id,
        name=_said(site.name),
        city_id=site.city_id,
        confidentiality=site.confidentiality,
        public_label=site.public_label and _said(site.public_label),
        meeting_point_id=site.meeting_point_id,
        address=site.address,
        secret=Secret(secret.address, secret.access_note) if secret else None,
        max_visitors=site.max_visitors,
        access_min=site.access_min,
        step_free=site.step_free,
        photo_policy=site.photo_policy,
        names_required=site.clearance.names_required,
        passport_required=site.clearance.passport_required,
        lead_working_days=site.clearance.lead_working_days,
    )


def _hours(visit: Visit, organisation_id: str) -> Iterator[Hours]:
    """Those of its first site: other sites of one host keep the same hours, or are entered by hand."""
    site = next((each for each in visit.sites if each.organisation_id == organisation_id), None)
    for each in site.hours if site else ():
        yield Hours("weekly", each.days, None, each.start, each.end)


def _said(name: Name) -> Name:
    """A name whose two languages are the same words has only the one that it is written in."""
    if is_translated(name):
        return dict(name)
    language = "ar" if any("\u0600" <= each <= "\u06ff" for each in name["en"]) else "en"
    return {language: name[language]}
