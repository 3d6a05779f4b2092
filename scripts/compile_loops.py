"""Compiles the inner loops of the planner once, at set-up, so that nobody's first plan has to wait for it."""

from visitplanner.adapters.route_search import CompiledSearch
from visitplanner.planning.bound import DayRouteBound
from visitplanner.visit.generator import Size, generate
from visitplanner.visit.problem import build_problem


def main() -> None:
    """Uses every loop on something small; what was compiled before is not compiled again."""
    CompiledSearch().make_ready()
    problem = build_problem(generate(Size(days=2, hosts=6, sessions=12, subgroups=2), seed=1))
    DayRouteBound(problem).run(rounds=20)


if __name__ == "__main__":
    main()
