"""Whom a visit meets and where, without the address of any confidential site."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from visitplanner.entrypoints.web.opened import COORDINATOR, Opened, SessionLink, opened
from visitplanner.entrypoints.web.words import word
from visitplanner.language.text import NN_, Name, Text
from visitplanner.programme.visibility import host_as_seen, site_as_seen
from visitplanner.visit.entities import Organisation, Site

blueprint = Blueprint("hosts", __name__)


@dataclass(frozen=True)
class HostRow:
    name: Name
    type: str
    sessions: tuple[SessionLink, ...]


@dataclass(frozen=True)
class Opening:
    days: tuple[Text, ...]
    start: str
    end: str


@dataclass(frozen=True)
class SiteRow:
    """``lead`` is how long before departure the group assembles at the meeting point of a confidential site."""

    name: Name
    city: Name
    confidentiality: str
    confidential: bool
    address: str | None
    meeting_point: Name | None
    lead: Text
    max_visitors: int | None
    photo_policy: str
    step_free: bool | None
    names_required: bool
    lead_working_days: int
    hours: tuple[Opening, ...]


@blueprint.get("/visits/<visit_id>/hosts")
def hosts(visit_id: str) -> str:
    page = opened(visit_id)
    receiving = {session.host_id for session in page.visit.sessions}
    return render_template(
        "hosts/hosts.html",
        visit=page.visit,
        hosts=[_host(page, each) for each in page.visit.organisations if each.id in receiving],
        sites=[_site(page, each) for each in page.visit.sites],
    )


def _host(page: Opened, host: Organisation) -> HostRow:
    own = [session for session in page.visit.sessions if session.host_id == host.id]
    return HostRow(
        name=host_as_seen(page.site[own[0].site_id], host, COORDINATOR),
        type=host.type,
        sessions=tuple(page.link(session) for session in own),
    )


def _site(page: Opened, site: Site) -> SiteRow:
    seen = site_as_seen(page.visit, site, COORDINATOR, attends=True)
    return SiteRow(
        name=seen.name,
        city=seen.city,
        confidentiality=site.confidentiality,
        confidential=seen.confidential,
        address=seen.address,
        meeting_point=seen.meeting_point,
        lead=NN_("%(count)s minute", "%(count)s minutes", count=seen.lead_minutes),
        max_visitors=site.max_visitors,
        photo_policy=site.photo_policy,
        step_free=site.step_free,
        names_required=site.clearance.names_required,
        lead_working_days=site.clearance.lead_working_days,
        hours=tuple(
            Opening(tuple(word("weekday", day) for day in each.days), each.start, each.end) for each in site.hours
        ),
    )
