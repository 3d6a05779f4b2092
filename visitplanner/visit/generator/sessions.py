"""The sessions of a made visit besides its frame: some required and held on its agenda, the others anywhere."""

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Literal

from visitplanner.visit import entities as e
from visitplanner.visit.generator.agenda import Agenda, Audience
from visitplanner.visit.generator.ground import Ground, HalfDay, named

Half = Literal["morning", "afternoon"]
KINDS = ("meeting", "presentation", "roundtable", "site_visit")
MODES: tuple[tuple[Literal["none", "consecutive", "simultaneous"], float], ...] = (
    ("none", 1.0),
    ("consecutive", 2.0),
    ("consecutive", 2.0),
    ("simultaneous", 1.0),
)
"""How often each kind of interpretation is, and how much longer it makes a session."""
OFFERED: tuple[tuple[Half, ...], ...] = (("morning",), ("afternoon",), ("morning", "afternoon"))
SPANS: dict[Half, tuple[tuple[str, str], ...]] = {
    "morning": (("08:30", "12:30"), ("09:00", "13:00"), ("08:30", "11:30")),
    "afternoon": (("13:00", "17:00"), ("13:30", "16:30")),
}
"""Each holds two hours from nine or from two, however coarse the grid."""
MOST_DAYS = 4


def sessions(
    ground: Ground, sites: tuple[e.Site, ...], topics: tuple[e.Topic, ...], agenda: Agenda, framed: int, chance: Random
) -> tuple[e.Session, ...]:
    """What is missing beside so many of the frame, host by host; the wanted share of all is required if it fits."""
    wanted = int(ground.size.required_share * ground.size.sessions) - framed
    made = []
    for number in range(ground.size.sessions - framed):
        site = sites[number % ground.size.hosts]
        session = _session(ground, number, site, topics, chance)
        if wanted > 0 and _is_held(ground, session, site, agenda, chance):
            wanted -= 1
            session = _required(session, agenda.held[session.id], chance)
        made.append(session)
    return tuple(made)


def _session(ground: Ground, number: int, site: e.Site, topics: tuple[e.Topic, ...], chance: Random) -> e.Session:
    mode, factor = chance.choice(MODES)
    net = chance.choice((30, 45, 60))
    dates = ground.dates_in(site.city_id)
    offered = chance.sample(dates, min(len(dates), chance.randint(1, MOST_DAYS)))
    confidential = site.confidentiality == "confidential"
    return e.Session(
        id=f"S{number + 1:03}",
        title=named(f"Session {number + 1}", f"الجلسة {number + 1}"),
        type="shelter_visit" if confidential else chance.choice(KINDS),
        direction=chance.choice(("host_presents", "host_presents", "two_way", "delegation_presents")),
        host_id=site.organisation_id,
        site_id=site.id,
        topic_ids=tuple(chance.sample([each.id for each in topics], chance.randint(1, 3))),
        audience=_audience(ground, confidential, chance),
        net_min=net,
        fixed_min=0,
        interpretation=e.Interpretation(mode, () if mode == "none" else ("ar", "en"), factor),
        gross_min=15 * math.ceil(net * factor / 15),
        windows=_windows(((on, chance.choice(OFFERED)) for on in offered), chance),
        required=False,
        priority=chance.randint(1, 5),
        status="requested",
        provenance="invented",
    )


def _audience(ground: Ground, confidential: bool, chance: Random) -> e.Audience:
    """Confidential sites see one subgroup; elsewhere most sessions are for some subgroups together."""
    if confidential or len(ground.groups) == 1:
        return e.Audience("one_of", ground.groups)
    some = tuple(sorted(chance.sample(ground.groups, chance.randint(1, len(ground.groups)))))
    match chance.randrange(8):
        case 0:
            return e.Audience("plenary", ())
        case 1:
            return e.Audience("each", some)
        case 2 | 3:
            return e.Audience("one_of", ground.groups)
    return e.Audience("joint", some)


def _windows(offered: Iterable[tuple[date, Iterable[Half]]], chance: Random) -> tuple[e.OfferedWindow, ...]:
    """One window in each half-day offered, in order of time."""
    return tuple(
        e.OfferedWindow(on, *chance.choice(SPANS[half]))
        for on, halves in sorted(offered)
        for half in sorted(halves, reverse=True)
    )


def _is_held(ground: Ground, session: e.Session, site: e.Site, agenda: Agenda, chance: Random) -> bool:
    """Whether there was room for it on the agenda."""
    slots = [each for each in ground.half_days if ground.city_on[each.date] == site.city_id]
    chance.shuffle(slots)
    shelter = site.confidentiality == "confidential"
    return agenda.place(session.id, site.id, _choices(ground, session.audience), slots, shelter)


def _choices(ground: Ground, audience: e.Audience) -> tuple[tuple[Audience, ...], ...]:
    """The ways to hold a session, each with the audiences of its occurrences."""
    match audience.mode:
        case "plenary":
            return ((ground.groups,),)
        case "joint":
            return ((audience.subgroup_ids,),)
        case "each":
            return (tuple((group,) for group in audience.subgroup_ids),)
    return tuple(((group,),) for group in audience.subgroup_ids)


def _required(session: e.Session, held: tuple[HalfDay, ...], chance: Random) -> e.Session:
    """Required, and offered at least in the half-days it is held in, maybe all day, and on one date more."""
    offered: dict[date, set[Half]] = {}
    for slot in held:
        offered.setdefault(slot.date, set()).add(slot.half)
        offered[slot.date].update(chance.choice(OFFERED))
    for window in session.windows[:1]:
        offered.setdefault(window.date, {"morning"})
    return replace(session, required=True, windows=_windows(offered.items(), chance))
