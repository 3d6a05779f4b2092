"""Some dates of a visit by themselves, with the rest of a plan as it is: small enough to be planned in a moment.

Left out is what the plan holds on other dates, unless a rule names it; what that uses up, and the topics it treats, are
taken off what the dates may still use and add.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from visitplanner.planning.itinerary import Itinerary, Placement
from visitplanner.planning.neighbourhood import only_on
from visitplanner.planning.problem import Pin, Problem, Rule, Session, SessionId


@dataclass(frozen=True)
class Excerpt:
    """The problem of some dates, the placements it does not hold, and the dates."""

    problem: Problem
    outside: tuple[Placement, ...]
    dates: frozenset[date]

    def whole(self, whole: Problem, plan: Itinerary, found: Itinerary) -> Itinerary:
        """The plan with what was found for the dates; only the whole problem's own pins are pinned in it.

        The plan may have changed on other dates since the excerpt was made.
        """
        pinned, anew = {each.occurrence for each in whole.pins}, {each.occurrence for each in found.placements}
        elsewhere = [each for each in plan.placements if each.date not in self.dates and each.occurrence not in anew]
        placements = [replace(each, pinned=each.occurrence in pinned) for each in (*elsewhere, *found.placements)]
        lunches = [each for each in plan.lunches if each.date not in self.dates]
        lunches += [each for each in found.lunches if each.date in self.dates]
        return replace(
            plan,
            placements=tuple(sorted(placements, key=lambda each: (each.start, each.occurrence))),
            lunches=tuple(sorted(lunches, key=lambda each: (each.date, each.subgroup))),
        )


def excerpt(problem: Problem, plan: Itinerary, dates: Collection[date], newcomers: Collection[SessionId]) -> Excerpt:
    """The dates of a plan that keeps the rules; of what it does not hold only the newcomers may come in."""
    named = set(_named(problem))
    pinned = {each.occurrence for each in problem.pins}
    free = {each.occurrence for each in plan.placements if each.date in dates and each.occurrence not in pinned}
    fixed = [each for each in plan.placements if each.occurrence not in free and each.session in named]
    fixed += [
        each for each in plan.placements if each.date in dates and each.occurrence in pinned and each not in fixed
    ]
    held = {each.occurrence for each in plan.placements}
    there = free | {each.occurrence for each in fixed}
    outside = tuple(each for each in plan.placements if each.occurrence not in there)
    occurrences = tuple(
        each for each in problem.occurrences if each.id in there or (each.id not in held and each.session in newcomers)
    )
    touched = {each.date for each in fixed} - set(dates)
    return Excerpt(
        problem.but(
            days=tuple(
                each if each.date in dates else replace(each, lunch=None)
                for each in problem.days
                if each.date in dates or each.date in touched
            ),
            occurrences=occurrences,
            sessions=tuple(_sessions(problem, named | {each.session for each in occurrences}, fixed, outside, dates)),
            pins=tuple(Pin(each.occurrence, each.start, frozenset(each.subgroups)) for each in fixed),
            constraints=tuple(_what_is_left(problem, each, outside) for each in problem.constraints),
            budgets=_budgets_left(problem, outside),
        ),
        outside,
        frozenset(dates),
    )


def _named(problem: Problem) -> Iterator[SessionId]:
    """The sessions that a rule names."""
    for rule in (*problem.constraints, *problem.preferences):
        for value in rule.params.values():
            for each in value if isinstance(value, list | tuple) else (value,):
                if each in problem.session:
                    yield each


def _sessions(
    problem: Problem,
    wanted: Collection[SessionId],
    fixed: Iterable[Placement],
    outside: Iterable[Placement],
    dates: Collection[date],
) -> Iterator[Session]:
    """Those wanted, without the topics that are treated elsewhere; what is not fixed can be held on the dates alone."""
    treated = frozenset(topic for each in outside for topic in problem.session[each.session].topics)
    still = {each.session for each in fixed}
    for session in problem.sessions:
        if session.id in wanted:
            there = session if session.id in still else only_on(problem, session, dates)
            yield replace(there, topics=there.topics - treated)


def _what_is_left(problem: Problem, rule: Rule, outside: Iterable[Placement]) -> Rule:
    """A rule that asks for a number, less what is held elsewhere."""
    if rule.type != "direction_required":
        return rule
    direction = rule.params["direction"]
    held = {each.session for each in outside if problem.session[each.session].direction == direction}
    return replace(rule, params={**rule.params, "min_count": max(0, rule.params["min_count"] - len(held))})


def _budgets_left(problem: Problem, outside: Iterable[Placement]) -> Mapping[str, int]:
    taken = [problem.session[each.session].amounts for each in outside]
    return {name: most - sum(each.get(name, 0) for each in taken) for name, most in problem.budgets.items()}
