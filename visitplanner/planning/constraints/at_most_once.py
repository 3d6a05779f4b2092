"""An occurrence is held at most once, at its session's site, for its full length, with one of its audiences."""

from collections import Counter
from collections.abc import Iterator

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Placement, Violation
from visitplanner.planning.problem import Problem

NAME = "at_most_once"
STATEMENT = N_("An occurrence is held at most once, at its site, for its full length, with one of its audiences.")


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    times = Counter(each.occurrence for each in itinerary.placements)
    for occurrence, count in times.items():
        if count > 1:
            sentence = N_("“%(session)s” is planned more than once.", session=problem.session_of(occurrence).name)
            yield Violation(NAME, (occurrence,), (occurrence,), sentence)
    for placement in itinerary.placements:
        yield from _misshapen(problem, placement)


def _misshapen(problem: Problem, placement: Placement) -> Iterator[Violation]:
    occurrence = problem.occurrence[placement.occurrence]
    session = problem.session[occurrence.session]
    if placement.session != session.id or placement.site != session.site:
        sentence = N_("“%(session)s” is planned at a site that is not its own.", session=session.name)
        yield Violation(NAME, (f"{session.id}.site_id",), (placement.occurrence,), sentence)
    if placement.end - placement.start != session.minutes:
        sentence = N_(
            "“%(session)s” is planned with the wrong length: %(planned)s min, where it takes %(minutes)s min.",
            session=session.name,
            planned=placement.end - placement.start,
            minutes=session.minutes,
        )
        yield Violation(NAME, (f"{session.id}.gross_min",), (placement.occurrence,), sentence)
    if frozenset(placement.subgroups) not in occurrence.audiences:
        sentence = N_("“%(session)s” is planned with the wrong subgroups.", session=session.name)
        yield Violation(NAME, (f"{session.id}.audience",), (placement.occurrence,), sentence)
