"""Find every fault of a visit file, and what is wrong with the problem it describes."""

from collections.abc import Mapping, Sequence

from visitplanner.planning.faults import faults as problem_faults
from visitplanner.use_cases.ports import VisitFiles
from visitplanner.visit.entities import Objective, Rule, Session, Visit
from visitplanner.visit.faults import Fault, VisitFileIsFaulty, faults
from visitplanner.visit.problem import build_problem


def validate_file(data: bytes, *, visit_files: VisitFiles) -> tuple[Fault, ...]:
    """Those that keep the visit from being planned, and those that only deserve a look.

    Where the file itself is in order, what can be seen of an impossible visit without planning it deserves a look too.
    """
    try:
        visit = visit_files.read(data)
    except VisitFileIsFaulty as refused:
        return refused.faults
    found = faults(visit)
    if any(each.fatal for each in found):
        return found
    seen = (
        Fault(_path(visit, each.names), each.kind, each.sentence, fatal=False)
        for each in problem_faults(build_problem(visit))
    )
    # That a session has no day left is said once, by the file's own fault, which knows what to do about it.
    dayless = {each.path.rpartition(".")[0] for each in found if each.rule == "session_day"}
    return (*found, *(each for each in seen if each.rule != "never_possible" or each.path not in dayless))


def _path(visit: Visit, names: tuple[str, ...]) -> str:
    """Where in the file the first session, rule or objective is that a sentence is about."""
    lists: Mapping[str, Sequence[Session | Rule | Objective]] = {
        "sessions": visit.sessions,
        "constraints": visit.constraints,
        "objectives": visit.objectives,
    }
    for name, entries in lists.items():
        for index, each in enumerate(entries):
            if each.id in names:
                return f"$.{name}[{index}]"
    return "$.visit"
