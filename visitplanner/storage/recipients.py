"""To whom a letter to a host goes: to whom it was written last, else the focal point that the catalogue knows."""

from visitplanner.programme.real_places import normalised
from visitplanner.storage.catalogue import kept_entries
from visitplanner.storage.confidants import withheld_from
from visitplanner.storage.coordinators import coordinators_of
from visitplanner.storage.letters import last_recipient
from visitplanner.visit.catalogue import FocalPoint, Organisation
from visitplanner.visit.entities import Visit


def recipient_of(visit: Visit, host: str, language: str) -> tuple[str, str]:
    """Name, in the letter's language where there is one, and address; empty where nobody is known.

    A host of the same name that nobody of the visit may know is not it: whoever has guessed a name learns no address.
    """
    name, address = last_recipient(visit.header.id, host)
    if name or address:
        return name, address
    organisation = next(each for each in visit.organisations if each.id == host)
    own = (normalised(organisation.name), organisation.country)
    withheld = withheld_from(*coordinators_of(visit.header.id))
    ids = {each.id for each in kept_entries("organisations") if _key(each.entity) == own} - withheld
    points = [each.entity for each in kept_entries("focal_points") if each.entity.organisation_id in ids]
    written_to = sorted((each for each in points if each.email), key=lambda each: each.channel != "email")
    return ("", "") if not written_to else (_name(written_to[0], language), written_to[0].email or "")


def _key(organisation: Organisation) -> tuple[str, str]:
    return normalised(organisation.name), organisation.country


def _name(point: FocalPoint, language: str) -> str:
    return point.name.get(language) or point.name.get("en") or next(iter(point.name.values()), "")
