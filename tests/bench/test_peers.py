"""Our search beside other people's on the published orienteering instances, in one run. It measures and judges nothing.

``BENCH_TOPTW`` is the folder of the instances, with ``best_known.json``; ``BENCH_ONLY`` takes patterns of names,
``BENCH_SECONDS`` the seconds for each case. The peers are installed by ``make bench-peers``, apart from all else.
"""

import time
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from statistics import mean
from types import ModuleType

import pytest

from tests.bench.instances import SECONDS, TOURS, files, folder_of
from tests.bench.peers import ortools_routing, ours, plain_cp_sat, pyvrp, vroom
from tests.bench.peers.orienteering import Orienteering, Routes, worth
from visitplanner.adapters.benchmarks import ToptwFiles
from visitplanner.adapters.best_known import BestKnownJson
from visitplanner.planning import Problem

PEERS: tuple[ModuleType, ...] = (pyvrp, vroom, ortools_routing, plain_cp_sat)
Gaps = Mapping[str, list[float]]


@pytest.mark.parametrize("seconds", SECONDS)
def test_all_solve_the_same_instances(seconds: float) -> None:
    folder = folder_of("BENCH_TOPTW")
    if missing := [each for each in ("pyvrp", "vroom") if find_spec(each) is None]:
        pytest.skip(f"not installed: {', '.join(missing)}; see make bench-peers")
    known = BestKnownJson().read((folder / "best_known.json").read_bytes())
    solvers: dict[str, Callable[[Problem], Routes]] = {ours.NAME: lambda problem: ours.solve(problem, seconds)}
    for peer in PEERS:
        solvers[peer.NAME] = lambda problem, peer=peer: peer.solve(Orienteering.of(problem), seconds)
    ours.make_ready()
    gaps: Gaps = {each: [] for each in solvers}
    took: Mapping[str, list[float]] = {each: [] for each in solvers}

    print(f"\n{seconds:g} s each; gaps to the best known values\n{_line(['instance', 'tours', 'best', *solvers])}")
    for file in files(folder):
        for tours in TOURS:
            problem = ToptwFiles(tours).read(file.name, file.read_bytes())
            best = known[problem.visit_id, tours]
            for name, solve in solvers.items():
                began = time.monotonic()
                found = worth(Orienteering.of(problem), solve(problem))
                took[name].append(time.monotonic() - began)
                gaps[name].append((best - found) / best)
            print(_line([problem.visit_id, str(tours), str(best), *(f"{each[-1]:.2%}" for each in gaps.values())]))

    assert all(gaps.values())
    for what, figures in _summary(gaps, took).items():
        print(_line([what, "", "", *figures]))


def _summary(gaps: Gaps, took: Mapping[str, list[float]]) -> Mapping[str, list[str]]:
    return {
        "mean gap": [f"{mean(each):.2%}" for each in gaps.values()],
        "worst gap": [f"{max(each):.2%}" for each in gaps.values()],
        "mean s": [f"{mean(each):.2f}" for each in took.values()],
    }


def _line(cells: list[str]) -> str:
    first, *others = cells
    return " ".join((first.ljust(10), *(each.rjust(7 if n < 2 else 17) for n, each in enumerate(others))))
