"""Visit and proposed times → what a letter to one host may say of them. Other hosts are not among it."""

from collections.abc import Iterable, Mapping, Sequence
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
    """A time that a host is asked for, or was asked for where ``cancelled``."""

    occurrence: str
    session: str
    subgroups: tuple[str, ...]
    begins_at: datetime
    ends_at: datetime
    confirmed: bool = False
    cancelled: bool = False


def facts_of(visit: Visit, host_id: str, proposals: Sequence[Proposal], answer_by: date | None) -> LetterFacts:
    """What a letter to this host says; a proposal that is not for a session of its own is left out.

    Where one of its meetings is at a confidential site, the host goes by that site's public label and no place is
    named at all: a letter travels on.
    """
    sessions = {each.id: each for each in visit.sessions if each.host_id == host_id}
    own = sorted(
        (each for each in proposals if each.session in sessions), key=lambda each: (each.begins_at, each.occurrence)
    )
    meetings = tuple(_meeting(visit, sessions[each.session], each) for each in own)
    if any(each.confidential for each in meetings):
        meetings = tuple(replace(each, place=None, address=None) for each in meetings)
    asked = [session for each in visit.sessions if (session := sessions.get(each.id)) and _is_in(each.id, own)]
    topics = tuple(dict.fromkeys(topic for session in asked for topic in session.topic_ids))
    header, organisations = visit.header, {each.id: each for each in visit.organisations}
    return LetterFacts(
        title=header.title,
        purpose=header.purpose,
        start_date=header.start_date,
        end_date=header.end_date,
        organiser=organisations[header.organiser_id].name,
        host=_host(visit, organisations[host_id], [sessions[each.session] for each in own]),
        countries=header.sending_countries,
        composition=visit.delegation.composition,
        size=visit.delegation.size or visit.delegation.planning_size,
        working_languages=header.working_languages,
        topics=tuple(each.name for each in visit.topics if each.id in topics),
        questions=tuple(each.text for each in visit.objectives if set(each.topic_ids) & set(topics)),
        presents=tuple(_title(visit, each) for each in asked if each.direction in PRESENTING),
        answer_by=answer_by,
        meetings=meetings,
    )


def _is_in(session: str, proposals: Iterable[Proposal]) -> bool:
    return any(each.session == session and not each.cancelled for each in proposals)


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
        cancelled=proposal.cancelled,
        confirmed=proposal.confirmed,
        place=None if seen.confidential else seen.name,
        address=None if seen.confidential else seen.address,
        city=None if seen.confidential else seen.city,
        groups=tuple(each.name for each in groups) if len(visit.subgroups) > 1 else (),
        interpretation=session.interpretation.mode,
        languages=session.interpretation.languages,
    )


def _host(visit: Visit, host: Organisation, sessions: Sequence[Session]) -> Name:
    """The host's name, or the label of the confidential site at which it receives."""
    viewer = Viewer("host", organisation=host.id)
    own: Sequence[Session] = sessions or [each for each in visit.sessions if each.host_id == host.id]
    names: Mapping[bool, Name] = {
        _site(visit, each).confidentiality == "confidential": host_as_seen(_site(visit, each), host, viewer)
        for each in own
    }
    return names.get(True) or names.get(False) or host.name


def _title(visit: Visit, session: Session) -> Name:
    return title_as_seen(_site(visit, session), session, Viewer("host", organisation=session.host_id))


def _site(visit: Visit, session: Session) -> Site:
    return next(each for each in visit.sites if each.id == session.site_id)
