"""What anybody may know of a visit: what it is about, the month, and whom it meets; no date, time or place."""

from dataclasses import dataclass
from datetime import date

from visitplanner.language.text import Name
from visitplanner.planning import Itinerary
from visitplanner.programme.visibility import Viewer, host_as_seen, title_as_seen
from visitplanner.visit.entities import Visit

PUBLIC = Viewer("public")


@dataclass(frozen=True)
class Meeting:
    title: Name
    host: Name


@dataclass(frozen=True)
class Outline:
    """``month`` is the first of the month in which the visit begins."""

    title: Name
    purpose: Name
    month: date
    sending_countries: tuple[str, ...]
    host_countries: tuple[str, ...]
    meetings: tuple[Meeting, ...]


def outline_of(visit: Visit, itinerary: Itinerary) -> Outline:
    """The public outline; meetings stand in the order of the visit file, so that not even their sequence is told."""
    placed = {each.session for each in itinerary.placements}
    sites = {each.id: each for each in visit.sites}
    hosts = {each.id: each for each in visit.organisations}
    return Outline(
        title=visit.header.title,
        purpose=visit.header.purpose,
        month=visit.header.start_date.replace(day=1),
        sending_countries=visit.header.sending_countries,
        host_countries=visit.header.host_countries,
        meetings=tuple(
            Meeting(
                title_as_seen(sites[session.site_id], session, PUBLIC),
                host_as_seen(sites[session.site_id], hosts[session.host_id], PUBLIC),
            )
            for session in visit.sessions
            if session.id in placed
        ),
    )
