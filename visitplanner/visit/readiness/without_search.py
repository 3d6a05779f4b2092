"""What the planner sees without a search to be impossible, as gaps. Slower than the rest: for the list itself only."""

from collections.abc import Iterator

from visitplanner.planning.faults import ProblemFault, faults
from visitplanner.visit.entities import Visit
from visitplanner.visit.problem import build_problem
from visitplanner.visit.readiness.gap import Gap


def planner_gaps(visit: Visit) -> Iterator[Gap]:
    """Only what is hopeless; of a visit without sessions or programme days there is nothing to tell."""
    if visit.sessions and any(each.type == "programme" for each in visit.days):
        for fault in faults(build_problem(visit)):
            if fault.hopeless:
                yield _gap(visit, fault)


def _gap(visit: Visit, fault: ProblemFault) -> Gap:
    sessions, rules = {each.id for each in visit.sessions}, {each.id for each in visit.constraints}
    for name in fault.names:
        if name in sessions:
            return Gap(fault.sentence, "must", "sessions", "sessions", name)
    for name in fault.names:
        if name in rules:
            return Gap(fault.sentence, "must", "rules", "constraints", name)
    return Gap(fault.sentence, "must", "sessions")
