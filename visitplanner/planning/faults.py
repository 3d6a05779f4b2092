"""What is wrong with a problem before anyone tries to solve it: in words, from sums and from rules that contradict.

A *hopeless* fault proves that no plan exists; another one only tells that something can never be used. No solver is
asked, so finding nothing proves nothing. What is wrong with a file, such as an unknown identifier, is ``visit.faults``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from visitplanner.language.text import N_, Code, Text
from visitplanner.planning.checker import check
from visitplanner.planning.constraints import lunch
from visitplanner.planning.contradictions import contradictions
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.naming import sentence
from visitplanner.planning.obstacles import every_stand, forbidden_alone, stand
from visitplanner.planning.options import Options, options
from visitplanner.planning.problem import Occurrence, Problem
from visitplanner.planning.shortage import has_to_be_held, shortages

MOST_REASONS = 3
LEFT_TO_DO = frozenset({"required", "lunch", "direction_required", "pins", "grid"})
"""Rules that pinned placements alone may well break: the rest of the plan sees to them, or pins are spared."""


@dataclass(frozen=True)
class ProblemFault:
    """``kind`` tells which sort it is, ``names`` which of the visit's sessions, rules and facts it is about."""

    kind: str
    names: tuple[str, ...]
    sentence: Text
    hopeless: bool


def faults(problem: Problem) -> tuple[ProblemFault, ...]:
    """Every fault that shows without a search, the hopeless ones first."""
    possible = options(problem)
    found = [
        *_never_possible(problem, possible),
        *_short(problem, possible),
        *_contradicting(problem, possible),
        *_pinned_wrongly(problem),
        *_days_without_lunch(problem),
        *_weightless(problem),
    ]
    return tuple(sorted(found, key=lambda each: not each.hopeless))


def _never_possible(problem: Problem, possible: Options) -> Iterator[ProblemFault]:
    """Sessions that rules about them alone leave no time for; those that leave the least come first."""
    seen = set()
    for occurrence in problem.occurrences:
        session = problem.session[occurrence.session]
        if possible[occurrence.id] or session.withdrawn or session.id in seen:
            continue
        seen.add(session.id)
        hopeless = has_to_be_held(problem, occurrence)
        names, reason = _reason(problem, occurrence)
        text = (
            N_("“%(session)s” is required, but can never be held: %(reason)s", session=session.name, reason=reason)
            if hopeless
            else N_("“%(session)s” can never be held: %(reason)s", session=session.name, reason=reason)
        )
        yield ProblemFault("never_possible", (session.id, *names), text, hopeless)


def _reason(problem: Problem, occurrence: Occurrence) -> tuple[tuple[str, ...], Text]:
    stands = list(every_stand(problem, occurrence))
    if not stands:
        return (), N_("On no day is its whole audience in its city for long enough.")
    found = forbidden_alone(problem, stands)
    # One that rules out everything is reason enough.
    obstacles = found[: 1 if len(found[0].stands) == len(stands) else MOST_REASONS]
    reason = obstacles[-1].sentence(len(stands))
    for each in reversed(obstacles[:-1]):
        reason = N_("%(sentence)s %(further)s", sentence=each.sentence(len(stands)), further=reason)
    return tuple(dict.fromkeys(name for each in obstacles for name in each.names)), reason


def _short(problem: Problem, possible: Options) -> Iterator[ProblemFault]:
    """Once for the same sessions, though every one of their subgroups has too little time."""
    seen = set()
    for each in shortages(problem, possible):
        sessions = tuple(dict.fromkeys(problem.occurrence[one].session for one in sorted(each.occurrences)))
        if sessions not in seen:
            seen.add(sessions)
            yield ProblemFault("shortage", sessions, each.sentence, hopeless=True)


def _contradicting(problem: Problem, possible: Options) -> Iterator[ProblemFault]:
    for names in contradictions(problem, possible):
        text = sentence(problem, names[-1])
        for name in reversed(names[:-1]):
            text = N_("%(sentence)s %(further)s", sentence=sentence(problem, name), further=text)
        said = N_("These cannot all hold together: %(sentences)s", sentences=text)
        yield ProblemFault("contradiction", names, said, hopeless=True)


def _pinned_wrongly(problem: Problem) -> Iterator[ProblemFault]:
    """Pins that break a rule by themselves."""
    placements = []
    for pin in problem.pins:
        occurrence = problem.occurrence[pin.occurrence]
        on = [day.date for day in problem.days if day.subgroup in pin.subgroups and day.midnight <= pin.start]
        if on:
            placements.append(stand(problem, occurrence, pin.subgroups, max(on), pin.start))
    for broken in check(problem, Itinerary("feasible", tuple(placements))):
        if broken.rule not in LEFT_TO_DO and broken.occurrences:
            text = N_("What is pinned breaks a rule: %(reason)s", reason=broken.sentence)
            names = (*(f"pin:{each}" for each in broken.occurrences), *broken.names)
            yield ProblemFault("pins", names, text, hopeless=True)


def _days_without_lunch(problem: Problem) -> Iterator[ProblemFault]:
    for day in problem.days:
        if day.lunch is not None and not lunch.possible_starts(day, day.lunch):
            text = N_(
                "On %(date)s no time is left for the lunch of %(subgroup)s.",
                date=day.date,
                subgroup=problem.subgroup[day.subgroup].name,
            )
            yield ProblemFault("lunch", ("lunch",), text, hopeless=True)


def _weightless(problem: Problem) -> Iterator[ProblemFault]:
    """Wishes that cannot make one plan better than another."""
    treated = {topic for each in problem.sessions if not each.withdrawn for topic in each.topics}
    for objective in problem.objectives:
        if objective.weight <= 0:
            text = N_(
                "The learning objective %(id)s has the weight 0, so it counts for nothing.", id=Code(objective.id)
            )
            yield ProblemFault("weight", (objective.id,), text, hopeless=False)
        elif not objective.topics & treated:
            text = N_("No session treats a topic of the learning objective %(id)s.", id=Code(objective.id))
            yield ProblemFault("untreated", (objective.id,), text, hopeless=False)
    for rule in problem.preferences:
        if not rule.weight:
            text = N_("The wish %(id)s has the weight 0, so it counts for nothing.", id=Code(rule.id))
            yield ProblemFault("weight", (rule.id,), text, hopeless=False)
