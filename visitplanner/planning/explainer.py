"""Why there is no plan, what would make one possible, and why a session was left out."""

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from visitplanner.language.text import N_, Text
from visitplanner.planning.conflict import conflict
from visitplanner.planning.constraints import NARROWING
from visitplanner.planning.fixes import fixes
from visitplanner.planning.itinerary import Fix, Itinerary, LeftOut
from visitplanner.planning.naming import sentence
from visitplanner.planning.options import options
from visitplanner.planning.problem import Problem, Session
from visitplanner.planning.relaxation import compact, required_only, without
from visitplanner.planning.remedies.case import joined, set_field
from visitplanner.planning.search import is_feasible
from visitplanner.planning.trial import Trials

SECONDS_A_FIX = 5.0
MOST_FIXES = 10


def explained(problem: Problem, best_effort: Itinerary, found: tuple[str, ...], seconds: float) -> Itinerary:
    """An impossible visit's best-effort plan with the conflict found, its words and the fixes that were tried."""
    deadline = time.monotonic() + seconds
    return replace(
        best_effort,
        conflict=found,
        conflict_text=in_words(problem, found),
        fixes=tuple(islice(fixes(problem, found, seconds), MOST_FIXES))
        or tuple(_doing_without(problem, best_effort, deadline)),
    )


def in_words(problem: Problem, found: tuple[str, ...]) -> Text:
    """A conflict in whole sentences."""
    if not found:
        return N_("The required sessions cannot all be placed.")
    text = sentence(problem, found[-1])
    for name in reversed(found[:-1]):
        text = N_("%(sentence)s %(further)s", sentence=sentence(problem, name), further=text)
    if len(found) == 1:
        return N_("The required sessions cannot all be placed as long as this holds: %(sentences)s", sentences=text)
    return N_("These cannot all hold together: %(sentences)s", sentences=text)


def _doing_without(problem: Problem, best_effort: Itinerary, deadline: float) -> Iterator[Fix]:
    """Where no other change helps: the required sessions that the best-effort plan leaves out become optional."""
    placed = {each.occurrence for each in best_effort.placements}
    missing = dict.fromkeys(each.session for each in problem.occurrences if each.id not in placed)
    sessions = [problem.session[each] for each in missing if problem.session[each].required]
    left = deadline - time.monotonic()
    relaxed = without(required_only(problem), [f"{each.id}.required" for each in sessions])
    if sessions and left > 0 and is_feasible(relaxed, min(left, SECONDS_A_FIX)):
        text = joined([N_("Make “%(session)s” optional.", session=each.name) for each in sessions])
        yield Fix(text, tuple(dict(set_field("sessions", each.id, "required", False)) for each in sessions), "optional")


def left_out(problem: Problem, itinerary: Itinerary, seconds: float) -> tuple[LeftOut, ...]:
    """Why each session without a placement was left out; verified by the solver as far as the seconds reach."""
    trials = Trials(seconds)
    # Most sessions that are left out fit in somewhere once what is optional gives way to them.
    trials.remember(itinerary)
    placed = {each.session for each in itinerary.placements}
    possible = options(problem)
    return tuple(
        _reason(problem, itinerary, each, trials, all(possible[o.id] for o in problem.occurrences_of[each.id]))
        for each in problem.sessions
        if each.id not in placed
    )


def _reason(problem: Problem, itinerary: Itinerary, session: Session, trials: Trials, has_times: bool) -> LeftOut:
    title = session.name
    if session.withdrawn:
        reason = N_("“%(session)s” was declined or cancelled, so it is not planned again.", session=title)
        return LeftOut(session.id, reason, (f"{session.id}.status",))
    blocked_by = () if has_times else _blocked_alone(problem, session, trials.left)
    if not blocked_by and itinerary.status == "infeasible":
        reason = N_("“%(session)s” gave way, because the required sessions cannot all be placed.", session=title)
        return LeftOut(session.id, reason, itinerary.conflict)
    if not blocked_by:
        with_session = required_only(problem, {session.id}) if trials.left > 0 else problem
        possible = trials.possible(compact(with_session)) if trials.left > 0 else None
        if possible is None:
            reason = N_("No plan with “%(session)s” that is worth more was found in the time given.", session=title)
            return LeftOut(session.id, reason, ())
        if possible:
            reason = N_("“%(session)s” could be placed, but only instead of what is worth more.", session=title)
            return LeftOut(session.id, reason, ())
        blocked_by = conflict(with_session, trials.left)
    words = in_words(problem, blocked_by)
    reason = N_("“%(session)s” cannot be placed. %(sentences)s", session=title, sentences=words)
    return LeftOut(session.id, reason, blocked_by)


def _blocked_alone(problem: Problem, session: Session, seconds: float) -> tuple[str, ...]:
    """What blocks a session, which has no possible time, even if it were the only one."""
    narrowing = {each.NAME for each in NARROWING}
    alone = problem.but(
        occurrences=problem.occurrences_of[session.id],
        sessions=tuple(replace(each, required=each.id == session.id) for each in problem.sessions),
        constraints=tuple(each for each in problem.constraints if each.type in narrowing),
        pins=tuple(each for each in problem.pins if problem.session_of(each.occurrence).id == session.id),
    )
    return conflict(alone, max(seconds, 1.0))
