"""What weighs heavily is treated gently: a shelter visit does not end the day, is talked over, and stands alone.

Heavy is a visit to a shelter or to a confidential site. Each counts half an hour where it is the last of a subgroup's
day, half an hour where the delegation has no session of its own after it that day, and half an hour where another heavy
one follows it directly.
"""

from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.problem import Day, OccurrenceId, Problem, Session, SubgroupId
from visitplanner.planning.succession import succession

if TYPE_CHECKING:
    from visitplanner.planning.variables import Expression, Literal, Variables

NAME = "gentle"
STATEMENT = N_("Visits that weigh heavily do not end a day, are talked over afterwards, and do not follow each other.")
FIRST_LEVEL = False
MINUTES_A_TIME = 30
HEAVY_TYPE = "shelter_visit"


def expression(problem: Problem, variables: "Variables") -> "Expression":
    times: Expression = sum(
        _left_alone(variables, day, each)
        for day in problem.days
        for each in variables.attendable(day.subgroup, day.date)
        if _is_heavy(problem, problem.session_of(each))
    )
    times += sum(_in_a_row(problem, variables, each.id) for each in problem.subgroups)
    return times * MINUTES_A_TIME


def _is_heavy(problem: Problem, session: Session) -> bool:
    return session.type == HEAVY_TYPE or problem.site[session.site].confidential


def _left_alone(variables: "Variables", day: Day, heavy: OccurrenceId) -> "Expression":
    """1 where nothing follows it that day, and 1 more where nothing of the delegation's own does; at least."""
    model, here = variables.model, variables.on(heavy, day.date, day.subgroup)
    later = {
        each: _comes_later(variables, day, heavy, each)
        for each in variables.attendable(day.subgroup, day.date)
        if each != heavy
    }
    internal = [each for each in later if variables.problem.session_of(each).internal]
    is_last = model.new_bool_var(f"{heavy} ends the day of {day.subgroup} on {day.date}")
    unspoken = model.new_bool_var(f"{heavy} is not talked over by {day.subgroup} on {day.date}")
    model.add(is_last >= here - sum(later.values()))
    model.add(unspoken >= here - sum(later[each] for each in internal))
    return is_last + unspoken


def _comes_later(variables: "Variables", day: Day, heavy: OccurrenceId, other: OccurrenceId) -> "Literal":
    """True only where another session of the same day comes after it."""
    literal = variables.model.new_bool_var(f"{other} after {heavy} for {day.subgroup} on {day.date}")
    variables.model.add_implication(literal, variables.on(heavy, day.date, day.subgroup))
    variables.model.add_implication(literal, variables.on(other, day.date, day.subgroup))
    variables.model.add_implication(literal, variables.before(heavy, other))
    return literal


def _in_a_row(problem: Problem, variables: "Variables", subgroup: SubgroupId) -> "Expression":
    heavy = [each for each in variables.attendable(subgroup) if _is_heavy(problem, problem.session_of(each))]
    meeting = [
        (a, b)
        for a, b in permutations(heavy, 2)
        if set(variables.dates(a, subgroup)) & set(variables.dates(b, subgroup))
    ]
    return sum(succession(variables, subgroup).follows[each] for each in meeting)


def score(problem: Problem, itinerary: Itinerary) -> int:
    times = 0
    for day in problem.days:
        agenda = [problem.session[each.session] for each in itinerary.agenda(day.subgroup, day.date)]
        for place, session in enumerate(agenda):
            if _is_heavy(problem, session):
                later = agenda[place + 1 :]
                times += (not later) + (not any(each.internal for each in later))
        times += sum(_is_heavy(problem, a) and _is_heavy(problem, b) for a, b in pairwise(agenda))
    return times * MINUTES_A_TIME


def ceiling(problem: Problem) -> int:
    return 3 * len(problem.subgroups) * len(problem.occurrences) * MINUTES_A_TIME
