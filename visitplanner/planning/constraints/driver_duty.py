"""A subgroup's driver is on duty no longer than stated: from the first departure of a day to the last return.

The first departure lies before the first session by the gate, the buffer and, where the day has a base, the way from
there; the last return is the end of the last session and, where there is a base, the way back to it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Day, Problem, Session

if TYPE_CHECKING:
    from visitplanner.planning.variables import Variables

NAME = "driver_duty"
STATEMENT = N_("From the first departure of a subgroup’s day to its last return, no more than the stated hours pass.")


def add(problem: Problem, variables: "Variables") -> None:
    for rule in problem.rules(NAME):
        for day in problem.days:
            _add_day(problem, variables, day, rule.params["hours"] * 60)


def _add_day(problem: Problem, variables: "Variables", day: Day, most: int) -> None:
    guests = variables.attendable(day.subgroup, day.date)
    sessions = {each: problem.session_of(each) for each in guests}
    leaves = {each: _minutes_before(problem, day, session) for each, session in sessions.items()}
    returns = {each: session.minutes + _minutes_after(problem, day, session) for each, session in sessions.items()}
    spans = [
        (option.earliest - leaves[each], option.latest + returns[each])
        for each in guests
        for option in variables.options[each]
        if option.date == day.date and day.subgroup in option.audience
    ]
    if not spans or max(end for _, end in spans) - min(start for start, _ in spans) <= most:
        return
    earliest, latest = min(start for start, _ in spans), max(end for _, end in spans)
    departure = variables.model.new_int_var(earliest, latest, f"departure of {day.subgroup} on {day.date}")
    for each in guests:
        here, start = variables.on(each, day.date, day.subgroup), variables.start[each]
        variables.model.add(departure <= start - leaves[each]).only_enforce_if(here)
        variables.model.add(start + returns[each] <= departure + most).only_enforce_if(here)


def _minutes_before(problem: Problem, day: Day, session: Session) -> int:
    if day.base is None:
        return problem.site[session.site].access_minutes + problem.buffer_minutes
    return problem.gap(day.base, session.site)


def _minutes_after(problem: Problem, day: Day, session: Session) -> int:
    return 0 if day.base is None else problem.travel.minutes(session.site, day.base)


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for day in problem.days:
            agenda = itinerary.agenda(day.subgroup, day.date)
            if not agenda:
                continue
            departs = min(each.start - _minutes_before(problem, day, problem.session[each.session]) for each in agenda)
            returns = max(each.end + _minutes_after(problem, day, problem.session[each.session]) for each in agenda)
            if returns - departs > rule.params["hours"] * 60:
                sentence = N_(
                    "Too long a day for the driver of %(subgroup)s on %(date)s: %(minutes)s min, where at most "
                    "%(limit)s h are allowed.",
                    subgroup=problem.subgroup[day.subgroup].name,
                    date=day.date,
                    minutes=returns - departs,
                    limit=rule.params["hours"],
                )
                yield Violation(NAME, (rule.id,), tuple(each.occurrence for each in agenda), sentence)
