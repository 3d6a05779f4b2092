"""What a plan is worth in points: the weighted sum of the preferences, those of the first level before all others."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.planning.itinerary import Itinerary, Term
from visitplanner.planning.one_wish import OneWish
from visitplanner.planning.preferences import PREFERENCES, WORTH, Preference, coverage
from visitplanner.planning.prizes import Prizes
from visitplanner.planning.problem import OccurrenceId, Problem, TopicId

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Variables


def wishes(problem: Problem) -> Iterator[tuple[str, Preference, int]]:
    """The id, preference and weight of every term: coverage always, then what the visit asks for."""
    yield coverage.NAME, coverage, 1
    known = {each.NAME: each for each in PREFERENCES}
    for rule in problem.preferences:
        if rule.weight and rule.type in known and rule.type != coverage.NAME:
            wish = known[rule.type]
            alone = rule.params or problem.wished(rule.type)
            yield rule.id, OneWish(wish, rule) if alone else wish, rule.weight


def first_level_points(problem: Problem) -> int:
    """Points for one unit of the first level: a power of ten above everything the other wishes can cost together."""
    costs = sum(
        weight * preference.ceiling(problem) for _, preference, weight in wishes(problem) if not preference.FIRST_LEVEL
    )
    return 10 ** len(str(costs)) if costs else 1


def prizes(problem: Problem) -> Prizes:
    """The first level as prizes: an itinerary's units are those of what it holds and of the topics it treats."""
    occurrences: Counter[OccurrenceId] = Counter()
    topics: Counter[TopicId] = Counter()
    worth = {each.NAME: each for each in WORTH}
    for _, preference, weight in wishes(problem):
        if preference.FIRST_LEVEL:
            found = worth[preference.NAME].prizes(problem)
            occurrences.update({each: prize * weight for each, prize in found.occurrences.items()})
            topics.update({each: prize * weight for each, prize in found.topics.items()})
    return Prizes(occurrences, topics)


def first_level_ceiling(problem: Problem) -> int:
    """More units of the first level than any plan has."""
    return 1 + sum(
        weight * preference.ceiling(problem) for _, preference, weight in wishes(problem) if preference.FIRST_LEVEL
    )


def most(problem: Problem) -> int:
    """Points that no plan exceeds, whatever is searched: everything of the first level, at no cost."""
    return (first_level_ceiling(problem) - 1) * first_level_points(problem)


def terms(problem: Problem, itinerary: Itinerary) -> tuple[Term, ...]:
    """Every term of an itinerary's value; the points add up to it."""
    unit = first_level_points(problem)
    found = []
    for identifier, preference, weight in wishes(problem):
        raw = preference.score(problem, itinerary)
        found.append(Term(identifier, weight, raw, raw * weight * (unit if preference.FIRST_LEVEL else -1)))
    return tuple(found)


def value(problem: Problem, itinerary: Itinerary) -> int:
    """The points of all terms."""
    return sum(each.points for each in terms(problem, itinerary))


def first_level(problem: Problem, variables: "Variables") -> "Expression":
    """The units of the first level for the solver."""
    units: Expression = sum(
        preference.expression(problem, variables) * weight
        for _, preference, weight in wishes(problem)
        if preference.FIRST_LEVEL
    )
    return units


def first_level_units(problem: Problem, itinerary: Itinerary) -> int:
    """The units of the first level an itinerary has."""
    return sum(
        preference.score(problem, itinerary) * weight
        for _, preference, weight in wishes(problem)
        if preference.FIRST_LEVEL
    )


def second_level(problem: Problem, variables: "Variables") -> "Expression":
    """The points of the other wishes for the solver: what they cost, negated."""
    points: Expression = sum(
        preference.expression(problem, variables) * -weight
        for _, preference, weight in wishes(problem)
        if not preference.FIRST_LEVEL
    )
    return points


def expression(problem: Problem, variables: "Variables") -> "Expression":
    """All points for the solver; never above the value of the itinerary they stand for."""
    return first_level(problem, variables) * first_level_points(problem) + second_level(problem, variables)
