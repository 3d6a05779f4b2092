"""Rules about the order of sessions that contradict each other, or the times that are possible at all."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

from visitplanner.planning.options import Options
from visitplanner.planning.problem import Problem, Rule, SessionId
from visitplanner.planning.shortage import has_to_be_held

ORDERS = ("before", "immediately_after")


class SessionOrder(NamedTuple):
    """``first`` ends before ``then`` begins, because of the rule of this name."""

    first: SessionId
    then: SessionId
    rule: str


def contradictions(problem: Problem, possible: Options) -> Iterator[tuple[str, ...]]:
    """Names of rules and windows that leave no order of sessions which all have to be held."""
    held = _held(problem, possible)
    orders = list(_orders(problem, held))
    circle = _circle(orders)
    if circle:
        yield circle
    spans = {each: _span(problem, possible, each) for each in held}
    for order in orders:
        if spans[order.first][0] > spans[order.then][1]:
            windows = (f"windows:{each}" for each in (order.first, order.then) if problem.session[each].windows)
            yield (order.rule, *windows)
    for rule in problem.rules("immediately_after"):
        if {rule.params["first"], rule.params["then"]} <= held and _too_far_apart(problem, rule, spans):
            yield (rule.id,)


def _held(problem: Problem, possible: Options) -> frozenset[SessionId]:
    """The sessions of which every occurrence has to be held, and could be."""
    return frozenset(
        each.id
        for each in problem.sessions
        if problem.occurrences_of[each.id]
        and all(has_to_be_held(problem, one) and possible[one.id] for one in problem.occurrences_of[each.id])
    )


def _orders(problem: Problem, held: frozenset[SessionId]) -> Iterator[SessionOrder]:
    for rule in problem.constraints:
        if rule.type in ORDERS and {rule.params["first"], rule.params["then"]} <= held:
            if rule.type == "before" or _share_everybody(problem, rule):
                yield SessionOrder(rule.params["first"], rule.params["then"], rule.id)
        elif rule.type == "first_session" and rule.params["session_id"] in held:
            yield from (SessionOrder(rule.params["session_id"], each, rule.id) for each in _others(held, rule))
        elif rule.type == "last_session" and rule.params["session_id"] in held:
            yield from (SessionOrder(each, rule.params["session_id"], rule.id) for each in _others(held, rule))


def _others(held: frozenset[SessionId], rule: Rule) -> list[SessionId]:
    return sorted(each for each in held if each != rule.params["session_id"])


def _share_everybody(problem: Problem, rule: Rule) -> bool:
    """Whether each of the two is one meeting, and the same people attend both."""
    first, then = (problem.occurrences_of[rule.params[each]] for each in ("first", "then"))
    return len(first) == len(then) == 1 and first[0].audiences == then[0].audiences and len(first[0].audiences) == 1


def _circle(orders: list[SessionOrder]) -> tuple[str, ...]:
    """The rules that lead from some session back to it."""
    graph: dict[SessionId, list[SessionId]] = {}
    for each in orders:
        graph.setdefault(each.then, []).append(each.first)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        steps = set(pairwise(circle.args[1]))
        return tuple(dict.fromkeys(each.rule for each in orders if (each.first, each.then) in steps))
    return ()


def _span(problem: Problem, possible: Options, session: SessionId) -> tuple[int, int]:
    """The earliest end of the last of its occurrences, and the latest start of the first."""
    minutes = problem.session[session].minutes
    found = [possible[each.id] for each in problem.occurrences_of[session]]
    ends = max(min(option.earliest for option in each) for each in found) + minutes
    return ends, min(max(option.latest for option in each) for each in found)


def _too_far_apart(problem: Problem, rule: Rule, spans: dict[SessionId, tuple[int, int]]) -> bool:
    """Whether the way alone, or the times, leave more than the rule allows between the two."""
    first, then = SessionId(rule.params["first"]), SessionId(rule.params["then"])
    if not _share_everybody(problem, rule):
        return False
    gap = int(rule.params["max_gap_min"])
    sites = problem.session[first].site, problem.session[then].site
    return sites[0] != sites[1] and problem.buffer_minutes + problem.site[sites[1]].access_minutes > gap
