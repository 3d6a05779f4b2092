"""What is missing among aims, hosts and sessions."""

from collections.abc import Iterator

from visitplanner.language.text import N_, NN_
from visitplanner.visit.entities import Session, Visit
from visitplanner.visit.readiness.gap import Gap
from visitplanner.visit.spoken_names import session_name, site_name

OUT = ("declined", "cancelled")


def held(visit: Visit) -> list[Session]:
    """The sessions that may take place."""
    return [each for each in visit.sessions if each.status not in OUT]


def gaps(visit: Visit) -> Iterator[Gap]:
    yield from _aims(visit)
    yield from _hosts(visit)
    yield from _sessions(visit)


def _aims(visit: Visit) -> Iterator[Gap]:
    taught = {topic for session in held(visit) for topic in session.topic_ids}
    if not visit.topics:
        yield Gap(N_("No topic is named yet. Say what the delegation wants to learn about."), "should", "aims")
    elif not visit.objectives:
        sentence = N_("No learning objective is named yet. Say what the delegation wants to bring home.")
        yield Gap(sentence, "should", "aims")
    for objective in visit.objectives:
        if taught.isdisjoint(objective.topic_ids):
            sentence = N_("No session serves the learning objective “%(objective)s”.", objective=objective.text)
            yield Gap(sentence, "should", "sessions")
    for topic in visit.topics:
        if topic.id not in taught:
            yield Gap(N_("Nobody treats the topic “%(topic)s”.", topic=topic.name), "should", "sessions")


def _hosts(visit: Visit) -> Iterator[Gap]:
    kinds = {each.id: each.type for each in visit.organisations}
    for site in visit.sites:
        if site.confidentiality == "confidential":
            if site.meeting_point_id is None:
                sentence = N_("The confidential site “%(site)s” has no meeting point.", site=site_name(site))
                yield Gap(sentence, "must", "hosts", "sites", site.id)
        elif kinds.get(site.organisation_id) == "shelter":
            sentence = N_(
                "“%(site)s” belongs to a shelter but is not marked as confidential. Check that this is meant.",
                site=site_name(site),
            )
            yield Gap(sentence, "should", "hosts", "sites", site.id)


def _sessions(visit: Visit) -> Iterator[Gap]:
    if not held(visit):
        yield Gap(N_("No session is entered yet. Say whom the delegation should meet."), "must", "sessions")
    open_sites = {each.id for each in visit.sites if each.hours}
    without = [each for each in held(visit) if not each.windows]
    for session in without:
        if session.site_id not in open_sites:
            sentence = N_(
                "“%(session)s” has neither a window that its host offers nor a site with opening hours.",
                session=session_name(visit, session),
            )
            yield Gap(sentence, "must", "sessions", "sessions", session.id)
    if without:
        sentence = NN_(
            "%(count)s session has no window offered by its host; the opening hours of its site are used.",
            "%(count)s sessions have no window offered by their host; the opening hours of their site are used.",
            count=len(without),
        )
        yield Gap(sentence, "note", "sessions")
