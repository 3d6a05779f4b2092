"""Why there is no plan, what would make one possible, and why a session was left out."""

import time
from collections.abc import Iterator
from dataclasses import replace

from visitplanner.language.text import N_, Text
from visitplanner.planning.conflict import conflict
from visitplanner.planning.constraints import NARROWING
from visitplanner.planning.itinerary import Fix, Itinerary, LeftOut
from visitplanner.planning.naming import sentence
from visitplanner.planning.options import options
from visitplanner.planning.problem import Problem, Session
from visitplanner.planning.relaxation import required_only, without
from visitplanner.planning.search import is_feasible

SECONDS_A_FIX = 5.0


def explained(problem: Problem, best_effort: Itinerary, found: tuple[str, ...], seconds: float) -> Itinerary:
    """An impossible visit's best-effort plan with the conflict found, its words and the fixes that were tried."""
    deadline = time.monotonic() + seconds
    return replace(
        best_effort,
        conflict=found,
        conflict_text=_in_words(problem, found),
        fixes=tuple(_fixes(problem, found, deadline)) or tuple(_doing_without(problem, best_effort, deadline)),
    )


def _in_words(problem: Problem, found: tuple[str, ...]) -> Text:
    if not found:
        return N_("The required sessions cannot all be placed.")
    text = sentence(problem, found[-1])
    for name in reversed(found[:-1]):
        text = N_("%(sentence)s %(further)s", sentence=sentence(problem, name), further=text)
    if len(found) == 1:
        return N_("The required sessions cannot all be placed as long as this holds: %(sentences)s", sentences=text)
    return N_("These cannot all hold together: %(sentences)s", sentences=text)


def _fixes(problem: Problem, found: tuple[str, ...], deadline: float) -> Iterator[Fix]:
    """For each name a change of the visit file that takes it out of force, where that alone makes a plan possible."""
    core = required_only(problem)
    for name in found:
        fix, left = _fix(problem, name), deadline - time.monotonic()
        if fix is not None and left > 0 and is_feasible(without(core, {name}), min(left, SECONDS_A_FIX)):
            yield fix


def _doing_without(problem: Problem, best_effort: Itinerary, deadline: float) -> Iterator[Fix]:
    """Where no single change helps: the required sessions that the best-effort plan leaves out become optional."""
    placed = {each.occurrence for each in best_effort.placements}
    missing = [each.session for each in problem.occurrences if each.id not in placed]
    required = {each.id for each in problem.sessions if each.required and not each.withdrawn}
    names = [f"{each}.required" for each in dict.fromkeys(missing) if each in required]
    steps = [fix for fix in (_fix(problem, each) for each in names) if fix is not None]
    left = deadline - time.monotonic()
    if steps and left > 0 and is_feasible(without(required_only(problem), names), min(left, SECONDS_A_FIX)):
        text = steps[-1].text
        for step in reversed(steps[:-1]):
            text = N_("%(sentence)s %(further)s", sentence=step.text, further=text)
        yield Fix(text, tuple(change for step in steps for change in step.changes))


def _fix(problem: Problem, name: str) -> Fix | None:
    what, _, member = name.rpartition(".")
    kind, _, session = name.partition(":")
    if kind == "windows":
        text = N_("Ask the host of “%(session)s” for other times.", session=_name(problem, session).name)
        return Fix(text, ({"op": "set", "entity": "sessions", "id": session, "field": "windows", "value": []},))
    if any(each.id == name for each in problem.constraints):
        text = N_("Give up this rule: %(rule)s", rule=sentence(problem, name))
        return Fix(text, ({"op": "remove", "entity": "constraints", "id": name},))
    if member == "max_visitors":
        return _admit_more(problem, what)
    if member == "required":
        text = N_("Make “%(session)s” optional.", session=_name(problem, what).name)
        return Fix(text, ({"op": "set", "entity": "sessions", "id": what, "field": "required", "value": False},))
    return None


def _admit_more(problem: Problem, site: str) -> Fix:
    people = max(
        problem.visitors(problem.session[each.session], audience)
        for each in problem.occurrences
        for audience in each.audiences
        if problem.session[each.session].site == site
    )
    label = next(each.name for each in problem.sites if each.id == site)
    text = N_("Ask %(site)s to admit more visitors at once: %(people)s.", site=label, people=people)
    return Fix(text, ({"op": "set", "entity": "sites", "id": site, "field": "max_visitors", "value": people},))


def _name(problem: Problem, session: str) -> Session:
    return next(each for each in problem.sessions if each.id == session)


def left_out(problem: Problem, itinerary: Itinerary, seconds: float) -> tuple[LeftOut, ...]:
    """Why each session without a placement was left out; verified by the solver as far as the seconds reach."""
    deadline = time.monotonic() + seconds
    placed = {each.session for each in itinerary.placements}
    return tuple(
        _reason(problem, itinerary, each, deadline - time.monotonic())
        for each in problem.sessions
        if each.id not in placed
    )


def _reason(problem: Problem, itinerary: Itinerary, session: Session, seconds: float) -> LeftOut:
    title = session.name
    if session.withdrawn:
        reason = N_("“%(session)s” was declined or cancelled, so it is not planned again.", session=title)
        return LeftOut(session.id, reason, (f"{session.id}.status",))
    blocked_by = _blocked_alone(problem, session, seconds)
    if not blocked_by and itinerary.status == "infeasible":
        reason = N_("“%(session)s” gave way, because the required sessions cannot all be placed.", session=title)
        return LeftOut(session.id, reason, itinerary.conflict)
    if not blocked_by:
        with_session = required_only(problem, {session.id})
        possible = is_feasible(with_session, min(seconds, SECONDS_A_FIX)) if seconds > 0 else None
        if possible is None:
            reason = N_("No plan with “%(session)s” that is worth more was found in the time given.", session=title)
            return LeftOut(session.id, reason, ())
        if possible:
            reason = N_("“%(session)s” could be placed, but only instead of what is worth more.", session=title)
            return LeftOut(session.id, reason, ())
        blocked_by = conflict(with_session, seconds)
    words = _in_words(problem, blocked_by)
    reason = N_("“%(session)s” cannot be placed. %(sentences)s", session=title, sentences=words)
    return LeftOut(session.id, reason, blocked_by)


def _blocked_alone(problem: Problem, session: Session, seconds: float) -> tuple[str, ...]:
    """What blocks a session at every possible time even if it were the only one."""
    narrowing = {each.NAME for each in NARROWING}
    alone = problem.but(
        occurrences=problem.occurrences_of[session.id],
        sessions=tuple(replace(each, required=each.id == session.id) for each in problem.sessions),
        constraints=tuple(each for each in problem.constraints if each.type in narrowing),
        pins=tuple(each for each in problem.pins if problem.session_of(each.occurrence).id == session.id),
    )
    return () if all(options(alone).values()) else conflict(alone, max(seconds, 1.0))
