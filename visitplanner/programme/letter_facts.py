"""Visit and proposed times → what a letter to one host may say of them. Other hosts are not among it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from visitplanner.language.text import Name
from visitplanner.programme.letter import LetterFacts, Meeting
from visitplanner.programme.slots import uid_of
from visitplanner.programme.visibility import Viewer, host_as_seen, site_as_seen, title_as_seen
from visitplanner.visit.entities import Organisation, Session, Site, Visit

PRESENTING = frozenset({"delegation_presents", "two_way"})


@dataclass(frozen=True)
class Proposal:
    """A time that a host is asked for."""

    occurrence: str
    session: str
    subgroups: tuple[str, ...]
    begins_at: datetime
    ends_at: datetime
    confirmed: bool = False


def facts_of(
    visit: Visit,
    host_id: str,
    proposals: Sequence[Proposal],
    answer_by: date | None,
    taken_back: Sequence[Meeting] = (),
) -> LetterFacts:
    """What a letter to this host says; a proposal that is not for a session of its own is left out.

    Where one of its meetings is at a confidential site, the host goes by that site's public label and no place is
    named at all: a letter travels on.
    """
    sessions = {each.id: each for each in visit.sessions if each.host_id == host_id}
    own = [each for each in proposals if each.session in sessions]
    meetings = [*(_meeting(visit, sessions[each.session], each) for each in own), *taken_back]
    confidential = any(each.confidential for each in meetings)
    if confidential:
        meetings = [replace(each, place=None, address=None, city=None) for each in meetings]
    asked = [each for each in sessions.values() if each.id in {one.session for one in own}]
    topics = {topic for session in asked for topic in session.topic_ids}
    header, organisations = visit.header, {each.id: each for each in visit.organisations}
    return LetterFacts(
        title=header.title,
        purpose=header.purpose,
        start_date=header.start_date,
        end_date=header.end_date,
        organiser=organisations[header.organiser_id].name,
        host=_host(visit, organisations[host_id], confidential or not meetings),
        countries=header.sending_countries,
        composition=visit.delegation.composition,
        size=visit.delegation.size or visit.delegation.planning_size,
        working_languages=header.working_languages,
        topics=tuple(each.name for each in visit.topics if each.id in topics),
        questions=tuple(each.text for each in visit.objectives if topics.intersection(each.topic_ids)),
        presents=tuple(_title(visit, each) for each in asked if each.direction in PRESENTING),
        answer_by=answer_by,
        meetings=tuple(sorted(meetings, key=lambda each: (each.start, each.occurrence))),
    )


def _meeting(visit: Visit, session: Session, proposal: Proposal) -> Meeting:
    site, viewer = _site(visit, session), Viewer("host", organisation=session.host_id)
    seen = site_as_seen(visit, site, viewer, attends=True)
    city = next(each for each in visit.cities if each.id == site.city_id)
    zone = ZoneInfo(city.timezone)
    groups = [each for each in visit.subgroups if each.id in proposal.subgroups]
    return Meeting(
        occurrence=proposal.occurrence,
        title=title_as_seen(site, session, viewer),
        start=proposal.begins_at.astimezone(zone),
        end=proposal.ends_at.astimezone(zone),
        people=sum(each.size for each in groups),
        uid=uid_of(visit.header.id, f"session:{proposal.occurrence}"),
        confidential=seen.confidential,
        confirmed=proposal.confirmed,
        place=None if seen.confidential else seen.name,
        address=None if seen.confidential else seen.address,
        city=None if seen.confidential else seen.city,
        groups=tuple(each.name for each in groups) if len(visit.subgroups) > 1 else (),
        interpretation=session.interpretation.mode,
        languages=session.interpretation.languages,
    )


def _host(visit: Visit, host: Organisation, discreetly: bool) -> Name:
    """The host's name; ``discreetly`` the label of the confidential site at which it receives, if there is one."""
    sites = [_site(visit, each) for each in visit.sessions if each.host_id == host.id]
    confidential = next((each for each in sites if each.confidentiality == "confidential"), None)
    if confidential is None or not discreetly:
        return host.name
    return host_as_seen(confidential, host, Viewer("host", organisation=host.id))


def _title(visit: Visit, session: Session) -> Name:
    return title_as_seen(_site(visit, session), session, Viewer("host", organisation=session.host_id))


def _site(visit: Visit, session: Session) -> Site:
    return next(each for each in visit.sites if each.id == session.site_id)
