"""A requirement given up: a rule of the visit, or a session that had to be held."""

from collections.abc import Iterator
from dataclasses import replace

from visitplanner.language.text import N_
from visitplanner.planning.naming import sentence
from visitplanner.planning.relaxation import without
from visitplanner.planning.remedies.case import Case, Remedy, set_field, with_session


def without_a_rule(case: Case) -> Iterator[Remedy]:
    """One rule that takes part in the conflict, given up."""
    for rule in case.problem.constraints:
        if rule.id in case.names:
            text = N_("Give up this rule: %(rule)s", rule=sentence(case.problem, rule.id))
            changes = ({"op": "remove", "entity": "constraints", "id": rule.id},)
            yield Remedy("rule_dropped", text, changes, without(case.problem, {rule.id}))


def optional(case: Case) -> Iterator[Remedy]:
    """One session that clashes, no longer required."""
    pinned = {each.occurrence for each in case.problem.pins}
    for session in case.sessions:
        if session.required and not any(each.id in pinned for each in case.problem.occurrences_of[session.id]):
            text = N_("Make “%(session)s” optional.", session=session.name)
            changes = (set_field("sessions", session.id, "required", False),)
            yield Remedy("optional", text, changes, with_session(case.problem, replace(session, required=False)))
