"""Scenarios side by side: the key figures of each, and what differs between two of them in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from visitplanner.entrypoints.web.opened import COORDINATOR, Opened
from visitplanner.language.text import Name, Text
from visitplanner.planning.checker import check
from visitplanner.planning.disturbance import Move, lost_topics, moves
from visitplanner.planning.metrics import metrics
from visitplanner.planning.moving import breach
from visitplanner.planning.preferences import cost
from visitplanner.programme.move_in_words import move_in_words
from visitplanner.programme.visibility import host_as_seen, title_as_seen
from visitplanner.storage.queries.scenarios import Kept, Scenario
from visitplanner.visit.entities import Visit
from visitplanner.visit.problem import build_problem


@dataclass(frozen=True)
class ScenarioRow:
    """Key figures: minutes, shares, counts. ``moved`` counts what differs from the plan of the visit."""

    scenario: Scenario
    kept: Kept
    page: Opened
    topics: float
    objectives: float
    sessions: int
    confirmed: int
    contact: int
    travel: int
    idle: int
    balance: float
    moved: int
    broken: int
    cost: int | None
    value: int | None


@dataclass(frozen=True)
class Comparison:
    """How one plan differs from another, in sentences."""

    moves: tuple[Text, ...]
    asked_again: tuple[Name, ...]
    told_off: tuple[Name, ...]
    lost: tuple[Name, ...]
    gained: tuple[Name, ...]


def rows_of(visit: Visit, plans: Sequence[tuple[Scenario, Kept]]) -> list[ScenarioRow]:
    pages = {scenario.id: Opened(visit, kept.itinerary) for scenario, kept in plans}
    problem = build_problem(visit)
    for page in pages.values():
        # One problem for all of them, instead of one each.
        page.__dict__["problem"] = problem
    promoted = next((pages[scenario.id] for scenario, _ in plans if scenario.is_promoted), None)
    return [_row(scenario, kept, pages[scenario.id], promoted) for scenario, kept in plans]


def comparison_of(old: Opened, new: Opened) -> Comparison:
    """What changes for whom when ``new`` takes the place of ``old``."""
    if old.itinerary is None or new.itinerary is None:
        return Comparison((), (), (), (), ())
    found = _moves(old, new)
    topics = {each.id: each.name for each in new.visit.topics}
    lost = lost_topics(old.problem, old.itinerary, new.problem, new.itinerary)
    gained = lost_topics(new.problem, new.itinerary, old.problem, old.itinerary)
    return Comparison(
        moves=tuple(_sentence(new, each) for each in found),
        asked_again=_hosts(new, (each for each in found if each.after is not None)),
        told_off=_hosts(new, (each for each in found if each.kind == "dropped")),
        lost=tuple(topics[each] for each in lost if each in topics),
        gained=tuple(topics[each] for each in gained if each in topics),
    )


def _row(scenario: Scenario, kept: Kept, page: Opened, promoted: Opened | None) -> ScenarioRow:
    problem, itinerary = page.problem, page.itinerary or kept.itinerary
    found = metrics(problem, itinerary)
    weights = {each.id: each.weight for each in problem.objectives}
    covered = sum(share * weights[each] for each, share in found["objective_coverage"].items())
    balances = list(found["balance"].values())
    return ScenarioRow(
        scenario=scenario,
        kept=kept,
        page=page,
        topics=float(found["topic_coverage"]),
        objectives=covered / sum(weights.values()) if sum(weights.values()) else 1.0,
        sessions=len(page.placed),
        confirmed=sum(problem.session[each].confirmed for each in page.placed),  # type: ignore[index]  # known ones
        contact=sum(each["contact_min"] for each in found["days"]),
        travel=sum(each["travel_min"] for each in found["days"]),
        idle=sum(each["idle_min"] for each in found["days"]),
        balance=sum(balances) / len(balances) if balances else 0.0,
        moved=_moved(page, promoted),
        broken=len({breach(each) for each in check(problem, itinerary)}),
        cost=None if problem.rates is None else cost.score(problem, itinerary),
        value=itinerary.value,
    )


def _moved(page: Opened, promoted: Opened | None) -> int:
    return 0 if promoted is None else len(_moves(promoted, page))


def _moves(old: Opened, new: Opened) -> tuple[Move, ...]:
    """What differs; a session that falls away from both plans alike is no difference between them."""
    if old.itinerary is None or new.itinerary is None:
        return ()
    held = {each.occurrence for each in new.itinerary.placements}
    found = moves(new.problem, old.itinerary, new.itinerary)
    return tuple(each for each in found if each.kind != "fell_away" or each.occurrence not in held)


def _sentence(page: Opened, move: Move) -> Text:
    session = page.session[move.session]
    title = title_as_seen(page.site[session.site_id], session, COORDINATOR)
    return move_in_words(move, title, page.problem, page.problem)


def _hosts(page: Opened, found: Iterator[Move]) -> tuple[Name, ...]:
    names: dict[str, Name] = {}
    for move in found:
        session = page.session[move.session]
        host = page.organisation[session.host_id]
        names.setdefault(host.id, host_as_seen(page.site[session.site_id], host, COORDINATOR))
    return tuple(names.values())
