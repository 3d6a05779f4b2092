"""What hosts, sites and sessions are called where more than one pair of eyes may look: confidential ones by label."""

from visitplanner.language.text import Name
from visitplanner.visit.entities import Organisation, Session, Site, Visit


def is_confidential(site: Site | None) -> bool:
    return site is not None and site.confidentiality == "confidential"


def site_name(site: Site) -> Name:
    """The public label of a confidential site."""
    return site.public_label if is_confidential(site) and site.public_label else site.name


def host_name(visit: Visit, organisation: Organisation) -> Name:
    """The public label for a host that has a confidential site: its own name would name the place."""
    hidden = confidential_site_of(visit, organisation.id)
    return organisation.name if hidden is None else site_name(hidden)


def confidential_site_of(visit: Visit, organisation_id: str) -> Site | None:
    """The confidential site whose organisation, or whose sessions' host, this is."""
    confidential = {each.id: each for each in visit.sites if is_confidential(each)}
    for site in confidential.values():
        if site.organisation_id == organisation_id:
            return site
    hosted = (each.site_id for each in visit.sessions if each.host_id == organisation_id)
    return next((confidential[each] for each in hosted if each in confidential), None)


def session_name(visit: Visit, session: Session) -> Name:
    """The public title, else the public label, of a session at a confidential site."""
    site = next((each for each in visit.sites if each.id == session.site_id), None)
    if site is None or not is_confidential(site):
        return session.title
    return session.public_title or site_name(site)
