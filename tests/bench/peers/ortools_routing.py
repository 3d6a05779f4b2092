"""The routing library of OR-Tools: disjunctions whose penalty is the prize, improved by guided local search."""

from ortools.constraint_solver import pywrapcp, routing_enums_pb2

from tests.bench.peers.orienteering import Orienteering, Routes

NAME = "OR-Tools routing"
PRIZE = 10_000


def solve(instance: Orienteering, seconds: float) -> Routes:
    nodes = pywrapcp.RoutingIndexManager(len(instance.prizes), instance.tours, 0)
    routing = pywrapcp.RoutingModel(nodes)

    def way(a: int, b: int) -> int:
        return instance.ways[nodes.IndexToNode(a)][nodes.IndexToNode(b)]

    def leg(a: int, b: int) -> int:
        return instance.leg(nodes.IndexToNode(a), nodes.IndexToNode(b))

    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitCallback(way))
    routing.AddDimension(routing.RegisterTransitCallback(leg), instance.closes, instance.closes, True, "time")
    time = routing.GetDimensionOrDie("time")
    for each in instance.vertices:
        index = nodes.NodeToIndex(each)
        time.CumulVar(index).SetRange(instance.opens[each], instance.latest[each])
        routing.AddDisjunction([index], instance.prizes[each] * PRIZE)
    asked = pywrapcp.DefaultRoutingSearchParameters()
    asked.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    asked.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    asked.time_limit.FromMilliseconds(round(seconds * 1000))

    found = routing.SolveWithParameters(asked)

    return [] if found is None else [_route(nodes, routing, found, tour) for tour in range(instance.tours)]


def _route(
    nodes: pywrapcp.RoutingIndexManager, routing: pywrapcp.RoutingModel, found: pywrapcp.Assignment, tour: int
) -> list[int]:
    route, index = [], found.Value(routing.NextVar(routing.Start(tour)))
    while not routing.IsEnd(index):
        route.append(nodes.IndexToNode(index))
        index = found.Value(routing.NextVar(index))
    return route
