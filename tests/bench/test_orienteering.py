"""How good the fast search is on the published orienteering instances. It measures and judges nothing.

The instances are other people's and stay outside the project. Say where they are: ``BENCH_TOPTW`` is a folder of
instances with the values known of them in ``best_known.json``, ``BENCH_MCTOPMTW`` one with ``benchmark.json``;
``BENCH_ONLY`` narrows down which files are taken, with patterns, ``BENCH_SECONDS`` says how long each may take.
"""

from pathlib import Path

import pytest

from tests.bench.instances import SECONDS, TOURS, files, folder_of
from visitplanner.adapters.benchmarks import MctopmtwFiles, ToptwFiles
from visitplanner.adapters.best_known import BestKnownJson
from visitplanner.adapters.route_search import CompiledSearch
from visitplanner.entrypoints.cli.bench_table import BenchTable
from visitplanner.language.localise import Localiser
from visitplanner.planning import Limits, Problem
from visitplanner.use_cases.run_benchmark import run_benchmark


@pytest.mark.parametrize("seconds", SECONDS)
def test_toptw(seconds: float) -> None:
    folder = folder_of("BENCH_TOPTW")
    problems = [ToptwFiles(tours).read(file.name, file.read_bytes()) for tours in TOURS for file in files(folder)]

    measure(problems, folder / "best_known.json", seconds)


@pytest.mark.parametrize("seconds", SECONDS)
def test_mctopmtw(seconds: float) -> None:
    folder = folder_of("BENCH_MCTOPMTW")
    problems = [MctopmtwFiles().read(file.name, file.read_bytes()) for file in files(folder)]

    measure(problems, folder / "benchmark.json", seconds)


def measure(problems: list[Problem], known: Path, seconds: float) -> None:
    table = BenchTable([each.visit_id for each in problems], BestKnownJson().read(known.read_bytes()), Localiser("en"))
    print(f"\n{seconds} s each, two workers\n{table.heading()}")
    limits = Limits(seconds, workers=2)

    results = run_benchmark(
        problems, search=CompiledSearch(), limits=limits, heard=lambda result: print(table.row(result), flush=True)
    )

    print("\n".join(table.summary()))
    assert len(results) == len(problems) > 0
