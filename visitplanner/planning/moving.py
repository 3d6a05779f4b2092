"""A plan after one placement was moved, put in or taken out by hand, and what that breaks, costs and saves; no solver.

Whoever moves a session is never refused here: breaches are said, and a person decides. Lunches of the days concerned
are fitted around the session again, and interpreters and vehicles of these days are named anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning import objective
from visitplanner.planning.checker import check
from visitplanner.planning.constraints.lunch import possible_starts
from visitplanner.planning.itinerary import Itinerary, LeftOut, Lunch, Placement, Term, Violation
from visitplanner.planning.problem import Day, LunchRule, OccurrenceId, Problem, SubgroupId
from visitplanner.planning.staffing import staffed


@dataclass(frozen=True)
class Target:
    """Where an occurrence is put: ``start`` in minutes since the origin."""

    date: date
    start: int
    subgroups: frozenset[SubgroupId]


@dataclass(frozen=True)
class TermChange:
    """What one term of the value was worth before and is worth after, in points; ``raw`` in its own units."""

    id: str
    weight: int
    raw_before: int
    raw_after: int
    points: int
    """How many more it is worth; less than nothing where it costs."""


@dataclass(frozen=True)
class Effect:
    """A change of a plan with everything it does. ``broken`` are breaches that were not there before; ``standing``
    those that were and concern what was moved."""

    before: Itinerary
    after: Itinerary
    broken: tuple[Violation, ...]
    standing: tuple[Violation, ...]
    mended: tuple[Violation, ...]
    terms: tuple[TermChange, ...]

    @property
    def points(self) -> int:
        return sum(each.points for each in self.terms)


def moved(problem: Problem, itinerary: Itinerary, occurrence: OccurrenceId, target: Target | None) -> Itinerary:
    """The plan with one occurrence at a target, or without it. Its proof is gone, its reasons are kept."""
    old = next((each for each in itinerary.placements if each.occurrence == occurrence), None)
    new = None if target is None else _placement(problem, occurrence, target, pinned=old is not None and old.pinned)
    others = tuple(each for each in itinerary.placements if each.occurrence != occurrence)
    changed = replace(
        itinerary,
        status="feasible",
        placements=_in_time((*others, new) if new else others),
        bound=None,
        conflict=(),
        conflict_text=None,
        fixes=(),
        run=None,
    )
    touched = {(group, each.date) for each in (old, new) if each for group in each.subgroups}
    changed = _with_staff(problem, changed, {on for _, on in touched})
    changed = with_lunches(problem, changed, touched)
    return valued(problem, replace(changed, left_out=_left_out(problem, changed)))


def effect(problem: Problem, before: Itinerary, after: Itinerary, occurrence: OccurrenceId) -> Effect:
    """What the step from one plan to another does."""
    was, now = {_key(each): each for each in check(problem, before)}, check(problem, after)
    still = {_key(each) for each in now}
    return Effect(
        before=before,
        after=after,
        broken=tuple(each for each in now if _key(each) not in was),
        standing=tuple(each for each in now if _key(each) in was and occurrence in each.occurrences),
        mended=tuple(each for key, each in was.items() if key not in still),
        terms=_changes(objective.terms(problem, before), objective.terms(problem, after)),
    )


def breach(violation: Violation) -> str:
    """What tells one breach of a rule from every other, whatever its numbers are.

    A rule about a subgroup's whole day is broken once, whichever sessions of that day are concerned.
    """
    said = violation.sentence.values
    of_a_day = "subgroup" in said and "date" in said and "session" not in said
    where = f"{said['subgroup']} {said['date']}" if of_a_day else ",".join(sorted(violation.occurrences))
    return "|".join((violation.rule, ",".join(violation.names), where))


def valued(problem: Problem, itinerary: Itinerary) -> Itinerary:
    """The plan with its value and what the value is made of."""
    terms = objective.terms(problem, itinerary)
    return replace(itinerary, terms=terms, value=sum(each.points for each in terms))


def with_lunches(problem: Problem, itinerary: Itinerary, days: Iterable[tuple[SubgroupId, date]]) -> Itinerary:
    """The lunches of some days moved, as little as can be, to where they disturb nothing; else they stay."""
    lunches = {(each.subgroup, each.date): each for each in itinerary.lunches}
    for key in sorted(days):
        day = problem.day.get(key)
        if day is not None and day.lunch is not None:
            fitting = _fitting(day, day.lunch, itinerary.agenda(*key), lunches.get(key))
            if fitting is not None:
                lunches[key] = fitting
    return replace(itinerary, lunches=tuple(sorted(lunches.values(), key=lambda each: (each.start, each.subgroup))))


def _fitting(day: Day, rule: LunchRule, agenda: tuple[Placement, ...], old: Lunch | None) -> Lunch | None:
    free = [start for each in possible_starts(day, rule) for start in each if _undisturbed(start, rule, agenda)]
    wish = rule.window.opens if old is None else old.start
    start = min(free, key=lambda each: (abs(each - wish), each), default=None)
    return None if start is None else Lunch(day.subgroup, day.date, start, start + rule.minutes)


def _undisturbed(start: int, rule: LunchRule, agenda: tuple[Placement, ...]) -> bool:
    end = start + rule.minutes + rule.pause_after
    return all(end <= each.start or each.end <= start for each in agenda)


def _placement(problem: Problem, occurrence: OccurrenceId, target: Target, *, pinned: bool) -> Placement:
    session = problem.session_of(occurrence)
    return Placement(
        occurrence=occurrence,
        session=session.id,
        subgroups=tuple(each.id for each in problem.subgroups if each.id in target.subgroups),
        date=target.date,
        start=target.start,
        end=target.start + session.minutes,
        site=session.site,
        pinned=pinned,
    )


def _with_staff(problem: Problem, itinerary: Itinerary, dates: set[date]) -> Itinerary:
    """Whoever interprets and drives is bound by the day, so that other days keep theirs."""
    today = tuple(each for each in itinerary.placements if each.date in dates)
    others = tuple(each for each in itinerary.placements if each.date not in dates)
    named = staffed(problem, replace(itinerary, placements=today)).placements
    return replace(itinerary, placements=_in_time((*others, *named)))


def _in_time(placements: Iterable[Placement]) -> tuple[Placement, ...]:
    return tuple(sorted(placements, key=lambda each: (each.start, each.occurrence)))


def _left_out(problem: Problem, itinerary: Itinerary) -> tuple[LeftOut, ...]:
    placed = {each.session for each in itinerary.placements}
    reasons = {each.session: each for each in itinerary.left_out}
    by_hand = (
        LeftOut(each.id, N_("“%(session)s” was taken out of the plan by hand.", session=each.name), ())
        for each in problem.sessions
        if each.id not in placed
    )
    return tuple(reasons.get(each.session, each) for each in by_hand)


def _changes(before: tuple[Term, ...], after: tuple[Term, ...]) -> tuple[TermChange, ...]:
    return tuple(_paired(before, after))


def _paired(before: tuple[Term, ...], after: tuple[Term, ...]) -> Iterator[TermChange]:
    for old, new in zip(before, after, strict=True):
        if old.points != new.points:
            yield TermChange(new.id, new.weight, old.raw, new.raw, new.points - old.points)


def _key(violation: Violation) -> tuple[str, str]:
    return breach(violation), violation.sentence.message
