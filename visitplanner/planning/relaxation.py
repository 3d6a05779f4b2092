"""The named facts and rules of a problem, and the problem without some of them.

A name is what the visit file calls a thing in a conflict: the id of a constraint, transfer or budget,
``windows:<session>``, ``holiday:<date>``, ``hours:<country>``, ``<site>.hours``, ``<site>.max_visitors``,
``<site>.clearance``, ``<site>.step_free``, ``lunch`` or ``pin:<occurrence>``. Where even these do not explain an
impossible visit, what is usually beyond dispute gets a name too: a protected block's id, ``day:<date>``, ``travel`` and
``<session>.required``.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from visitplanner.planning.problem import Day, OccurrenceId, Problem, Rule, Session, SessionId, Site, TimeWindow
from visitplanner.planning.travel import TravelMatrix


def names(problem: Problem) -> tuple[str, ...]:
    """Everything named that could stand in the way of a plan, without repeats."""
    return tuple(dict.fromkeys(_names(problem)))


def _names(problem: Problem) -> Iterator[str]:
    yield from (rule.id for rule in problem.constraints)
    yield from (f"windows:{each.id}" for each in problem.sessions if each.windows is not None)
    for site in problem.sites:
        if site.max_visitors is not None:
            yield f"{site.id}.max_visitors"
        if site.cleared_from is not None:
            yield f"{site.id}.clearance"
        if site.step_free is False:
            yield f"{site.id}.step_free"
    yield from (f"holiday:{each.date}" for each in problem.holidays if each.date in problem.dates)
    yield from (f"hours:{each.country}" for each in problem.sites if each.opening is not None)
    yield from ("lunch" for each in problem.days if each.lunch is not None)
    yield from (block.name for each in problem.days for block in each.blocks if block.is_transfer)
    yield from problem.budgets
    yield from (f"pin:{each.occurrence}" for each in problem.pins)


def names_beyond_dispute(problem: Problem) -> tuple[str, ...]:
    """What is named only where nothing else explains why there is no plan."""
    found = [block.name for each in problem.days for block in each.blocks if not block.is_transfer]
    found += [f"day:{each}" for each in problem.dates]
    found += [f"{each.id}.required" for each in problem.sessions if each.required]
    return (*dict.fromkeys(found), "travel")


def names_of_hours(problem: Problem, country: str) -> tuple[str, ...]:
    """The opening hours of a country, site by site."""
    return tuple(f"{each.id}.hours" for each in problem.sites if each.country == country)


def without(problem: Problem, dropped: Collection[str]) -> Problem:
    """The same problem with the named facts and rules out of force."""
    if not dropped:
        return problem
    out = frozenset(dropped)
    return problem.but(
        constraints=tuple(each for each in problem.constraints if each.id not in out),
        holidays=tuple(each for each in problem.holidays if f"holiday:{each.date}" not in out),
        sessions=tuple(_session(each, out) for each in problem.sessions),
        sites=tuple(_site(each, out) for each in problem.sites),
        days=tuple(_day(each, out) for each in problem.days),
        budgets={each: limit for each, limit in problem.budgets.items() if each not in out},
        pins=tuple(each for each in problem.pins if f"pin:{each.occurrence}" not in out),
        landings=tuple(each for each in problem.landings if each.name not in out),
        travel=TravelMatrix(dict.fromkeys(problem.travel.entries, 0)) if "travel" in out else problem.travel,
    )


def only(problem: Problem, kept: Collection[str]) -> Problem:
    """The problem with every name out of force but those kept; the hours of a country and of its sites are one fact."""
    out = set(names(problem)).difference(kept)
    for site in problem.sites:
        if f"{site.id}.hours" in kept:
            out.discard(f"hours:{site.country}")
            out.update(set(names_of_hours(problem, site.country)).difference(kept))
    return without(problem, out)


def _session(session: Session, out: frozenset[str]) -> Session:
    if f"windows:{session.id}" in out:
        session = replace(session, windows=None)
    return replace(session, required=False) if f"{session.id}.required" in out else session


def _site(site: Site, out: frozenset[str]) -> Site:
    if f"{site.id}.max_visitors" in out:
        site = replace(site, max_visitors=None)
    if f"{site.id}.clearance" in out:
        site = replace(site, cleared_from=None)
    if f"{site.id}.step_free" in out:
        site = replace(site, step_free=None)
    if out & {f"{site.id}.hours", f"hours:{site.country}"}:
        site = replace(site, opening=None)
    return site


def _day(day: Day, out: frozenset[str]) -> Day:
    if "lunch" in out:
        day = replace(day, lunch=None)
    if f"day:{day.date}" in out:
        midnight = TimeWindow(day.midnight, day.midnight + 24 * 60)
        day = replace(day, hours=midnight)
    blocks = tuple(each for each in day.blocks if each.name not in out)
    return day if len(blocks) == len(day.blocks) else replace(day, blocks=blocks)


def required_only(problem: Problem, kept: Iterable[str] = ()) -> Problem:
    """The problem without the optional sessions that no rule needs: they cannot make a visit impossible.

    Nor can a rule that the required sessions keep by being held. Sessions named in ``kept`` stay, and become required.
    """
    problem = problem.but(constraints=tuple(each for each in problem.constraints if not _kept_anyway(problem, each)))
    wanted, pinned = set(kept), {each.occurrence for each in problem.pins}
    needed = {problem.occurrence[each].session for each in needed_by_rules(problem)}
    sessions = {
        each.id: replace(each, required=each.required or each.id in wanted)
        for each in problem.sessions
        if each.required
        or each.id in wanted | needed
        or any(occurrence.id in pinned for occurrence in problem.occurrences_of[each.id])
    }
    return problem.but(occurrences=tuple(each for each in problem.occurrences if each.session in sessions)).but(
        sessions=tuple(sessions.get(each.id, replace(each, required=False)) for each in problem.sessions)
    )


def _kept_anyway(problem: Problem, rule: Rule) -> bool:
    """Whether the required sessions alone run often enough in the direction that a rule asks for."""
    if rule.type != "direction_required":
        return False
    held = (each for each in problem.sessions if each.required and not each.withdrawn)
    return bool(sum(each.direction == rule.params["direction"] for each in held) >= rule.params["min_count"])


def needed_by_rules(problem: Problem) -> frozenset[OccurrenceId]:
    """The occurrences without which a rule could not be kept: leaving them out would not make a visit easier."""
    directions = {rule.params["direction"] for rule in problem.rules("direction_required")}
    briefings = {rule.params["briefing_session_id"] for rule in problem.rules("safeguarding_briefing_first")}
    return frozenset(
        each.id
        for each in problem.occurrences
        if each.session in briefings or problem.session[each.session].direction in directions
    )


def compact(problem: Problem, kept: Collection[OccurrenceId] | None = None) -> Problem:
    """The problem with some occurrences only, and those that rules need; sessions and sites that play no part go."""
    staying = {*needed_by_rules(problem), *(kept if kept is not None else problem.occurrence)}
    occurrences = tuple(each for each in problem.occurrences if each.id in staying)
    sessions = {each.session for each in occurrences} | _named_in_rules(problem)
    sites = {problem.session[each].site for each in sessions} | {each.base for each in problem.days}
    return problem.but(
        occurrences=occurrences,
        sessions=tuple(each for each in problem.sessions if each.id in sessions),
        sites=tuple(each for each in problem.sites if each.id in sites),
        pins=tuple(each for each in problem.pins if each.occurrence in staying),
    )


def _named_in_rules(problem: Problem) -> set[SessionId]:
    """The sessions that any parameter of a rule names, alone or in a list."""
    values = [value for rule in (*problem.constraints, *problem.preferences) for value in rule.params.values()]
    flat = [each for value in values for each in (value if isinstance(value, (list, tuple)) else [value])]
    return {SessionId(each) for each in flat if isinstance(each, str) and each in problem.session}
