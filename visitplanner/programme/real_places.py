"""Recognises the same real host and the same real site in different visits.

Each visit has organisations and sites of its own. Two organisations are the same real host when the catalogue says so,
else when their names, compared without capitals, accents, vowel marks and punctuation, and their countries agree; two
sites when also their own names do. The keys are digests: they can be compared, and tell no name.
"""

import hashlib
import json

from visitplanner.language.folding import folded
from visitplanner.language.text import Name
from visitplanner.visit.entities import Organisation, Site, Visit


def host_key(organisation: Organisation) -> str:
    return _digest(_host(organisation))


def site_key(visit: Visit, site: Site) -> str:
    """The site's own organisation counts, whoever receives the group there."""
    owner = next(each for each in visit.organisations if each.id == site.organisation_id)
    return _digest([*_host(owner), normalised(site.name)])


def normalised(name: Name) -> str:
    """A name in English, or in what it has, with everything left out in which two spellings may differ."""
    kept = (each if each.isalnum() else " " for each in folded(name.get("en") or next(iter(name.values()), "")))
    return " ".join("".join(kept).split())


def _host(organisation: Organisation) -> list[str]:
    return [normalised(organisation.name), organisation.country]


def _digest(parts: list[str]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
