"""PyVRP: clients with prizes that need not be visited, one vehicle a tour. A prize outweighs every way."""

from tests.bench.peers.orienteering import Orienteering, Routes

NAME = "PyVRP"
PRIZE = 10_000
"""What one unit of prize is worth in units of distance; ways still guide the search."""


def solve(instance: Orienteering, seconds: float) -> Routes:
    # Peers are installed apart; without them only the tests that need them fail.
    from pyvrp import Model
    from pyvrp.stop import MaxRuntime

    model = Model()
    places = [model.add_location(0, 0) for _ in instance.prizes]
    model.add_depot(places[0], tw_late=instance.closes)
    model.add_vehicle_type(instance.tours, tw_late=instance.closes)
    for each in instance.vertices:
        model.add_client(
            places[each],
            service_duration=instance.minutes[each],
            tw_early=instance.opens[each],
            tw_late=instance.latest[each],
            prize=instance.prizes[each] * PRIZE,
            required=False,
        )
    for a, start in enumerate(places):
        for b, end in enumerate(places):
            model.add_edge(start, end, distance=instance.ways[a][b], duration=instance.ways[a][b])

    best = model.solve(MaxRuntime(seconds), display=False).best

    # Clients are counted from 0.
    routes = [[each.idx + 1 for each in route if each.is_client()] for route in best.routes()]
    return routes if best.is_feasible() else []
