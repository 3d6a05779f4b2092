"""The rules of a made visit: the usual limits and wishes, and a few that tie its required sessions together."""

from collections.abc import Iterator
from random import Random

from visitplanner.visit import entities as e
from visitplanner.visit.generator.agenda import Agenda
from visitplanner.visit.generator.frame import Frame, RuleDraft

LIMITS: tuple[RuleDraft, ...] = (
    ("max_sessions_per_day", {"n": 4}),
    ("max_contact_min_per_day", {"minutes": 360}),
    ("max_type_per_day", {"session_type": "shelter_visit", "n": 1}),
    ("clearance_lead_time", {}),
    ("site_capacity", {}),
    ("interpreter_capacity", {}),
    ("step_free", {}),
)
WISHES = (("topic_coverage", 5), ("balance_days", 2), ("min_idle", 1), ("min_travel", 1), ("seniority_first", 1))
MOST_ORDERS = 3


def rules(frame: Frame, sessions: tuple[e.Session, ...], agenda: Agenda, chance: Random) -> tuple[e.Rule, ...]:
    """Numbered in their order; every one of them is kept by the agenda."""
    hard = [*LIMITS, *frame.rules, *_orders(sessions, agenda, chance)]
    found = [
        e.Rule(f"CON-{number:02}", kind, "hard", params, kind, "invented")
        for number, (kind, params) in enumerate(hard, 1)
    ]
    found += [
        e.Rule(f"CON-{number:02}", kind, "soft", {}, kind, "invented", weight)
        for number, (kind, weight) in enumerate(WISHES, len(hard) + 1)
    ]
    return tuple(found)


def _orders(sessions: tuple[e.Session, ...], agenda: Agenda, chance: Random) -> Iterator[RuleDraft]:
    """Some required sessions come before others, and one has its date fixed."""
    held = [each.id for each in sessions if each.required]
    chance.shuffle(held)
    for first, then in list(zip(held[::2], held[1::2], strict=False))[:MOST_ORDERS]:
        if _ends(agenda, then) < _begins(agenda, first):
            first, then = then, first
        if _ends(agenda, first) < _begins(agenda, then):
            yield "before", {"first": first, "then": then}
    if held:
        yield "on_day", {"session_id": held[-1], "dates": sorted({str(each.date) for each in agenda.held[held[-1]]})}


def _begins(agenda: Agenda, session: str) -> tuple[str, bool]:
    return min((str(each.date), each.half == "afternoon") for each in agenda.held[session])


def _ends(agenda: Agenda, session: str) -> tuple[str, bool]:
    return max((str(each.date), each.half == "afternoon") for each in agenda.held[session])
