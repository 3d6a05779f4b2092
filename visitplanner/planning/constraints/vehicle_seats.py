"""Everybody has a seat: each subgroup that is out on a day has a vehicle of its own in its city that seats it all.

Counted are its delegates, the escorts and the interpreters of its largest session that day. Only subgroups that spend
the whole day together may share a vehicle, all who are out in that city in one.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from visitplanner.language.text import N_
from visitplanner.planning.itinerary import Itinerary, Violation
from visitplanner.planning.problem import Day, OccurrenceId, Problem, SubgroupId

if TYPE_CHECKING:
    from visitplanner.planning.variables import Literal, Variables

NAME = "vehicle_seats"
STATEMENT = N_("Every subgroup has a vehicle in its city with seats for delegates, escorts and interpreters.")


def add(problem: Problem, variables: "Variables") -> None:
    if not any(problem.rules(NAME)):
        return
    for days in _out_together(problem):
        _Fleet(problem, variables, days).add()


def _out_together(problem: Problem) -> Iterator[list[Day]]:
    """The days of all subgroups that are in one city on one date."""
    ordered = sorted(problem.days, key=lambda each: (each.date, each.city))
    return (list(days) for _, days in groupby(ordered, key=lambda each: (each.date, each.city)))


class _Fleet:
    """One city on one date. Vehicles differ in seats only, so it is enough to count those that are large enough."""

    def __init__(self, problem: Problem, variables: "Variables", days: list[Day]) -> None:
        self._problem, self._variables, self._model = problem, variables, variables.model
        self._on: date = days[0].date
        self._seats = _seats(problem, days[0].city)
        self._guests = {each.subgroup: variables.attendable(each.subgroup, each.date) for each in days}

    def add(self) -> None:
        needs = {_people(self._problem, group, each) for group, guests in self._guests.items() for each in guests}
        tight = [need for need in sorted(needs) if self._is_tight(need)]
        if not tight:
            return
        apart = [self._shared().negated()] if len(self._guests) > 1 else []
        for need in tight:
            large_enough = sum(seats >= need for seats in self._seats)
            driven = [self._driven(group, need) for group in self._guests if self._asking(group, need)]
            self._model.add(sum(driven) <= large_enough).only_enforce_if(*apart)

    def _is_tight(self, need: int) -> bool:
        asking = sum(bool(self._asking(group, need)) for group in self._guests)
        return asking > sum(seats >= need for seats in self._seats)

    def _asking(self, group: SubgroupId, need: int) -> list[OccurrenceId]:
        return [each for each in self._guests[group] if _people(self._problem, group, each) >= need]

    def _driven(self, group: SubgroupId, need: int) -> "Literal":
        """True at least where a subgroup needs so many seats."""
        literal = self._model.new_bool_var(f"{group} needs {need} seats on {self._on}")
        for each in self._asking(group, need):
            self._model.add_implication(self._variables.on(each, self._on, group), literal)
        return literal

    def _shared(self) -> "Literal":
        """True only where all who are out do the same all day, in one vehicle."""
        shared = self._model.new_bool_var(f"one vehicle for all on {self._on}")
        out = {group: self._driven(group, 0) for group in self._guests}
        people = sum(out[each] * self._problem.subgroup[each].size for each in out)
        for group, guests in self._guests.items():
            for each in guests:
                here = self._variables.on(each, self._on, group)
                more = self._problem.escorts + self._problem.session_of(each).interpreters
                self._model.add(people + more <= max(self._seats, default=0)).only_enforce_if(shared, here)
                for other in out:
                    there = self._variables.on(each, self._on, other)
                    self._model.add_bool_or(there, out[other].negated()).only_enforce_if(shared, here)
        return shared


def _seats(problem: Problem, city: str) -> list[int]:
    return [each.seats for each in problem.vehicles if each.city == city]


def _people(problem: Problem, group: SubgroupId, occurrence: OccurrenceId) -> int:
    return problem.subgroup[group].size + problem.escorts + problem.session_of(occurrence).interpreters


def violations(problem: Problem, itinerary: Itinerary) -> Iterator[Violation]:
    for rule in problem.rules(NAME):
        for days in _out_together(problem):
            out = [each for each in days if itinerary.agenda(each.subgroup, each.date)]
            seats = sorted(_seats(problem, days[0].city), reverse=True)
            if fit_into_one(problem, itinerary, out, max(seats, default=0)):
                continue
            out.sort(key=lambda each: -seats_needed(problem, itinerary, [each]))
            for number, day in enumerate(out):
                people = seats_needed(problem, itinerary, [day])
                if number >= len(seats) or people > seats[number]:
                    agenda = itinerary.agenda(day.subgroup, day.date)
                    sentence = N_(
                        "No vehicle with enough seats is left for %(subgroup)s on %(date)s: %(people)s people.",
                        subgroup=problem.subgroup[day.subgroup].name,
                        date=day.date,
                        people=people,
                    )
                    yield Violation(NAME, (rule.id,), tuple(each.occurrence for each in agenda), sentence)


def fit_into_one(problem: Problem, itinerary: Itinerary, days: Sequence[Day], seats: int) -> bool:
    """Whether several subgroups do the same all day and have a seat each in one vehicle."""
    agendas = {tuple(each.occurrence for each in itinerary.agenda(day.subgroup, day.date)) for day in days}
    return len(days) > 1 and len(agendas) == 1 and seats_needed(problem, itinerary, days) <= seats


def seats_needed(problem: Problem, itinerary: Itinerary, days: Sequence[Day]) -> int:
    """The seats that some subgroups need together on a day on which they are out."""
    agendas = (itinerary.agenda(each.subgroup, each.date) for each in days)
    interpreters = max(problem.session[each.session].interpreters for agenda in agendas for each in agenda)
    return sum(problem.subgroup[each.subgroup].size for each in days) + problem.escorts + interpreters
