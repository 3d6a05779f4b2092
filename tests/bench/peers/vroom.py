"""VROOM through pyvroom: jobs with priorities, the most thorough exploration it knows, two threads."""

from datetime import timedelta

import numpy as np

from tests.bench.peers.orienteering import Orienteering, Routes

NAME = "VROOM"
EXPLORATION = 5


def solve(instance: Orienteering, seconds: float) -> Routes:
    # Peers are installed apart; without them only the tests that need them fail.
    import vroom

    asked = vroom.Input()
    asked.set_durations_matrix("car", np.array(instance.ways, dtype=np.uint32))
    for tour in range(instance.tours):
        asked.add_vehicle(vroom.Vehicle(tour, start=0, end=0, time_window=(0, instance.closes)))
    # Priorities are whole numbers up to 100.
    most = max(100, *instance.prizes)
    for each in instance.vertices:
        asked.add_job(
            vroom.Job(
                each,
                each,
                default_service=instance.minutes[each],
                priority=instance.prizes[each] * 100 // most,
                time_windows=[vroom.TimeWindow(instance.opens[each], instance.latest[each])],
            )
        )

    found = asked.solve(EXPLORATION, nb_threads=2, timeout=timedelta(seconds=seconds)).routes

    jobs = found[found["type"] == "job"]
    return [[int(each) for each in rows["id"]] for _, rows in jobs.groupby("vehicle_id", sort=False)]
