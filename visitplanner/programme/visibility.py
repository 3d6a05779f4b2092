"""What a reader sees: the one place that decides it, so that every page, calendar, table and log line agrees.

Whatever the matrix does not grant is not shown. The address of a confidential site is not among the things that come
out of here, for any reader: a programme cannot contain it.
"""

from dataclasses import dataclass

from visitplanner.language.text import Name
from visitplanner.programme.matrix import MATRIX, Level, Role
from visitplanner.visit.entities import City, MeetingPoint, Organisation, Session, Site, Visit


@dataclass(frozen=True)
class Viewer:
    """A reader: the role, and what is the reader's own in that role.

    ``on_screen`` is only true on a page that a signed-in person is looking at: a calendar, a letter and a file travel
    on and name a confidential site for nobody.
    """

    role: Role
    subgroup: str | None = None
    organisation: str | None = None
    interpreter: str | None = None
    vehicle: str | None = None
    on_screen: bool = False


@dataclass(frozen=True)
class SiteSeen:
    """A site as a reader sees it: ``address`` and ``meeting_point`` are ``None`` where they are not for the reader."""

    id: str
    name: Name
    city: Name
    confidential: bool
    address: str | None
    meeting_point: Name | None
    lead_minutes: int


def level(viewer: Viewer, data_class: str) -> Level:
    """What the matrix grants; ``none`` for a class or a role it does not know."""
    return MATRIX.get(data_class, {}).get(viewer.role, "none")


def sees(viewer: Viewer, data_class: str, *, own: bool) -> bool:
    """Whether a reader sees the data itself, not a count or a part of it; ``own`` when the reader takes part in it."""
    granted = level(viewer, data_class)
    return granted == "full" or (granted == "own" and own)


def knows_confidential_names(viewer: Viewer) -> bool:
    """Whether confidential sites go by their real names: only for those who may know the address, only on screen."""
    return viewer.on_screen and level(viewer, "site.confidential.address") == "full"


def site_as_seen(visit: Visit, site: Site, viewer: Viewer, *, attends: bool) -> SiteSeen:
    """The site as a reader sees it; ``attends`` when the reader is one of those who go there."""
    confidential = site.confidentiality == "confidential"
    own = attends or (viewer.organisation is not None and viewer.organisation == site.organisation_id)
    point = None
    if confidential and sees(viewer, "site.confidential.meeting", own=own):
        point = meeting_point_of(visit, site)
    address = None
    if not confidential and sees(viewer, f"site.{site.confidentiality}.address", own=own):
        address = site.address
    return SiteSeen(
        id=site.id,
        name=site.name if not confidential or knows_confidential_names(viewer) else label_of(site),
        city=city_of(visit, site.city_id).name,
        confidential=confidential,
        address=address,
        meeting_point=point.name if point else None,
        lead_minutes=point.lead_min if point else 0,
    )


def title_as_seen(site: Site, session: Session, viewer: Viewer) -> Name:
    """What a session is called: at a confidential site, and to the public everywhere, by its public title.

    Without one it is called by the public label of a confidential site, else by its title.
    """
    if site.confidentiality == "confidential" and not knows_confidential_names(viewer):
        return session.public_title or label_of(site)
    if not sees(viewer, "programme.full", own=True):
        return session.public_title or session.title
    return session.title


def host_as_seen(site: Site, host: Organisation, viewer: Viewer) -> Name:
    """Who receives the group; at a confidential site the public label, because the host's name would name the place."""
    if site.confidentiality == "confidential" and not knows_confidential_names(viewer):
        return label_of(site)
    return host.name


def label_of(site: Site) -> Name:
    """The public label of a confidential site, which the visit file demands of each."""
    if site.public_label is None:
        raise ValueError(f"site {site.id} is confidential and has no public label")
    return site.public_label


def meeting_point_of(visit: Visit, site: Site) -> MeetingPoint | None:
    return next((each for each in visit.meeting_points if each.id == site.meeting_point_id), None)


def city_of(visit: Visit, city_id: str) -> City:
    return next(each for each in visit.cities if each.id == city_id)
