"""Random itineraries of a problem, some valid, many broken in one way or another; always the same for the same seed."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from visitplanner.planning import Day, Itinerary, Lunch, Occurrence, Placement, Problem
from visitplanner.planning.checker import check
from visitplanner.planning.options import options

MISSING = ("required", "direction_required", "safeguarding_briefing_first", "pins")
"""What a part of an itinerary may break that the whole then keeps."""


def random_itinerary(problem: Problem, seed: int) -> Itinerary:
    """Placements where no single rule forbids them, mostly; one of several kinds of damage, sometimes."""
    chance = random.Random(seed)
    possible = options(problem)
    placements = []
    for occurrence in problem.occurrences:
        wanted = problem.session_of(occurrence.id).required
        if chance.random() < (0.95 if wanted else 0.5) and possible[occurrence.id]:
            option = chance.choice(possible[occurrence.id])
            start = chance.choice([each for some in option.starts for each in some])
            placements.append(placed(problem, occurrence, sorted(option.audience), option.date, start))
    if placements and chance.random() < 0.3:
        number = chance.randrange(len(placements))
        placements[number] = _damaged(chance, problem, placements[number])
    return Itinerary("feasible", tuple(placements))


def careless_itinerary(problem: Problem, seed: int) -> Itinerary:
    """A careful one, but one occurrence stands wherever its subgroups have a day, whatever single rules forbid."""
    chance = random.Random(seed)
    careful = careful_itinerary(problem, seed)
    occurrence = chance.choice(problem.occurrences)
    audience, on = chance.choice(occurrence.audiences), chance.choice(problem.dates)
    days = [problem.day[each, on] for each in sorted(audience) if (each, on) in problem.day] or [problem.days[0]]
    grid, room = problem.grid_minutes, days[0].hours.closes - problem.session_of(occurrence.id).minutes
    latest = max(days[0].hours.opens, room)
    start = days[0].midnight + -(-(chance.randint(days[0].hours.opens, latest) - days[0].midnight) // grid) * grid
    others = tuple(each for each in careful.placements if each.occurrence != occurrence.id)
    return replace(careful, placements=(*others, placed(problem, occurrence, sorted(audience), on, start)))


def careful_itinerary(problem: Problem, seed: int) -> Itinerary:
    """Placements tried one by one and kept only while nothing is broken but by what is still missing."""
    chance = random.Random(seed)
    possible = options(problem)
    kept: tuple[Placement, ...] = ()
    urgent = [problem.session_of(each.id).required for each in problem.occurrences]
    order = sorted(range(len(urgent)), key=lambda number: (not urgent[number], chance.random()))
    for occurrence in (problem.occurrences[number] for number in order):
        if not possible[occurrence.id] or chance.random() < 0.15:
            continue
        for _ in range(4):
            option = chance.choice(possible[occurrence.id])
            start = chance.choice([each for some in option.starts for each in some])
            tried = (*kept, placed(problem, occurrence, sorted(option.audience), option.date, start))
            whole = with_lunches(problem, Itinerary("feasible", tried))
            if all(each.rule in MISSING for each in check(problem, whole)):
                kept = tried
                break
    if kept and chance.random() < 0.3:
        number = chance.randrange(len(kept))
        kept = (*kept[:number], _damaged(chance, problem, kept[number]), *kept[number + 1 :])
    return Itinerary("feasible", kept)


def with_names(problem: Problem, itinerary: Itinerary, seed: int) -> Itinerary:
    """Every session that needs interpreters gets any of them, whether or not they are free and able."""
    chance = random.Random(seed)
    people = [each.id for each in problem.interpreters]

    def named(placement: Placement) -> Placement:
        needed = min(problem.session[placement.session].interpreters, len(people))
        return replace(placement, interpreters=tuple(chance.sample(people, needed)))

    return replace(itinerary, placements=tuple(map(named, itinerary.placements)))


def with_lunches(problem: Problem, itinerary: Itinerary) -> Itinerary:
    """With the first lunch of every day that disturbs nothing, or else one that does."""
    lunches = []
    for day in problem.days:
        if day.lunch is not None:
            spoilt = Lunch(day.subgroup, day.date, day.lunch.window.opens, day.lunch.window.opens)
            lunches.append(next(undisturbed_lunches(problem, itinerary, day), spoilt))
    return replace(itinerary, lunches=tuple(lunches))


def undisturbed_lunches(problem: Problem, itinerary: Itinerary, day: Day) -> Iterator[Lunch]:
    """Every lunch of a day that the rule allows, minute by minute."""
    rule = day.lunch
    if rule is None:
        return
    agenda = itinerary.agenda(day.subgroup, day.date)
    for start in range(rule.window.opens, rule.window.closes - rule.minutes + 1):
        end = start + rule.minutes
        if not any(each.window.meets(start, end) for each in day.blocks) and not any(
            each.start < end + rule.pause_after and start < each.end for each in agenda
        ):
            yield Lunch(day.subgroup, day.date, start, end)


def placed(problem: Problem, occurrence: Occurrence, groups: Sequence[str], on: date, start: int) -> Placement:
    session = problem.session[occurrence.session]
    attending = tuple(each.id for each in problem.subgroups if each.id in groups)
    return Placement(occurrence.id, session.id, attending, on, start, start + session.minutes, session.site)


def _damaged(chance: random.Random, problem: Problem, placement: Placement) -> Placement:
    """Moved in time, to another day, to other people or to another length."""
    shift = chance.choice((-60, -7, -1, 1, 15, 120))
    other = chance.choice(problem.dates)
    group = chance.choice(problem.subgroups).id
    return chance.choice(
        (
            replace(placement, start=placement.start + shift, end=placement.end + shift),
            replace(placement, date=other),
            replace(placement, subgroups=(group,)),
            replace(placement, end=placement.end + 1),
        )
    )
