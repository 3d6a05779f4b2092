"""Compiles the inner loops of the planner once, at set-up, so that nobody's first plan has to wait for it."""

from pathlib import Path

from visitplanner.adapters.route_search import CompiledSearch
from visitplanner.planning.bound import DayRouteBound
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem

LOOPS = Path(__file__).resolve().parents[1] / "visitplanner" / "planning"


def main() -> None:
    """Uses every loop on something small, so that it is compiled as it stands now."""
    forget_compiled()
    CompiledSearch().make_ready()
    problem = build_problem(generate(Size(days=2, hosts=6, sessions=12, subgroups=2), seed=1))
    DayRouteBound(problem).run(rounds=20)


def forget_compiled() -> None:
    """Numba would go on with what it kept, when of two loops only the one changed that the other calls."""
    for kept in LOOPS.rglob("*.nb[ic]"):
        kept.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
