"""The figures of a plan: what its value is made of, and what each day holds for each subgroup."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Blueprint, render_template

from visitplanner.entrypoints.web.figures import TermRow, wish_of
from visitplanner.entrypoints.web.opened import Opened, opened
from visitplanner.entrypoints.web.wish_units import UNITS
from visitplanner.language.text import Name, Text
from visitplanner.planning import Itinerary, Term
from visitplanner.planning.metrics import metrics
from visitplanner.planning.objective import value
from visitplanner.planning.preferences import PREFERENCES, cost

blueprint = Blueprint("statistics", __name__)


@dataclass(frozen=True)
class WorthRow:
    """A term of the value with what one unit of it is, and how many points the unit counts."""

    term: TermRow
    unit: Text | None
    unit_points: int | None


@dataclass(frozen=True)
class Breakdown:
    """The terms of the first level and the costs; ``total`` is what all of them come to."""

    worth: tuple[WorthRow, ...]
    costs: tuple[WorthRow, ...]
    worth_points: int
    cost_points: int
    value: int

    @property
    def total(self) -> int:
        return self.worth_points + self.cost_points


@dataclass(frozen=True)
class DayRow:
    """One subgroup's day; minutes."""

    date: date
    subgroup_id: str
    subgroup: Name
    sessions: int
    contact: int
    travel: int
    idle: int


@dataclass(frozen=True)
class GroupRow:
    """A subgroup's whole visit. ``balance`` is how far its longest and its shortest day are apart, in mean days."""

    subgroup: Name
    sessions: int
    contact: int
    travel: int
    idle: int
    balance: float


@dataclass(frozen=True)
class InterpreterRow:
    label: str
    minutes: tuple[tuple[date, int], ...]
    most: int


@blueprint.get("/visits/<visit_id>/statistics")
def statistics(visit_id: str) -> str:
    page = opened(visit_id)
    shown: Mapping[str, Any] = {} if page.itinerary is None else _shown(page, page.itinerary)
    return render_template("figures/statistics.html", visit=page.visit, itinerary=page.itinerary, **shown)


def _shown(page: Opened, itinerary: Itinerary) -> Mapping[str, Any]:
    found = metrics(page.problem, itinerary)
    days = [_day(page, itinerary, each) for each in found["days"]]
    return {
        "breakdown": breakdown_of(page, itinerary),
        "days": days,
        "groups": list(_groups(days, found["balance"])),
        "interpreters": list(_interpreters(page, found["interpreter_min"])),
        "two_way": found["two_way_share"],
        "cost": None if page.problem.rates is None else cost.score(page.problem, itinerary),
    }


def breakdown_of(page: Opened, itinerary: Itinerary) -> Breakdown:
    """Terms as they were when the plan was made; a plan without terms is reckoned anew."""
    first_level = {each.NAME for each in PREFERENCES if each.FIRST_LEVEL}
    type_of = {rule.id: rule.type for rule in page.visit.constraints}
    worth, costs = list[Term](), list[Term]()
    for each in itinerary.terms:
        (worth if type_of.get(each.id, each.id) in first_level else costs).append(each)
    return Breakdown(
        worth=tuple(_worth(page, each, type_of) for each in worth),
        costs=tuple(_worth(page, each, type_of) for each in costs),
        worth_points=sum(each.points for each in worth),
        cost_points=sum(each.points for each in costs),
        value=value(page.problem, itinerary) if itinerary.value is None else itinerary.value,
    )


def _worth(page: Opened, term: Term, type_of: Mapping[str, str]) -> WorthRow:
    row = TermRow(wish_of(page, term.id), term.weight, term.raw, term.points)
    units = term.raw * term.weight
    return WorthRow(row, UNITS.get(type_of.get(term.id, term.id)), abs(term.points) // units if units else None)


def _day(page: Opened, itinerary: Itinerary, day: Mapping[str, Any]) -> DayRow:
    on, subgroup = date.fromisoformat(day["date"]), day["subgroup_id"]
    return DayRow(
        date=on,
        subgroup_id=subgroup,
        subgroup=page.problem.subgroup[subgroup].name,
        sessions=len(itinerary.agenda(subgroup, on)),
        contact=day["contact_min"],
        travel=day["travel_min"],
        idle=day["idle_min"],
    )


def _groups(days: Sequence[DayRow], balance: Mapping[str, float]) -> Iterator[GroupRow]:
    of_group: dict[str, list[DayRow]] = defaultdict(list)
    for each in days:
        of_group[each.subgroup_id].append(each)
    for subgroup_id, rows in of_group.items():
        yield GroupRow(
            subgroup=rows[0].subgroup,
            sessions=sum(each.sessions for each in rows),
            contact=sum(each.contact for each in rows),
            travel=sum(each.travel for each in rows),
            idle=sum(each.idle for each in rows),
            balance=balance[subgroup_id],
        )


def _interpreters(page: Opened, worked: Sequence[Mapping[str, Any]]) -> Iterator[InterpreterRow]:
    for each in page.visit.interpreters:
        minutes = [
            (date.fromisoformat(row["date"]), int(row["minutes"])) for row in worked if row["interpreter_id"] == each.id
        ]
        yield InterpreterRow(each.label, tuple(minutes), each.max_min_per_day)
