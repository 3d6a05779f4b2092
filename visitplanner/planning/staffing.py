"""Who interprets what and who drives whom: named people and vehicles for a plan whose numbers already fit.

The rules count interpreters together (see ``constraints.interpreters``); here each session gets its own, and nobody is
double-booked. Where there is a way to give every session whom it needs, such a way is found, within the minutes that
each may work in a day if possible; in a visit so tangled that the tries run out, whoever is free is taken.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, groupby

from visitplanner.planning.constraints.vehicle_seats import fit_into_one, seats_needed
from visitplanner.planning.itinerary import Itinerary, Placement
from visitplanner.planning.problem import Day, Interpreter, OccurrenceId, Problem, SubgroupId

MOST_TRIES = 2000
Teams = dict[OccurrenceId, tuple[str, ...]]


def staffed(problem: Problem, itinerary: Itinerary) -> Itinerary:
    """The same itinerary with interpreters and vehicles."""
    vehicles = _vehicles(problem, itinerary)
    ordered = sorted(itinerary.placements, key=lambda each: (each.start, each.occurrence))
    teams = _teams(problem, ordered)
    placements = []
    for placement in ordered:
        driven = {
            vehicles[group, placement.date] for group in placement.subgroups if (group, placement.date) in vehicles
        }
        team = teams.get(placement.occurrence, ())
        placements.append(replace(placement, interpreters=team, vehicles=tuple(sorted(driven))))
    return replace(itinerary, placements=tuple(placements))


def _teams(problem: Problem, placements: Sequence[Placement]) -> Teams:
    """The interpreters of each placement that needs some, in order of time."""
    asking = [each for each in placements if problem.session[each.session].interpreters]
    for within_minutes in (True, False):
        roster = _Roster(problem, asking, within_minutes)
        if roster.complete():
            return roster.teams
    return _Roster(problem, asking, within_minutes=False).whoever_is_free()


class _Roster:
    """Teams given in order of time, taken back where a later session is left without its own."""

    def __init__(self, problem: Problem, asking: Sequence[Placement], within_minutes: bool) -> None:
        self._problem, self._asking, self._within_minutes = problem, asking, within_minutes
        self._worked: dict[tuple[str, date], int] = defaultdict(int)
        self._tries = MOST_TRIES
        self.teams: Teams = {}

    def complete(self, number: int = 0) -> bool:
        """Give everyone from a number on their team; ``False``, with nothing given, where that was not achieved."""
        if number == len(self._asking):
            return True
        placement = self._asking[number]
        for team in combinations(self._free(placement), self._needed(placement)):
            self._tries -= 1
            self._give(placement, team)
            if self.complete(number + 1):
                return True
            self._take_back(placement)
            if self._tries < 0:
                break
        return False

    def whoever_is_free(self) -> Teams:
        """As many as there are for each, first come, first served."""
        for placement in self._asking:
            self._give(placement, self._free(placement)[: self._needed(placement)])
        return self.teams

    def _needed(self, placement: Placement) -> int:
        return self._problem.session[placement.session].interpreters

    def _free(self, placement: Placement) -> list[Interpreter]:
        """Who could come: who speaks fewest languages and has most minutes left comes first."""
        languages = self._problem.session[placement.session].languages
        minutes = placement.end - placement.start
        busy = {
            person
            for other in self._asking
            if other.start < placement.end and placement.start < other.end
            for person in self.teams.get(other.occurrence, ())
        }
        left = {
            each.id: each.max_minutes_per_day - self._worked[each.id, placement.date]
            for each in self._problem.interpreters
            if languages <= each.languages and each.id not in busy
        }
        free = [
            each
            for each in self._problem.interpreters
            if each.id in left and (left[each.id] >= minutes or not self._within_minutes)
        ]
        return sorted(free, key=lambda each: (left[each.id] < minutes, len(each.languages), -left[each.id], each.id))

    def _give(self, placement: Placement, team: Sequence[Interpreter]) -> None:
        self.teams[placement.occurrence] = tuple(each.id for each in team)
        for each in team:
            self._worked[each.id, placement.date] += placement.end - placement.start

    def _take_back(self, placement: Placement) -> None:
        for each in self.teams.pop(placement.occurrence):
            self._worked[each, placement.date] -= placement.end - placement.start


def _vehicles(problem: Problem, itinerary: Itinerary) -> dict[tuple[SubgroupId, date], str]:
    """A vehicle for each subgroup and day; where not all get one, one for all who stay together all day."""
    given: dict[tuple[SubgroupId, date], str] = {}
    out = [each for each in problem.days if itinerary.agenda(each.subgroup, each.date)]
    out.sort(key=lambda each: (each.date, each.city))
    for _, days in groupby(out, key=lambda each: (each.date, each.city)):
        given |= _of_a_city(problem, itinerary, list(days))
    return given


def _of_a_city(problem: Problem, itinerary: Itinerary, days: list[Day]) -> dict[tuple[SubgroupId, date], str]:
    """The smallest vehicle with enough seats for each, those who need most seats first."""
    fleet = sorted(
        (each for each in problem.vehicles if each.city == days[0].city), key=lambda each: (each.seats, each.id)
    )
    needed = {each.subgroup: seats_needed(problem, itinerary, [each]) for each in days}
    given: dict[tuple[SubgroupId, date], str] = {}
    for day in sorted(days, key=lambda each: (-needed[each.subgroup], each.subgroup)):
        vehicle = next(
            (each for each in fleet if each.seats >= needed[day.subgroup] and each.id not in given.values()), None
        )
        if vehicle is not None:
            given[day.subgroup, day.date] = vehicle.id
    if len(given) < len(days):
        for vehicle in fleet:
            if fit_into_one(problem, itinerary, days, vehicle.seats):
                return {(each.subgroup, each.date): vehicle.id for each in days}
    return given
