"""What plain sums show without a solver: more is required of somebody or something than there is room for.

Each sum takes occurrences that have to be held and can only be held within some time (Hall's condition on intervals),
and compares what they need with all that is there. A shortage is a proof; finding none proves nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from visitplanner.language.text import N_, Code, Text
from visitplanner.planning.constraints import interpreters
from visitplanner.planning.options import Option, Options
from visitplanner.planning.problem import Occurrence, OccurrenceId, Problem, Subgroup
from visitplanner.planning.tightness import Need, Room, fullest, need_of, tightest


@dataclass(frozen=True)
class Shortage:
    """``occurrences`` alone need more than there is; ``sentence`` says of what."""

    occurrences: frozenset[OccurrenceId]
    sentence: Text


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


def _of_time(
    problem: Problem, possible: Options, own: list[tuple[Occurrence, int]], who: Sequence[Subgroup]
) -> Iterator[Shortage]:
    needs = [
        need_of(problem, each, possible[each.id], share * problem.session[each.session].minutes) for each, share in own
    ]
    room = Room(problem, possible, [each.id for each, _ in own], len(who))
    found = tightest(needs, room.between)
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
            need_of(problem, each, possible[each.id], share * taken)
            for each, share in own
            if (taken := amount(each.session))
        ]
        found = fullest(needs, {on: limit * count for on, count in days.items()})
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


def _of_sites(problem: Problem, possible: Options, held: Sequence[Occurrence]) -> Iterator[Shortage]:
    for site in problem.sites:
        here = [each for each in held if problem.session[each.session].site == site.id]
        if len(here) < 2:
            continue
        needs = [need_of(problem, each, possible[each.id], problem.session[each.session].minutes) for each in here]
        room = Room(problem, possible, [each.id for each in here], 1)
        found = tightest(needs, room.between)
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
            need_of(problem, each, possible[each.id], session.interpreters * session.minutes)
            for each, session in asking
        ]
        room = Room(problem, possible, [each.id for each, _ in asking], len(pool))
        minutes = sum(each.max_minutes_per_day for each in pool)
        found = tightest(needs, room.between) or fullest(needs, dict.fromkeys(problem.dates, minutes))
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


def _names(problem: Problem, needs: Iterable[Need]) -> tuple[dict[str, str], ...]:
    sessions = dict.fromkeys(problem.occurrence[each.occurrence].session for each in needs)
    return tuple(dict(problem.session[each].name) for each in sessions)


def _shortage(needs: Iterable[Need], sentence: Text) -> Shortage:
    return Shortage(frozenset(each.occurrence for each in needs), sentence)
