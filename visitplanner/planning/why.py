"""Why a session was left out, or why it is where it is: in words, with what was tried to be sure of it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from visitplanner.language.text import N_, Text
from visitplanner.planning.answer import Why
from visitplanner.planning.conflict import certainly_impossible, conflict
from visitplanner.planning.elsewhere import Elsewhere, elsewhere
from visitplanner.planning.explainer import in_words
from visitplanner.planning.fixes import fixes
from visitplanner.planning.including import included, said
from visitplanner.planning.itinerary import Fix, Itinerary
from visitplanner.planning.limits import Limits, Progress
from visitplanner.planning.obstacles import every_stand, forbidden_alone, forbidden_there
from visitplanner.planning.options import options
from visitplanner.planning.problem import Problem, Session, SessionId
from visitplanner.planning.relaxation import required_only

MOST_FIXES = 3
MOST_OBSTACLES_SAID = 6
"""Of what stands against it, how much is said: that which forbids most."""
SHARE_TO_FORESEE = 0.2
"""The part of the time in which it is asked whether any plan holds the session, before the best is looked for."""
Watch = Callable[[Progress], bool]


def why(
    problem: Problem, itinerary: Itinerary, session: SessionId, limits: Limits, watch: Watch = lambda _: True
) -> Why:
    """About a session of the problem; the itinerary is one of its plans, or a best effort."""
    if itinerary.of_session(session):
        return _placed(problem, itinerary, problem.session[session], limits.seconds)
    return _left_out(problem, itinerary, problem.session[session], limits, watch)


def _placed(problem: Problem, itinerary: Itinerary, session: Session, seconds: float) -> Why:
    placements = itinerary.of_session(session.id)
    pinned = {each.occurrence for each in problem.pins} | {each.occurrence for each in placements if each.pinned}
    sentences: list[Text] = []
    found: list[Elsewhere] = []
    for each in placements:
        if each.occurrence in pinned:
            sentences.append(N_("“%(session)s” is pinned and has to stay where it was.", session=session.name))
        free = problem.but(pins=tuple(pin for pin in problem.pins if pin.occurrence != each.occurrence))
        found += elsewhere(free, itinerary, each, seconds / len(placements))
    if not any(each.best for each in found):
        sentences.append(
            N_("With everything else where it is, “%(session)s” can be at no other time.", session=session.name)
        )
    sentences += [each.sentence for each in found]
    return Why(session.id, tuple(sentences), elsewhere=tuple(found))


def _left_out(problem: Problem, itinerary: Itinerary, session: Session, limits: Limits, watch: Watch) -> Why:
    if session.withdrawn:
        reason = N_("“%(session)s” was declined or cancelled, so it is not planned again.", session=session.name)
        return Why(session.id, (reason,), conflict=(f"{session.id}.status",))
    stands = [each for one in problem.occurrences_of[session.id] for each in every_stand(problem, one)]
    obstacles = forbidden_alone(problem, stands)
    if itinerary.placements:
        obstacles += forbidden_there(problem, itinerary, stands)
    told = tuple(each.sentence(len(stands)) for each in obstacles[:MOST_OBSTACLES_SAID])
    possible = options(problem)
    answer = Why(session.id, told, len(stands), obstacles)
    wanted = tuple(replace(each, required=each.required or each.id == session.id) for each in problem.sessions)
    open_to_it = all(possible[each.id] for each in problem.occurrences_of[session.id])
    if open_to_it and not certainly_impossible(problem.but(sessions=wanted), limits.seconds * SHARE_TO_FORESEE):
        half = replace(limits, seconds=limits.seconds / 2)
        found = included(problem, itinerary, session.id, half, watch)
        if found is not None:
            return replace(answer, sentences=(*said(problem, session.id, found), *told), included=found)
    return _impossible(problem, session, answer, limits.seconds / 2)


def _impossible(problem: Problem, session: Session, answer: Why, seconds: float) -> Why:
    """What it clashes with, and what would help; without a proof only that no time was found."""
    with_session = required_only(problem, {session.id})
    names = conflict(with_session, seconds / 2)
    if not names:
        unsure = N_("No plan with “%(session)s” was found in the time given.", session=session.name)
        return replace(answer, sentences=(unsure, *answer.sentences), verified=False)
    text = N_("“%(session)s” cannot be placed. %(sentences)s", session=session.name, sentences=in_words(problem, names))
    # To do without it is what was done already.
    useful = (each for each in fixes(with_session, names, seconds / 2) if not _gives_up(each, session))
    helping = tuple(islice(useful, MOST_FIXES))
    return replace(answer, sentences=(text, *answer.sentences), conflict=names, fixes=helping)


def _gives_up(fix: Fix, session: Session) -> bool:
    return any((each.get("id"), each.get("field")) == (session.id, "required") for each in fix.changes)
