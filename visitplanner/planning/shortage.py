"""What plain sums show without a solver: more is required of somebody or something than there is room for.

Each sum takes occurrences that have to be held and can only be held within some time (Hall's condition on intervals),
and compares what they need with all that is there. A shortage is a proof; finding none proves nothing.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from visitplanner.language.text import N_, Code, Text
from visitplanner.planning.constraints import interpreters
from visitplanner.planning.options import Option, Options
from visitplanner.planning.problem import Occurrence, OccurrenceId, Problem, Subgroup

MOST_COMPARED = 150
"""Of more occurrences than this that ask for one thing, only the least free ones are compared."""


@dataclass(frozen=True)
class Shortage:
    """``occurrences`` alone need more than there is; ``sentence`` says of what."""

    occurrences: frozenset[OccurrenceId]
    sentence: Text


@dataclass(frozen=True)
class _Need:
    """What one occurrence certainly takes of something, and when it could: its dates, earliest start, latest end."""

    occurrence: OccurrenceId
    amount: int
    dates: frozenset[date]
    opens: int
    closes: int


def shortages(problem: Problem, possible: Options) -> Iterator[Shortage]:
    """Every kind of shortage once for each thing that is short, in its smallest set of occurrences."""
    held = [each for each in problem.occurrences if has_to_be_held(problem, each) and possible[each.id]]
    for who in _attending(problem):
        own = [(each, share) for each in held if (share := _share(possible[each.id], who))]
        yield from _of_time(problem, possible, own, who)
        yield from _of_days(problem, possible, own, who)
    yield from _of_sites(problem, possible, held)
    yield from _of_interpreters(problem, possible, held)
    yield from _of_budgets(problem, held)
    yield from _of_directions(problem, possible)


def has_to_be_held(problem: Problem, occurrence: Occurrence) -> bool:
    """Whether no plan can do without it."""
    session = problem.session[occurrence.session]
    pinned = any(each.occurrence == occurrence.id for each in problem.pins)
    return pinned or (session.required and not session.withdrawn)


def _attending(problem: Problem) -> Iterator[tuple[Subgroup, ...]]:
    """Each subgroup by itself, and all together: who attends may still be open, but somebody has to."""
    yield from ((each,) for each in problem.subgroups)
    if len(problem.subgroups) > 1:
        yield problem.subgroups


def _share(options: Sequence[Option], who: Sequence[Subgroup]) -> int:
    ids = {each.id for each in who}
    return min(len(each.audience & ids) for each in options)


def _need(problem: Problem, occurrence: Occurrence, options: Sequence[Option], amount: int) -> _Need:
    minutes = problem.session[occurrence.session].minutes
    return _Need(
        occurrence.id,
        amount,
        frozenset(each.date for each in options),
        min(each.earliest for each in options),
        max(each.latest for each in options) + minutes,
    )


def _of_time(
    problem: Problem, possible: Options, own: list[tuple[Occurrence, int]], who: Sequence[Subgroup]
) -> Iterator[Shortage]:
    needs = [
        _need(problem, each, possible[each.id], share * problem.session[each.session].minutes) for each, share in own
    ]
    room = _Room(problem, possible, [each.id for each, _ in own], len(who))
    found = _tightest(needs, room.between)
    if found is not None:
        names = tuple(each.name for each in who)
        sentence = N_(
            "%(sessions)s: these need %(needed)s min of %(groups)s in all, and can be held only within %(room)s min.",
            sessions=_names(problem, found),
            needed=sum(each.amount for each in found),
            groups=names,
            room=room.between(min(each.opens for each in found), max(each.closes for each in found)),
        )
        yield _shortage(found, sentence)


class _Room:
    """How many minutes something has, at most, between two moments: the time in which anything here could be held."""

    def __init__(self, problem: Problem, possible: Options, occurrences: Iterable[OccurrenceId], times: int) -> None:
        spans = sorted(
            (some[0], some[-1] + problem.session_of(each).minutes)
            for each in occurrences
            for option in possible[each]
            for some in option.starts
        )
        self._times, self._opens, self._closes = times, list[int](), list[int]()
        for opens, closes in spans:
            if self._closes and opens <= self._closes[-1]:
                self._closes[-1] = max(self._closes[-1], closes)
            else:
                self._opens.append(opens)
                self._closes.append(closes)
        lengths = (closes - opens for opens, closes in zip(self._opens, self._closes, strict=True))
        self._before = [0, *accumulate(lengths)]

    def between(self, opens: int, closes: int) -> int:
        return (self._until(closes) - self._until(opens)) * self._times

    def _until(self, moment: int) -> int:
        index = bisect_right(self._opens, moment)
        if index == 0:
            return 0
        return self._before[index] - max(0, self._closes[index - 1] - moment)


def _tightest(needs: Sequence[_Need], room: Callable[[int, int], int]) -> list[_Need] | None:
    """The smallest set that can only be held between two moments and needs more than there is between them."""
    by_end = sorted(sorted(needs, key=lambda each: each.closes - each.opens)[:MOST_COMPARED], key=lambda e: e.closes)
    best: list[_Need] | None = None
    for opens in sorted({each.opens for each in needs}):
        inside: list[_Need] = []
        taken = 0
        for each in by_end:
            if each.opens < opens:
                continue
            inside.append(each)
            taken += each.amount
            if best is not None and len(inside) >= len(best):
                break
            if taken > room(opens, each.closes):
                best = list(inside)
                break
    return best


def _of_days(
    problem: Problem, possible: Options, own: list[tuple[Occurrence, int]], who: Sequence[Subgroup]
) -> Iterator[Shortage]:
    """What the rules allow a subgroup in one day."""
    groups = {each.id for each in who}
    days = {on: sum((each, on) in problem.day for each in groups) for on in problem.dates}
    for rule in problem.constraints:
        limit, amount = _daily(problem, rule.type, rule.params)
        if limit is None:
            continue
        needs = [
            _need(problem, each, possible[each.id], share * taken)
            for each, share in own
            if (taken := amount(each.session))
        ]
        found = _fullest(needs, {on: limit * count for on, count in days.items()})
        if found is not None:
            sentence = N_(
                "%(sessions)s: these need %(needed)s in all on the days on which they can be held, where the rule "
                "%(rule)s allows %(room)s.",
                sessions=_names(problem, found),
                needed=sum(each.amount for each in found),
                rule=Code(rule.id),
                room=sum(limit * days[on] for on in frozenset[date]().union(*(each.dates for each in found))),
            )
            yield _shortage(found, sentence)


def _daily(problem: Problem, type_: str, params: object) -> tuple[int | None, Callable[[str], int]]:
    """The limit of a rule for one subgroup and day, and what a session takes of it."""
    sessions = {str(each.id): each for each in problem.sessions}
    given: dict[str, object] = dict(params) if isinstance(params, dict) else {}
    limits: dict[str, tuple[str, Callable[[str], int]]] = {
        "max_sessions_per_day": ("n", lambda session: 1),
        "max_contact_min_per_day": ("minutes", lambda session: sessions[session].minutes),
        "max_type_per_day": ("n", lambda session: int(sessions[session].type == given.get("session_type"))),
    }
    member, amount = limits.get(type_, ("", lambda session: 0))
    limit = given.get(member)
    return (limit if isinstance(limit, int) else None), amount


def _fullest(needs: Sequence[_Need], limits: dict[date, int]) -> list[_Need] | None:
    """The smallest set that can only be held on some days and needs more than these days allow."""
    spans = {each.dates for each in needs} | {
        frozenset(on for on in limits if first <= on <= last) for first in limits for last in limits if first <= last
    }
    best: list[_Need] | None = None
    for span in spans:
        inside = sorted((each for each in needs if each.dates <= span), key=lambda each: -each.amount)
        room = sum(limits.get(on, 0) for on in span)
        if sum(each.amount for each in inside) > room:
            count = next(n for n, taken in enumerate(accumulate(e.amount for e in inside), 1) if taken > room)
            if best is None or count < len(best):
                best = inside[:count]
    return best


def _of_sites(problem: Problem, possible: Options, held: Sequence[Occurrence]) -> Iterator[Shortage]:
    for site in problem.sites:
        here = [each for each in held if problem.session[each.session].site == site.id]
        if len(here) < 2:
            continue
        needs = [_need(problem, each, possible[each.id], problem.session[each.session].minutes) for each in here]
        room = _Room(problem, possible, [each.id for each in here], 1)
        found = _tightest(needs, room.between)
        if found is not None:
            sentence = N_(
                "%(sessions)s: these need %(needed)s min at %(site)s, which receives one group at a time and can do so "
                "only within %(room)s min.",
                sessions=_names(problem, found),
                needed=sum(each.amount for each in found),
                site=site.name,
                room=room.between(min(each.opens for each in found), max(each.closes for each in found)),
            )
            yield _shortage(found, sentence)


def _of_interpreters(problem: Problem, possible: Options, held: Sequence[Occurrence]) -> Iterator[Shortage]:
    if not any(problem.rules(interpreters.NAME)):
        return
    for languages, pool in interpreters.pools(problem):
        asking = [
            (each, session)
            for each in held
            if (session := problem.session[each.session]).interpreters and session.languages in languages
        ]
        needs = [
            _need(problem, each, possible[each.id], session.interpreters * session.minutes) for each, session in asking
        ]
        room = _Room(problem, possible, [each.id for each, _ in asking], len(pool))
        minutes = sum(each.max_minutes_per_day for each in pool)
        found = _tightest(needs, room.between) or _fullest(needs, dict.fromkeys(problem.dates, minutes))
        if found is not None:
            sentence = N_(
                "%(sessions)s: these need %(needed)s min of interpretation, more than the interpreters for these "
                "languages (%(count)s) can give when they can be held.",
                sessions=_names(problem, found),
                needed=sum(each.amount for each in found),
                count=len(pool),
            )
            yield _shortage(found, sentence)


def _of_budgets(problem: Problem, held: Sequence[Occurrence]) -> Iterator[Shortage]:
    for budget, limit in problem.budgets.items():
        takers = [each for each in held if problem.session[each.session].amounts.get(budget, 0)]
        taken = sum(problem.session[each.session].amounts[budget] for each in takers)
        if taken > limit:
            sentence = N_(
                "The required sessions take %(taken)s of the budget “%(budget)s”, which is %(limit)s.",
                taken=taken,
                budget=Code(budget),
                limit=limit,
            )
            yield Shortage(frozenset(each.id for each in takers), sentence)


def _of_directions(problem: Problem, possible: Options) -> Iterator[Shortage]:
    for rule in problem.rules("direction_required"):
        able = {each.session for each in problem.occurrences if possible[each.id]}
        count = sum(problem.session[each].direction == rule.params["direction"] for each in able)
        if count < rule.params["min_count"]:
            sentence = N_(
                "The rule %(rule)s asks for %(needed)s sessions in one direction, and %(count)s can be held.",
                rule=Code(rule.id),
                needed=rule.params["min_count"],
                count=count,
            )
            yield Shortage(frozenset(), sentence)


def _names(problem: Problem, needs: Iterable[_Need]) -> tuple[dict[str, str], ...]:
    sessions = dict.fromkeys(problem.occurrence[each.occurrence].session for each in needs)
    return tuple(dict(problem.session[each].name) for each in sessions)


def _shortage(needs: Iterable[_Need], sentence: Text) -> Shortage:
    return Shortage(frozenset(each.occurrence for each in needs), sentence)
