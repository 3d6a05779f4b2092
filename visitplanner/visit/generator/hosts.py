"""Who receives a made visit, and where: hosts of every kind spread over its cities, and an office in each."""

from random import Random

from visitplanner.visit import entities as e
from visitplanner.visit.generator.ground import Ground, named

KINDS = ("ministry", "law_enforcement", "prosecution", "civil_society", "health", "academia", "local_government")
PROTOCOL_RANKS = {"ministry": 1, "law_enforcement": 2, "prosecution": 2}
EVERY_NTH_CONFIDENTIAL, ITS_REMAINDER = 11, 7
SMALL = 3
"""Who enters a confidential site besides one subgroup: an escort and two interpreters."""


def hosts(ground: Ground, chance: Random) -> tuple[e.Organisation, ...]:
    """As many in each country as its share of the working days; the very first is a ministry."""
    stays = [ground.city_on[each] for each in ground.dates if ground.works(each)]
    return tuple(
        _organisation(
            f"H{number + 1:03}",
            KINDS[0] if number == 0 else chance.choice(KINDS),
            ground.place_of[stays[number % len(stays)]].country,
        )
        for number in range(ground.size.hosts)
    )


def offices(ground: Ground) -> tuple[e.Organisation, ...]:
    """The organiser in each city, and the delegation's own organisation."""
    found = [
        _organisation(f"ORG-OFFICE-{each.city}", "international_organisation", each.country) for each in ground.places
    ]
    return (*found, _organisation("ORG-DELEGATION", "delegation", "JO"))


def _organisation(identifier: str, kind: str, country: str) -> e.Organisation:
    name = named(f"{kind.replace('_', ' ').capitalize()} {identifier}", f"جهة {identifier}")
    return e.Organisation(identifier, name, kind, country, None, PROTOCOL_RANKS.get(kind, 4), "invented")


def sites(ground: Ground, received_by: tuple[e.Organisation, ...], chance: Random) -> tuple[e.Site, ...]:
    """A site for each host and each office, in the order of hosts; the offices come last."""
    city_of = {each.country: each.city for each in ground.places}
    found = []
    for number, host in enumerate(received_by):
        city = city_of[host.country]
        confidential = number % EVERY_NTH_CONFIDENTIAL == ITS_REMAINDER
        zone = f"{city}-X" if confidential else f"{city}-{chance.randint(1, 4)}"
        found.append(_site(ground, host, city, zone, confidential))
    for office in offices(ground)[:-1]:
        city = city_of[office.country]
        found.append(_site(ground, office, city, f"{city}-1", confidential=False))
    return tuple(found)


def _site(ground: Ground, host: e.Organisation, city: str, zone: str, confidential: bool) -> e.Site:
    working = tuple(day for index, day in enumerate(e.WEEKDAYS) if index not in ground.place_of[city].rest_days)
    everybody = ground.size.people * ground.size.subgroups + SMALL
    canary = f"CANARY-MADE-{host.id}"
    return e.Site(
        id=f"SITE-{host.id}",
        organisation_id=host.id,
        name=host.name,
        city_id=city,
        zone_id=zone,
        confidentiality="confidential" if confidential else "open",
        location=None,
        address=None,
        meeting_point_id=f"MP-{city}" if confidential else None,
        public_label=named("Specialised shelter", "دار إيواء متخصصة") if confidential else None,
        max_visitors=ground.size.people + SMALL if confidential else max(60, everybody),
        access_min=10,
        step_free=True,
        photo_policy="prohibited" if confidential else "ask",
        clearance=e.ClearanceRule(names_required=True, passport_required=False, lead_working_days=5),
        hours=(e.OpeningHours(working, "08:30", "17:00"),),
        provenance="invented",
        restricted=e.RestrictedPlace(f"{canary}-ADDRESS", f"{canary}-ACCESS", None, None) if confidential else None,
    )
