"""The key figures of an itinerary (handbook, metrics): minutes, shares between 0 and 1, in a form ready for JSON."""

from collections import defaultdict
from datetime import date
from typing import Any

from visitplanner.planning.itinerary import Itinerary
from visitplanner.planning.preferences import idle
from visitplanner.planning.preferences.coverage import topic_weights
from visitplanner.planning.problem import Problem, TopicId


def metrics(problem: Problem, itinerary: Itinerary) -> dict[str, Any]:
    """Contact, travel and idle minutes a subgroup and day, coverage, balance and interpreters' minutes."""
    days = [
        {
            "subgroup_id": day.subgroup,
            "date": day.date.isoformat(),
            "contact_min": sum(each.end - each.start for each in itinerary.agenda(day.subgroup, day.date)),
            "travel_min": problem.travel.along(each.site for each in itinerary.agenda(day.subgroup, day.date)),
            "idle_min": idle.of_day(problem, itinerary, day),
        }
        for day in problem.days
    ]
    treated = treated_topics(problem, itinerary)
    weights = {topic: topic_weights(problem).get(topic, 1) for topic in problem.topics}
    return {
        "days": days,
        "topic_coverage": _share(sum(weights[each] for each in treated & set(weights)), sum(weights.values())),
        "objective_coverage": {
            each.id: _share(len(each.topics & treated), len(each.topics)) for each in problem.objectives
        },
        "balance": {each.id: _balance(problem, itinerary, each.id) for each in problem.subgroups},
        "interpreter_min": [
            {"interpreter_id": interpreter, "date": on.isoformat(), "minutes": minutes}
            for (interpreter, on), minutes in sorted(_interpreter_minutes(itinerary).items())
        ],
        "two_way_share": _two_way_share(problem, itinerary),
    }


def treated_topics(problem: Problem, itinerary: Itinerary) -> set[TopicId]:
    """Every topic that a session in the plan treats."""
    return {topic for each in itinerary.placements for topic in problem.session[each.session].topics}


def _share(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 1.0


def _balance(problem: Problem, itinerary: Itinerary, subgroup: str) -> float:
    """(longest - shortest) / mean of a subgroup's daily contact minutes."""
    contact = [
        sum(each.end - each.start for each in itinerary.agenda(day.subgroup, day.date))
        for day in problem.days
        if day.subgroup == subgroup
    ]
    return _share((max(contact) - min(contact)) * len(contact), sum(contact)) if any(contact) else 0.0


def _interpreter_minutes(itinerary: Itinerary) -> dict[tuple[str, date], int]:
    worked: dict[tuple[str, date], int] = defaultdict(int)
    for placement in itinerary.placements:
        for interpreter in placement.interpreters:
            worked[interpreter, placement.date] += placement.end - placement.start
    return worked


def _two_way_share(problem: Problem, itinerary: Itinerary) -> float:
    minutes: dict[bool, int] = defaultdict(int)
    for placement in itinerary.placements:
        direction = problem.session[placement.session].direction
        minutes[direction in ("two_way", "delegation_presents")] += placement.end - placement.start
    return _share(minutes[True], minutes[True] + minutes[False]) if minutes else 0.0
