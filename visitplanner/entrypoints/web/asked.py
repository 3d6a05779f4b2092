"""The meetings of one host on an answer page: for the host, and for a coordinator who writes an answer down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from visitplanner.entrypoints.web.forms.answer import NOTHING, Typed
from visitplanner.language.text import N_, Name, Text
from visitplanner.programme.visibility import Viewer, city_of, host_as_seen, site_as_seen, title_as_seen
from visitplanner.storage.queries.invitations import AskedSlot, GivenReply, Invitation, answers_of, free_for
from visitplanner.use_cases.record_reply import Fate
from visitplanner.visit.entities import Session, Site, Visit
from visitplanner.visit.problem import timezone_of

TAKEN = N_("Meanwhile somebody else has taken this time, so it could not be confirmed. Please offer another time.")
OUTDATED = N_("The proposal has changed since you opened this page. Please look at it again before you answer.")


@dataclass(frozen=True)
class SlotOnPage:
    """One meeting. ``free`` are other times that would do; they are looked up only where the proposed one is gone."""

    slot: AskedSlot
    title: Name
    begins: datetime
    ends: datetime
    place: Name
    city: Name
    people: int
    groups: tuple[Name, ...]
    minutes: int
    interpretation: str
    direction: str
    topics: tuple[Name, ...]
    dates: tuple[date, ...]
    answer: GivenReply | None
    typed: Typed
    refusal: Text | None = None
    free: tuple[tuple[datetime, datetime], ...] = ()

    @property
    def id(self) -> str:
        """Its place on the page."""
        return f"slot-{self.slot.occurrence.replace('#', '-')}"

    @property
    def open(self) -> bool:
        """Whether there is something to answer."""
        return self.slot.told and self.slot.state != "withdrawn"


def slots_on_page(
    visit: Visit,
    asked: Invitation,
    typed: Mapping[str, Typed] | None = None,
    fates: Mapping[str, Fate] | None = None,
) -> tuple[SlotOnPage, ...]:
    """In the order of their times. Sessions that the visit no longer has are left out."""
    sessions = {each.id: each for each in visit.sessions}
    answers, typed, fates = answers_of(asked.id), typed or {}, fates or {}
    return tuple(
        _on_page(visit, sessions[each.session], each, answers, typed, fates.get(each.occurrence))
        for each in asked.slots
        if each.session in sessions
    )


def host_name(visit: Visit, host: str) -> Name | None:
    """What the host is called on its own page: where it receives at a confidential site, by the site's public label."""
    organisation = next((each for each in visit.organisations if each.id == host), None)
    if organisation is None:
        return None
    sites = [_site(visit, each) for each in visit.sessions if each.host_id == host]
    protected = next((site for site in sites if site.confidentiality == "confidential"), None)
    viewer = Viewer("host", organisation=host)
    return host_as_seen(protected, organisation, viewer) if protected else organisation.name


def dates_by_slot(visit: Visit, asked: Invitation) -> dict[str, tuple[date, ...]]:
    """For each meeting the days to which it could be moved."""
    sessions = {each.id: each for each in visit.sessions}
    return {each.occurrence: _dates(visit, sessions[each.session]) for each in asked.slots if each.session in sessions}


def late(fates: Mapping[str, Fate]) -> bool:
    """Whether some of the answers came too late to be kept."""
    return not set(fates.values()) <= {"kept", "known"}


def _dates(visit: Visit, session: Session) -> tuple[date, ...]:
    """The days on which some of the delegation is in the city of a session."""
    city = _site(visit, session).city_id
    return tuple(
        day.date
        for day in visit.days
        if day.type == "programme" and any(day.city_of(each.id) == city for each in visit.subgroups)
    )


def _on_page(
    visit: Visit,
    session: Session,
    slot: AskedSlot,
    answers: Mapping[str, GivenReply],
    typed: Mapping[str, Typed],
    fate: Fate | None,
) -> SlotOnPage:
    site, viewer = _site(visit, session), Viewer("host", organisation=session.host_id)
    seen, zone = site_as_seen(visit, site, viewer, attends=False), ZoneInfo(timezone_of(visit, site.city_id))
    several = len(visit.subgroups) > 1
    return SlotOnPage(
        slot=slot,
        title=title_as_seen(site, session, viewer),
        begins=slot.begins_at.astimezone(zone),
        ends=slot.ends_at.astimezone(zone),
        place=seen.name,
        city=city_of(visit, site.city_id).name,
        people=sum(each.size for each in visit.subgroups if each.id in slot.subgroups),
        groups=tuple(each.name for each in visit.subgroups if each.id in slot.subgroups) if several else (),
        minutes=int((slot.ends_at - slot.begins_at).total_seconds() // 60),
        interpretation=session.interpretation.mode,
        direction=session.direction,
        topics=tuple(each.name for each in visit.topics if each.id in session.topic_ids),
        dates=_dates(visit, session),
        answer=answers.get(slot.occurrence),
        typed=typed.get(slot.occurrence, NOTHING) if fate not in ("kept", "known") else NOTHING,
        refusal={"taken": TAKEN, "outdated": OUTDATED}.get(fate or ""),
        free=free_for(visit, slot, datetime.now(UTC)) if fate == "taken" else (),
    )


def _site(visit: Visit, session: Session) -> Site:
    return next(each for each in visit.sites if each.id == session.site_id)
