"""Find out how likely the itinerary of a visit file is to run on time."""

from dataclasses import dataclass

from visitplanner.planning import Problem
from visitplanner.planning.robustness import Robustness, robustness
from visitplanner.use_cases.ports import ItineraryFiles, VisitFiles
from visitplanner.use_cases.read_problem import read_problem


@dataclass(frozen=True)
class SimulatedFile:
    """A visit's problem and how robust its itinerary is."""

    problem: Problem
    robustness: Robustness


def simulate_file(
    visit_data: bytes,
    itinerary_data: bytes,
    *,
    visit_files: VisitFiles,
    itinerary_files: ItineraryFiles,
    runs: int,
    seed: int,
    what_if: str | None = None,
) -> SimulatedFile:
    """Raises ``VisitFileIsFaulty``, ``WhatIfIsUnknown`` or ``ItineraryFileIsFaulty``."""
    _, problem = read_problem(visit_data, visit_files=visit_files, what_if=what_if)
    itinerary = itinerary_files.read(itinerary_data, problem)
    return SimulatedFile(problem, robustness(problem, itinerary, runs, seed))
