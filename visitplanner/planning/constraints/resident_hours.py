"""No session at a site in the hours that its host keeps for those who live there."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.text import N_, Code
from visitplanner.planning.horizon import minutes_on_clock
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Occurrence, Problem, Rule, SubgroupId, TimeWindow
from visitplanner.planning.windows import Windows, outside

NAME = "resident_hours"
STATEMENT = N_("No session is held at a site in the hours kept for those who live there.")
WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")


def windows(problem: Problem, occurrence: Occurrence, audience: frozenset[SubgroupId], on: date) -> Windows | None:
    site = problem.session[occurrence.session].site
    rules = [each for each in problem.rules(NAME) if each.params["site_id"] == site and _holds_on(each, on)]
    if not rules:
        return None
    midnights = {day.midnight for each in audience if (day := problem.day.get((each, on)))}
    return outside(_hours(rule, midnight) for rule in rules for midnight in midnights)


def _hours(rule: Rule, midnight: int) -> TimeWindow:
    return TimeWindow(
        midnight + minutes_on_clock(rule.params["start"]), midnight + minutes_on_clock(rule.params["end"])
    )


def _holds_on(rule: Rule, on: date) -> bool:
    return WEEKDAYS[on.weekday()] in rule.params.get("weekdays", WEEKDAYS)


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for placement in itinerary.placements:
            if placement.site != rule.params["site_id"] or not _holds_on(rule, placement.date):
                continue
            days = [problem.day.get((each, placement.date)) for each in placement.subgroups]
            if any(day and _hours(rule, day.midnight).meets(placement.start, placement.end) for day in days):
                sentence = N_(
                    "“%(session)s” on %(date)s falls into the hours from %(start)s to %(end)s, which are kept for "
                    "those who live there.",
                    session=problem.session[placement.session].name,
                    date=placement.date,
                    start=Code(rule.params["start"]),
                    end=Code(rule.params["end"]),
                )
                yield Violation(NAME, (rule.id,), (placement.occurrence,), sentence)
