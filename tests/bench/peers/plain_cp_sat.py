"""CP-SAT as it is usually written down: a circuit for every tour, times along its arcs, prizes of what is visited."""

from ortools.sat.python import cp_model

from tests.bench.peers.orienteering import Orienteering, Routes

NAME = "CP-SAT circuit"
Arcs = dict[tuple[int, int], cp_model.IntVar]


def solve(instance: Orienteering, seconds: float) -> Routes:
    model = cp_model.CpModel()
    begin = [model.new_int_var(instance.opens[each], instance.latest[each], "") for each in instance.vertices]
    tours = [_tour(instance, model, [0, *begin]) for _ in range(instance.tours)]
    for each in instance.vertices:
        model.add_at_most_one(arc for arcs in tours for (_, to), arc in arcs.items() if to == each)
    model.maximize(sum(instance.prizes[to] * arc for arcs in tours for (_, to), arc in arcs.items()))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2

    status = solver.solve(model)

    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return [_route({a: b for (a, b), arc in arcs.items() if solver.value(arc)}) for arcs in tours] if found else []


def _tour(instance: Orienteering, model: cp_model.CpModel, begin: list[cp_model.IntVar | int]) -> Arcs:
    """The arcs that fit between the windows; a vertex that is not visited goes round to itself."""
    arcs: Arcs = {}
    for a in (0, *instance.vertices):
        for b in (0, *instance.vertices):
            last = instance.closes if b == 0 else instance.latest[b]
            if a != b and instance.opens[a] + instance.leg(a, b) <= last:
                arc = arcs[a, b] = model.new_bool_var("")
                then = instance.closes if b == 0 else begin[b]
                model.add(begin[a] + instance.leg(a, b) <= then).only_enforce_if(arc)
    skipped = [(each, each, model.new_bool_var("")) for each in (0, *instance.vertices)]
    model.add_circuit([*((a, b, arc) for (a, b), arc in arcs.items()), *skipped])
    return arcs


def _route(following: dict[int, int]) -> list[int]:
    route, at = [], following.get(0, 0)
    while at:
        route.append(at)
        at = following[at]
    return route
