"""This project's own search, on the problem that the instance is read as."""

from visitplanner.adapters.route_search import CompiledSearch
from visitplanner.planning import Limits, Problem

NAME = "ours"
SEARCH = CompiledSearch()


def make_ready() -> None:
    SEARCH.make_ready()


def solve(problem: Problem, seconds: float) -> list[list[int]]:
    plan = SEARCH.plan(problem, Limits(seconds, workers=2))
    dates = [each.date for each in problem.days]
    agendas = (plan.agenda(problem.subgroups[0].id, each) for each in dates)
    return [[int(each.session) for each in agenda] for agenda in agendas]
