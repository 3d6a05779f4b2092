"""Interpreters are not double-booked, and the minutes of a day stay within what they may work together."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.counters import Counter, counter
from visitplanner.planning.itinerary import Itinerary, Placement, Violation
from visitplanner.planning.problem import Interpreter, Problem, RuleId, Session

if TYPE_CHECKING:
    from visitplanner.planning.options import Option, Options
    from visitplanner.planning.variables import Variables

NAME = "interpreter_capacity"
STATEMENT = N_("Interpreters are not double-booked and stay within the minutes they may work in a day.")
MOST_COMBINED = 5
Languages = frozenset[str]


def add(problem: Problem, variables: "Variables") -> None:
    if not any(problem.rules(NAME)):
        return
    for languages, pool in pools(problem):
        asking = [each for each in problem.occurrences if _asks(problem.session[each.session], languages)]
        demands = [problem.session[each.session].interpreters for each in asking]
        if not asking:
            continue
        variables.model.add_cumulative([variables.interval[each.id] for each in asking], demands, len(pool))
        minutes = sum(each.max_minutes_per_day for each in pool)
        for on in problem.dates:
            worked = [
                variables.on(each.id, on) * demand * problem.session[each.session].minutes
                for each, demand in zip(asking, demands, strict=True)
            ]
            variables.model.add(sum(worked) <= minutes)


def pools(problem: Problem) -> Iterator[tuple[frozenset[Languages], tuple[Interpreter, ...]]]:
    """The languages asked for, alone and together, with the interpreters who could serve any of them.

    Each session can get its own only where none of these pools is too small. Languages that share no interpreter say
    nothing new together. Of very many, only each alone, every two and all are looked at.
    """
    asked = sorted({each.languages for each in problem.sessions if each.interpreters}, key=sorted)
    able = {those: {each.id for each in problem.interpreters if those <= each.languages} for those in asked}
    sizes = range(1, len(asked) + 1) if len(asked) <= MOST_COMBINED else (1, 2, len(asked))
    for together in (chosen for size in sizes for chosen in combinations(asked, size)):
        anyone = set[str]().union(*(able[those] for those in together))
        if len(together) == 1 or len(anyone) < sum(len(able[those]) for those in together):
            yield frozenset(together), tuple(each for each in problem.interpreters if each.id in anyone)


def _asks(session: Session, languages: frozenset[Languages]) -> bool:
    return session.interpreters > 0 and session.languages in languages


def counters(problem: Problem, options: "Options") -> Iterator[Counter]:
    """The minutes of each pool and date."""
    if not any(problem.rules(NAME)):
        return
    for languages, pool in pools(problem):
        minutes = sum(each.max_minutes_per_day for each in pool)
        for on in problem.dates:
            yield counter(problem, options, minutes, partial(_worked, languages, on))


def _worked(languages: frozenset[Languages], on: date, session: Session, option: "Option") -> int:
    asked = option.date == on and _asks(session, languages)
    return session.interpreters * session.minutes if asked else 0


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for languages, pool in pools(problem):
            asking = [each for each in itinerary.placements if _asks(problem.session[each.session], languages)]
            yield from _too_many_at_once(problem, rule.id, asking, len(pool))
            yield from _too_long_a_day(problem, rule.id, asking, sum(each.max_minutes_per_day for each in pool))


def _too_many_at_once(
    problem: Problem, rule: RuleId, asking: Iterable[Placement], available: int
) -> Iterator[Violation]:
    placements = list(asking)
    for moment in sorted({each.start for each in placements}):
        now = [each for each in placements if each.start <= moment < each.end]
        needed = sum(problem.session[each.session].interpreters for each in now)
        if needed > available:
            sentence = N_(
                "Too few interpreters at one time: needed %(needed)s, available %(available)s.",
                needed=needed,
                available=available,
            )
            yield Violation(NAME, (rule,), tuple(each.occurrence for each in now), sentence)


def _too_long_a_day(problem: Problem, rule: RuleId, asking: Iterable[Placement], limit: int) -> Iterator[Violation]:
    placements = list(asking)
    for on in sorted({each.date for each in placements}):
        today = [each for each in placements if each.date == on]
        minutes = sum(
            problem.session[each.session].interpreters * problem.session[each.session].minutes for each in today
        )
        if minutes > limit:
            sentence = N_(
                "Interpreters work too long on %(date)s: %(minutes)s min in all, where together "
                "they may work %(limit)s min.",
                date=on,
                minutes=minutes,
                limit=limit,
            )
            yield Violation(NAME, (rule,), tuple(each.occurrence for each in today), sentence)
