"""What a visit could still have, so that the planner may propose it: a day more."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from visitplanner.planning import problem
from visitplanner.planning.problem import SiteId, TimeWindow
from visitplanner.visit import entities
from visitplanner.visit.entities import Visit


def spare_day(
    visit: Visit,
    days_of: Callable[[Visit], Iterable[problem.Day]],
    opening_of: Callable[[Visit, entities.Site], tuple[TimeWindow, ...]],
) -> problem.SpareDay | None:
    """A programme day after the end, like the last one; the two functions say what the planner sees of a visit."""
    programme = [each for each in visit.days if each.type == "programme"]
    if not programme:
        return None
    last = max(programme, key=lambda each: each.date)
    on = visit.header.end_date + timedelta(days=1)
    index = max(each.day_index for each in visit.days) + 1
    day = replace(last, date=on, day_index=index, protected=(), note=None)
    only = replace(visit, days=(day,))
    return problem.SpareDay(
        days=tuple(days_of(only)),
        opening={SiteId(each.id): opening_of(only, each) for each in visit.sites},
        changes=(
            {"op": "set_visit", "field": "end_date", "value": on.isoformat()},
            {"op": "add", "entity": "days", "value": _entry(day)},
        ),
    )


def _entry(day: entities.Day) -> dict[str, object]:
    """The day as the visit file writes it."""
    lunch = day.lunch and {
        "earliest": day.lunch.earliest,
        "latest_end": day.lunch.latest_end,
        "minutes": day.lunch.minutes,
    }
    return {
        "date": day.date.isoformat(),
        "day_index": day.day_index,
        "type": day.type,
        "city_by_subgroup": dict(day.city_by_subgroup),
        "window": {"start": day.window.start, "end": day.window.end},
        "lunch": lunch,
        "protected": [],
        "end_reserve_min": day.end_reserve_min,
    }
