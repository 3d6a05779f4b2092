"""What gives a made visit its shape: opening, briefing, courtesy call and closing, as far as there is time for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from visitplanner.visit import entities as e
from visitplanner.visit.generator.agenda import Agenda
from visitplanner.visit.generator.ground import Ground, HalfDay, named

LEAST_FOR_CLOSING, LEAST_FOR_CALL = 4, 6
"""How many half-days a visit has before a session of this kind takes one of them."""
OFFICIAL = ("ministry", "law_enforcement", "prosecution")
MINUTES = 45

RuleDraft: TypeAlias = tuple[str, Mapping[str, Any]]
"""The type and the parameters of a rule."""
Part: TypeAlias = tuple[e.Session, tuple[RuleDraft, ...]]


@dataclass(frozen=True)
class Frame:
    """Sessions that everybody attends, and the rules that come with them."""

    sessions: tuple[e.Session, ...]
    rules: tuple[RuleDraft, ...]


def framed(ground: Ground, sites: tuple[e.Site, ...], topics: tuple[e.Topic, ...], agenda: Agenda) -> Frame:
    """As many as the visit has sessions and half-days for, all of them required and held on the agenda."""
    parts = list(_parts(ground, sites, topics, agenda))
    return Frame(tuple(session for session, _ in parts), tuple(rule for _, rules in parts for rule in rules))


def _parts(ground: Ground, sites: tuple[e.Site, ...], topics: tuple[e.Topic, ...], agenda: Agenda) -> Iterator[Part]:
    slots, count = ground.half_days, ground.size.sessions
    treated = tuple(each.id for each in topics[:2])
    if count > 2 and len(slots) > 1:
        yield from _beginning(ground, _office(sites, ground.city_on[slots[0].date]), slots[0], treated, agenda)
    if count > 3 and len(slots) >= LEAST_FOR_CLOSING:
        site = _office(sites, ground.city_on[slots[-1].date])
        closing = _plenary("CLOSING", "closing", "الختام", "delegation_presents", site, slots[-1], treated)
        _hold(ground, closing, slots[-1], agenda)
        yield closing, (("last_session", {"session_id": closing.id}),)
    if count > 4 and len(slots) >= LEAST_FOR_CALL:
        call = _plenary("CALL", "courtesy_call", "زيارة مجاملة", "host_presents", sites[0], slots[1], treated)
        _hold(ground, call, slots[1], agenda)
        yield call, (("first_official", {"session_id": call.id, "org_types": list(OFFICIAL)}),)


def _beginning(ground: Ground, site: e.Site, slot: HalfDay, treated: tuple[str, ...], agenda: Agenda) -> Iterator[Part]:
    """The opening, and the briefing that follows it at once."""
    opening = _plenary("OPENING", "opening", "الافتتاح", "host_presents", site, slot, treated)
    _hold(ground, opening, slot, agenda)
    yield opening, (("first_session", {"session_id": opening.id}),)
    briefing = _plenary("BRIEFING", "briefing", "إحاطة الحماية", "two_way", site, slot, treated)
    agenda.held[briefing.id] = (slot,)
    yield (
        briefing,
        (
            ("immediately_after", {"first": opening.id, "then": briefing.id, "max_gap_min": 60}),
            ("safeguarding_briefing_first", {"briefing_session_id": briefing.id}),
            ("direction_required", {"direction": "two_way", "min_count": 1}),
        ),
    )


def _hold(ground: Ground, session: e.Session, slot: HalfDay, agenda: Agenda) -> None:
    agenda.place(session.id, session.site_id, ((ground.groups,),), (slot,), shelter=False)


def _office(sites: tuple[e.Site, ...], city: str) -> e.Site:
    return next(each for each in sites if each.id == f"SITE-ORG-OFFICE-{city}")


def _plenary(
    identifier: str, kind: str, arabic: str, direction: Any, site: e.Site, slot: HalfDay, treated: tuple[str, ...]
) -> e.Session:
    start, end = ("08:30", "12:30") if slot.half == "morning" else ("13:00", "17:00")
    return e.Session(
        id=identifier,
        title=named(kind.replace("_", " ").capitalize(), arabic),
        type=kind,
        direction=direction,
        host_id=site.organisation_id,
        site_id=site.id,
        topic_ids=treated,
        audience=e.Audience("plenary", ()),
        net_min=MINUTES,
        fixed_min=0,
        interpretation=e.Interpretation("none", (), 1.0),
        gross_min=MINUTES,
        windows=(e.OfferedWindow(slot.date, start, end),),
        required=True,
        priority=5,
        status="requested",
        provenance="invented",
    )
