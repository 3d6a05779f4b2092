"""Say why a session of a visit file was left out of its plan, or why it is where it is."""

from collections.abc import Callable
from dataclasses import dataclass

from visitplanner.planning import Limits, Problem, Progress, SessionId
from visitplanner.planning.answer import Why
from visitplanner.use_cases.ports import Explainer, ItineraryFiles, VisitFiles
from visitplanner.use_cases.read_problem import read_problem


class SessionIsUnknown(Exception):
    """The visit has no such session; ``known`` are those it has."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__(known)
        self.known = known


@dataclass(frozen=True)
class ExplainedFile:
    """A visit's problem and the answer about one of its sessions."""

    problem: Problem
    why: Why


def explain_file(
    visit_data: bytes,
    itinerary_data: bytes,
    session: str,
    *,
    visit_files: VisitFiles,
    itinerary_files: ItineraryFiles,
    explainer: Explainer,
    limits: Limits,
    watch: Callable[[Progress], bool],
    what_if: str | None = None,
) -> ExplainedFile:
    """Raises ``VisitFileIsFaulty``, ``WhatIfIsUnknown``, ``ItineraryFileIsFaulty``, ``SessionIsUnknown`` or
    ``PlannerFailed``.
    """
    _, problem = read_problem(visit_data, visit_files=visit_files, what_if=what_if)
    itinerary = itinerary_files.read(itinerary_data, problem)
    if session not in problem.session:
        raise SessionIsUnknown(tuple(problem.session))
    return ExplainedFile(problem, explainer.why(problem, itinerary, SessionId(session), limits, watch))
