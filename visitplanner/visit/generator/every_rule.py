"""A made visit that names every type of rule there is, with the vehicles, flights, ranks and costs that some ask for.

Its agenda keeps the hard ones all the same: a half-day begins at nine or at two, and nobody meets for over two hours.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from visitplanner.language.countries import weekend
from visitplanner.visit import entities as e
from visitplanner.visit.generator.agenda import Agenda
from visitplanner.visit.generator.frame import RuleDraft
from visitplanner.visit.generator.ground import Ground, named
from visitplanner.visit.rule_kinds import RULE_KINDS

LATE_LANDING = "23:50"
"""Of every flight, in any time zone and on the day it leaves; nine hours later it is nearly nine."""
WISHES: dict[str, dict[str, object]] = {
    "topic_order": {"order": ["TOP-01", "TOP-02", "shelter_visit"]},
    "load": {"wanted": 3},
    "free_slot": {"minutes": 60, "days": 2},
}


def with_every_rule(visit: e.Visit, ground: Ground, agenda: Agenda, chance: Random) -> e.Visit:
    """The same visit with a rule of every type that it can keep."""
    named_types = {each.type for each in visit.constraints}
    hard = [draft for draft in _hard(visit, ground, agenda) if draft[0] not in named_types]
    soft = [(each.type, WISHES.get(each.type, {})) for each in RULE_KINDS if each.strength == "soft"]
    soft = [draft for draft in soft if draft[0] not in named_types]
    numbered = enumerate((*hard, *soft), len(visit.constraints) + 1)
    rules = tuple(
        e.Rule(f"CON-{number:02}", type_, "soft", params, type_, "invented", chance.randint(0, 3))
        if number > len(visit.constraints) + len(hard)
        else e.Rule(f"CON-{number:02}", type_, "hard", params, type_, "invented")
        for number, (type_, params) in numbered
    )
    return replace(
        visit,
        transfers=tuple(replace(each, arrive=LATE_LANDING) for each in visit.transfers),
        vehicles=tuple(_vehicles(ground)),
        sessions=tuple(_ranked(each, chance) for each in visit.sessions),
        constraints=visit.constraints + rules,
        costs=e.Costs("USD", "invented", 180, 350, 160, 200, {}),
    )


def _hard(visit: e.Visit, ground: Ground, agenda: Agenda) -> Iterator[RuleDraft]:
    yield "arrival_rest", {"hours": 9}
    yield "driver_duty", {"hours": 10}
    yield "vehicle_seats", {}
    yield "day_load", {"dates": [str(ground.dates[0])], "n": 5, "minutes": 360}
    yield "code_of_conduct_signed", {}
    if all(weekend(each.country) <= each.rest_days for each in ground.places):
        yield "rest_days", {}
    for site in visit.sites:
        if site.confidentiality == "confidential":
            yield "resident_hours", {"site_id": site.id, "start": "12:00", "end": "13:30"}
            break
    for session, slots in agenda.held.items():
        free = [str(on) for on in ground.dates if on not in {each.date for each in slots}]
        if free:
            yield "not_on_day", {"session_id": session, "dates": free[:1]}
            break


def _vehicles(ground: Ground) -> Iterator[e.Vehicle]:
    """One for each subgroup in each city, with seats for an escort and two interpreters."""
    for place in ground.places:
        for number in range(1, len(ground.groups) + 1):
            label = named(f"Minibus {number}", f"حافلة صغيرة {number}")
            yield e.Vehicle(f"VEH-{place.city}-{number}", label, ground.size.people + 3, place.city, "invented")


def _ranked(session: e.Session, chance: Random) -> e.Session:
    """Some hosts say which of their windows they like best."""
    if chance.random() < 0.5:
        return session
    ranks = list(range(1, len(session.windows) + 1))
    chance.shuffle(ranks)
    ranked = (replace(each, rank=rank) for each, rank in zip(session.windows, ranks, strict=True))
    return replace(session, windows=tuple(ranked))
