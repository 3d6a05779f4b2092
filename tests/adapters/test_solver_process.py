"""A solver in its own process answers, or is made to: in time, with the best plan heard of, leaving nothing behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.factories import example
from visitplanner.adapters.solver_process import SolverProcess
from visitplanner.planning import Limits, Problem, Progress
from visitplanner.use_cases.ports import PlannerFailed
from visitplanner.visit.problem import build_problem

ROOT = Path(__file__).resolve().parents[2]
PLANNERS = "tests.adapters.planners"


@pytest.fixture(scope="module")
def problem() -> Problem:
    return build_problem(example())


@pytest.fixture(autouse=True)
def no_process_is_left() -> object:
    yield
    assert multiprocessing.active_children() == []


def go_on(progress: Progress) -> bool:
    return True


def test_the_planner_of_the_application_answers_through_its_process(problem: Problem) -> None:
    heard: list[Progress] = []

    def listen(progress: Progress) -> bool:
        heard.append(progress)
        return True

    itinerary = SolverProcess().plan(problem, Limits(seconds=60), listen)

    assert itinerary.status == "optimal"
    assert itinerary.placements != ()
    assert heard != []


def test_a_search_ends_when_it_is_told_to(problem: Problem) -> None:
    values: list[int | None] = []

    def until_five(progress: Progress) -> bool:
        values.append(progress.value)
        return progress.value is None or progress.value < 5

    itinerary = SolverProcess(f"{PLANNERS}.obedient").plan(problem, Limits(seconds=3600), until_five)

    assert itinerary.status == "feasible"
    assert itinerary.value is not None
    assert itinerary.value >= 5


@pytest.mark.parametrize("goes_on", [True, False])
def test_a_search_that_does_not_end_is_killed_and_its_best_plan_kept(problem: Problem, goes_on: bool) -> None:
    seconds = 0.5 if goes_on else 3600.0
    planner = SolverProcess(f"{PLANNERS}.deaf", grace=0.5)

    itinerary = planner.plan(problem, Limits(seconds=seconds, seed=7), lambda progress: goes_on)

    assert (itinerary.status, itinerary.value, itinerary.bound) == ("feasible", 40, 60)
    assert itinerary.run is not None
    assert itinerary.run.seed == 7


def test_a_search_that_never_said_anything_leaves_the_outcome_unknown(problem: Problem) -> None:
    planner = SolverProcess(f"{PLANNERS}.silent", grace=0.5)

    itinerary = planner.plan(problem, Limits(seconds=0.5), go_on)

    assert (itinerary.status, itinerary.placements) == ("unknown", ())


def test_a_silent_search_is_still_asked_whether_to_go_on(problem: Problem) -> None:
    asked: list[Progress] = []

    def three_times(progress: Progress) -> bool:
        asked.append(progress)
        return len(asked) < 3

    itinerary = SolverProcess(f"{PLANNERS}.silent", grace=0.5).plan(problem, Limits(seconds=3600), three_times)

    assert itinerary.status == "unknown"
    assert len(asked) >= 3


def test_a_process_that_dies_is_an_error_and_no_wait(problem: Problem) -> None:
    with pytest.raises(PlannerFailed, match="-9"):
        SolverProcess(f"{PLANNERS}.crashing").plan(problem, Limits(seconds=3600), go_on)


def test_a_fault_of_the_planner_is_told_with_its_place(problem: Problem) -> None:
    with pytest.raises(PlannerFailed, match="a fault of the planner") as failure:
        SolverProcess(f"{PLANNERS}.faulty").plan(problem, Limits(), go_on)

    assert "faulty.py" in str(failure.value)


def test_a_listener_that_fails_leaves_no_process(problem: Problem) -> None:
    def fail(progress: Progress) -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        SolverProcess(f"{PLANNERS}.silent").plan(problem, Limits(), fail)


PARENT = """
import os
from tests.factories import example
from visitplanner.adapters.solver_process import SolverProcess
from visitplanner.planning import Limits
from visitplanner.visit.problem import build_problem

def listen(progress):
    for child in multiprocessing.active_children():
        print(child.pid, flush=True)
    return True

if __name__ == "__main__":
    import multiprocessing
    SolverProcess("tests.adapters.planners.deaf").plan(build_problem(example()), Limits(3600), listen)
"""


def test_no_solver_outlives_a_server_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, script], env=environment, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        lived = is_alive(child)
        parent.send_signal(signal.SIGKILL)

    assert lived
    assert ends(child)


def is_alive(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def ends(process: int) -> bool:
    """Within half a minute, however busy the machine is."""
    for _ in range(300):
        if not is_alive(process):
            return True
        time.sleep(0.1)
    return False
