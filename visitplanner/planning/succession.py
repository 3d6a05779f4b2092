"""The order of a subgroup's days as literals: what comes first, what last, what directly after what."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from visitplanner.planning.problem import OccurrenceId, SubgroupId

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from visitplanner.planning.variables import Expression, Variables


@dataclass
class Succession:
    """``follows[a, b]``: a subgroup attends ``b`` on the same day as ``a`` with nothing in between.

    Every occurrence it attends is either the first of its day or follows another, and each busy day has one first and
    one last. Since everything is ordered in time, this leaves exactly the sequence of each day.
    """

    first: dict[tuple[OccurrenceId, date], "cp_model.IntVar"] = field(default_factory=dict)
    last: dict[tuple[OccurrenceId, date], "cp_model.IntVar"] = field(default_factory=dict)
    follows: dict[tuple[OccurrenceId, OccurrenceId], "cp_model.IntVar"] = field(default_factory=dict)


def succession(variables: "Variables", subgroup: SubgroupId) -> Succession:
    """The literals of one subgroup, built when first asked for."""
    return variables.once(("succession", subgroup), lambda: _build(variables, subgroup))


def road_minutes(variables: "Variables", subgroup: SubgroupId) -> "Expression":
    """The minutes a subgroup is on the road in the whole visit."""
    problem = variables.problem
    total: Expression = 0
    for (a, b), literal in succession(variables, subgroup).follows.items():
        total += literal * problem.travel.minutes(problem.session_of(a).site, problem.session_of(b).site)
    return total


def _build(variables: "Variables", subgroup: SubgroupId) -> Succession:
    found = Succession()
    for on in variables.problem.dates:
        _begin_and_end(variables, subgroup, on, found)
    guests = variables.attendable(subgroup)
    for a in guests:
        for b in guests:
            if a != b and set(variables.dates(a, subgroup)) & set(variables.dates(b, subgroup)):
                found.follows[a, b] = _follow(variables, subgroup, a, b)
    for guest in guests:
        attends = variables.attends(guest, subgroup)
        into = [each for (a, _), each in found.first.items() if a == guest]
        into += [each for (_, b), each in found.follows.items() if b == guest]
        out_of = [each for (a, _), each in found.last.items() if a == guest]
        out_of += [each for (a, _), each in found.follows.items() if a == guest]
        variables.model.add(sum(into) == attends)
        variables.model.add(sum(out_of) == attends)
    return found


def _begin_and_end(variables: "Variables", subgroup: SubgroupId, on: date, found: Succession) -> None:
    model, today = variables.model, variables.attendable(subgroup, on)
    busy = model.new_bool_var(f"{subgroup} busy on {on}")
    for guest in today:
        here = variables.on(guest, on, subgroup)
        found.first[guest, on] = model.new_bool_var(f"{guest} first of {subgroup} on {on}")
        found.last[guest, on] = model.new_bool_var(f"{guest} last of {subgroup} on {on}")
        model.add_implication(found.first[guest, on], here)
        model.add_implication(found.last[guest, on], here)
        model.add_implication(here, busy)
    model.add(sum(found.first[each, on] for each in today) == busy)
    model.add(sum(found.last[each, on] for each in today) == busy)


def _follow(variables: "Variables", subgroup: SubgroupId, a: OccurrenceId, b: OccurrenceId) -> "cp_model.IntVar":
    model = variables.model
    literal = model.new_bool_var(f"{b} directly after {a} for {subgroup}")
    model.add_implication(literal, variables.before(a, b))
    for on in sorted({*variables.dates(a, subgroup), *variables.dates(b, subgroup)}):
        here, there = variables.on(a, on, subgroup), variables.on(b, on, subgroup)
        model.add(here == there).only_enforce_if(literal)
    return literal
