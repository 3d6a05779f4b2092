"""The decision variables that all rules share: who is where, when, and what comes before what."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from itertools import combinations
from typing import Any, TypeVar

from ortools.sat.python import cp_model

from visitplanner.planning.options import Option, Options
from visitplanner.planning.problem import OccurrenceId, Problem, SessionId, SubgroupId, TopicId

Literal = Any
"""A boolean variable or its negation; the solver's own types for the two have no common name."""
Expression = cp_model.LinearExpr | int
T = TypeVar("T")


class Variables:
    """One literal per option of an occurrence, its start, and what follows from them.

    ``present[o]`` says whether it is held, ``start[o]`` when (minutes), ``interval[o]`` is both together;
    ``lunch[g, d]`` is when a subgroup's lunch begins on a date.
    """

    def __init__(self, problem: Problem, options: Options) -> None:
        self.problem = problem
        self.options = options
        self.model = cp_model.CpModel()
        self.present: dict[OccurrenceId, cp_model.IntVar] = {}
        self.start: dict[OccurrenceId, cp_model.IntVar] = {}
        self.interval: dict[OccurrenceId, cp_model.IntervalVar] = {}
        self.chosen: dict[OccurrenceId, tuple[tuple[Option, cp_model.IntVar], ...]] = {}
        self.lunch: dict[tuple[SubgroupId, date], cp_model.IntVar] = {}
        self.most_minutes = sum(each.hours.closes - each.hours.opens for each in problem.days)
        self._made: dict[Hashable, object] = {}
        for occurrence in problem.occurrences:
            self._place(occurrence.id)

    def once(self, key: Hashable, build: Callable[[], T]) -> T:
        """What ``build`` makes, made only the first time it is asked for under this key."""
        if key not in self._made:
            self._made[key] = build()
        return self._made[key]  # type: ignore[return-value]  # the key stands for one builder

    def minutes(self, occurrence: OccurrenceId) -> int:
        return self.problem.session_of(occurrence).minutes

    def end(self, occurrence: OccurrenceId) -> cp_model.LinearExpr:
        return self.start[occurrence] + self.minutes(occurrence)

    def attends(self, occurrence: OccurrenceId, subgroup: SubgroupId) -> Literal:
        """Whether a subgroup attends."""
        return self._grouping(occurrence, subgroup, None)

    def on(self, occurrence: OccurrenceId, on: date, subgroup: SubgroupId | None = None) -> Literal:
        """Whether it is held on a date, attended by a subgroup if one is named."""
        return self._grouping(occurrence, subgroup, on)

    def dates(self, occurrence: OccurrenceId, subgroup: SubgroupId | None = None) -> list[date]:
        """The dates on which it could be held."""
        found = (each for each in self.options[occurrence] if subgroup is None or subgroup in each.audience)
        return sorted({each.date for each in found})

    def attendable(self, subgroup: SubgroupId, on: date | None = None) -> list[OccurrenceId]:
        """What a subgroup could attend, on one date or on any."""
        return self.once(("attendable", subgroup, on), lambda: self._attendable(subgroup, on))

    def attended(self, occurrence: OccurrenceId, subgroup: SubgroupId) -> cp_model.IntervalVar:
        """The interval of an occurrence as one subgroup sees it: absent where another audience attends."""
        literal = self.attends(occurrence, subgroup)
        if literal is self.present[occurrence]:
            return self.interval[occurrence]
        return self.once(("attended", occurrence, subgroup), lambda: self._interval(occurrence, literal))

    def held(self, session: SessionId) -> Literal:
        """Whether at least one occurrence of a session is held."""
        occurrences = [self.present[each.id] for each in self.problem.occurrences_of[session]]
        return self.once(("held", session), lambda: self._one_of(occurrences, f"{session} held"))

    def treated(self, topic: TopicId) -> Literal:
        """Whether any session held treats a topic."""
        about = [
            self.present[each.id]
            for each in self.problem.occurrences
            if topic in self.problem.session[each.session].topics
        ]
        return self.once(("treated", topic), lambda: self._one_of(about, f"{topic} treated"))

    def before(self, a: OccurrenceId, b: OccurrenceId) -> Literal:
        """Whether ``a`` comes before ``b``; meaningful where both are held and share a subgroup."""
        if a > b:
            return self.before(b, a).negated()
        return self.once(("before", a, b), lambda: self.model.new_bool_var(f"{a} before {b}"))

    def ordered_pairs(self) -> list[tuple[OccurrenceId, OccurrenceId]]:
        """The pairs for which ``before`` has been asked, each once."""
        return [(key[1], key[2]) for key in self._made if isinstance(key, tuple) and key[0] == "before"]

    def same_day(self, a: OccurrenceId, b: OccurrenceId) -> cp_model.IntVar:
        """Whether both are held on one date; true at least then, free otherwise."""
        return self.once(("same day", *sorted((a, b))), lambda: self._same_day(a, b))

    def sides(
        self,
        occurrence: OccurrenceId,
        subgroup: SubgroupId,
        on: date,
        pause: tuple[str, Expression, Expression],
    ) -> tuple[cp_model.IntVar, cp_model.IntVar]:
        """Two literals: attended on that date before a pause (its name, begin and end), and attended after it."""
        key = ("sides", occurrence, subgroup, on, pause[0])
        return self.once(key, lambda: self._sides(occurrence, self.on(occurrence, on, subgroup), pause))

    def at_least_zero(self, expression: Expression, name: str) -> cp_model.IntVar:
        """A number of minutes not below an expression, nor below zero."""
        result = self.model.new_int_var(0, self.most_minutes, name)
        self.model.add(result >= expression)
        return result

    def beyond_a_quarter(self, sums: list[Expression], name: str) -> Expression:
        """By how many minutes, at least, some sums leave the band of a quarter around their mean (``deviation``)."""
        count, total = len(sums), sum(sums)
        uneven = [self.model.new_int_var(0, self.most_minutes, name) for _ in sums]
        for each, beyond in zip(sums, uneven, strict=True):
            self.model.add(4 * count * beyond >= 4 * count * each - 5 * total)
            self.model.add(4 * count * beyond >= 3 * total - 4 * count * each)
        return sum(uneven)

    def keep_order(self, first: OccurrenceId, then: OccurrenceId) -> None:
        """``then`` begins after ``first`` has ended, where both are held."""
        self.model.add(self.start[then] >= self.end(first)).only_enforce_if(self.present[first], self.present[then])

    def new_choice(self, values: Iterable[int], name: str) -> cp_model.IntVar:
        """A number that is one of ``values``."""
        return self.model.new_int_var_from_domain(cp_model.Domain.from_values(list(values)), name)

    def meeting_pairs(self) -> Iterable[tuple[OccurrenceId, OccurrenceId]]:
        """The pairs that one subgroup could attend on one date."""
        slots = {
            each.id: {(group, option.date) for option in self.options[each.id] for group in option.audience}
            for each in self.problem.occurrences
        }
        return ((a, b) for a, b in combinations(slots, 2) if slots[a] & slots[b])

    def _attendable(self, subgroup: SubgroupId, on: date | None) -> list[OccurrenceId]:
        return [
            each.id
            for each in self.problem.occurrences
            if any(subgroup in option.audience and on in (None, option.date) for option in self.options[each.id])
        ]

    def _place(self, occurrence: OccurrenceId) -> None:
        options = self.options[occurrence]
        domains = [_domain(option) for option in options] or [cp_model.Domain(0, 0)]
        whole = domains[0]
        for more in domains[1:]:
            whole = whole.union_with(more)
        present = self.present[occurrence] = self.model.new_bool_var(f"{occurrence} held")
        start = self.start[occurrence] = self.model.new_int_var_from_domain(whole, f"start of {occurrence}")
        self.interval[occurrence] = self._interval(occurrence, present)
        chosen = []
        for option, domain in zip(options, domains, strict=False):
            literal = present
            if len(options) > 1:
                groups = "+".join(sorted(option.audience))
                literal = self.model.new_bool_var(f"{occurrence} on {option.date} with {groups}")
                self.model.add_linear_expression_in_domain(start, domain).only_enforce_if(literal)
            chosen.append((option, literal))
        self.model.add(sum(literal for _, literal in chosen) == present)
        self.chosen[occurrence] = tuple(chosen)

    def _interval(self, occurrence: OccurrenceId, literal: Literal) -> cp_model.IntervalVar:
        return self.model.new_optional_fixed_size_interval_var(
            self.start[occurrence], self.minutes(occurrence), literal, f"{occurrence}"
        )

    def _grouping(self, occurrence: OccurrenceId, subgroup: SubgroupId | None, on: date | None) -> Literal:
        """A literal for "one of the options with this subgroup and date"."""
        return self.once(("option", occurrence, subgroup, on), lambda: self._group(occurrence, subgroup, on))

    def _group(self, occurrence: OccurrenceId, subgroup: SubgroupId | None, on: date | None) -> Literal:
        matching = [
            literal
            for option, literal in self.chosen[occurrence]
            if (subgroup is None or subgroup in option.audience) and on in (None, option.date)
        ]
        if matching and len(matching) == len(self.chosen[occurrence]):
            return self.present[occurrence]
        return self._one_of(matching, f"{occurrence} {subgroup or ''} {on or ''}")

    def _one_of(self, literals: list[cp_model.IntVar], name: str) -> Literal:
        if not literals:
            return self.model.new_constant(0)
        if len(literals) == 1:
            return literals[0]
        either = self.model.new_bool_var(name)
        self.model.add_max_equality(either, literals)
        return either

    def _same_day(self, a: OccurrenceId, b: OccurrenceId) -> cp_model.IntVar:
        literal = self.model.new_bool_var(f"{a} and {b} on one day")
        for on in sorted(set(self.dates(a)) & set(self.dates(b))):
            both = (self.on(a, on), self.on(b, on))
            self.model.add_bool_and(literal).only_enforce_if(*both)
        return literal

    def _sides(
        self, occurrence: OccurrenceId, here: Literal, pause: tuple[str, Expression, Expression]
    ) -> tuple[cp_model.IntVar, cp_model.IntVar]:
        name, opens, closes = pause
        before = self.model.new_bool_var(f"{occurrence} before {name}")
        after = self.model.new_bool_var(f"{occurrence} after {name}")
        self.model.add(before + after == here)
        self.model.add(self.end(occurrence) <= opens).only_enforce_if(before)
        self.model.add(self.start[occurrence] >= closes).only_enforce_if(after)
        return before, after


def _domain(option: Option) -> cp_model.Domain:
    if all(each.step == 1 for each in option.starts):
        return cp_model.Domain.from_intervals([[each[0], each[-1]] for each in option.starts])
    return cp_model.Domain.from_values([value for each in option.starts for value in each])
