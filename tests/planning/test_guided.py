"""A run of the solver keeps the limits it was given, and the same facts always make the same model."""

import math
import os
import subprocess
import sys

from visitplanner.planning import Limits
from visitplanner.planning.guided import WORK_OF_A_ROUND, run_of, solver_of

MODELS = """
import hashlib
from tests.planning.random_problems import random_problem
from visitplanner.planning import objective
from visitplanner.planning.day_routes.tables import tables
from visitplanner.planning.options import options
from visitplanner.planning.search import build

for seed in range(40):
    problem = random_problem(seed, most_sessions=8)
    variables = build(problem)
    variables.model.maximize(objective.expression(problem, variables))
    known = tables(problem, options(problem))
    print(hashlib.sha256(repr((str(variables.model.proto), [each.tolist() for each in known])).encode()).hexdigest())
"""


def models(hash_seed: int) -> list[str]:
    """Fingerprints of the models of many problems, made by a process that orders its sets in its own way."""
    environment = {"PYTHONHASHSEED": str(hash_seed), "PYTHONPATH": ":".join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-c", MODELS], capture_output=True, check=True, text=True, env=os.environ | environment
    )
    return run.stdout.split()


def test_the_same_problem_makes_the_same_model_in_every_process() -> None:
    first, *others = (models(hash_seed) for hash_seed in (0, 1, 2))

    assert len(set(first)) == 40
    assert all(each == first for each in others)


def test_rounds_limit_the_work_of_the_solver_and_not_its_time() -> None:
    by_clock = solver_of(Limits(seconds=7.0, workers=2, seed=3)).parameters
    by_rounds = solver_of(Limits(seconds=7.0, workers=1, seed=3, rounds=500)).parameters

    assert (by_clock.max_time_in_seconds, by_clock.num_workers, by_clock.random_seed) == (7.0, 2, 3)
    assert by_clock.max_deterministic_time == math.inf
    assert (by_rounds.max_time_in_seconds, by_rounds.max_deterministic_time) == (7.0, 500 * WORK_OF_A_ROUND)


def test_what_is_kept_of_a_run_suffices_to_repeat_it() -> None:
    limits = Limits(seconds=7.0, workers=1, seed=3, rounds=500)

    run = run_of(limits, 1.23456)

    assert Limits(run.time_limit, run.workers, run.seed, run.rounds) == limits
    assert (run.seconds, run.name) == (1.235, "OR-Tools CP-SAT")
    assert run.version
