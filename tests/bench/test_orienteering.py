"""How good the fast search is on the published orienteering instances. It measures and judges nothing.

The instances are other people's and stay outside the project. Say where they are: ``BENCH_TOPTW`` is a folder of
instances with the values known of them in ``best_known.json``, ``BENCH_MCTOPMTW`` one with ``benchmark.json``;
``BENCH_ONLY`` narrows down which files are taken, ``BENCH_SECONDS`` says how long each may take.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from visitplanner.adapters.benchmarks import MctopmtwFiles, ToptwFiles
from visitplanner.adapters.best_known import BestKnownJson
from visitplanner.adapters.route_search import CompiledSearch
from visitplanner.entrypoints.cli.bench_table import BenchTable
from visitplanner.language.localise import Localiser
from visitplanner.planning import Limits, Problem
from visitplanner.use_cases.run_benchmark import run_benchmark

TOURS = (1, 2, 3)
SECONDS = [float(each) for each in os.environ.get("BENCH_SECONDS", "1 10").split()]
ONLY = os.environ.get("BENCH_ONLY", "*")


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


def folder_of(variable: str) -> Path:
    if variable not in os.environ:
        print(f"\n{'#' * 62}\n#  SKIPPED: {variable} does not say where the instances are.\n{'#' * 62}")
        pytest.skip(f"{variable} is not set")
    return Path(os.environ[variable])


def files(folder: Path) -> Iterator[Path]:
    return (each for each in sorted(folder.glob(f"{ONLY}.txt")) if each.name != "FORMAT.txt")


def measure(problems: list[Problem], known: Path, seconds: float) -> None:
    table = BenchTable([each.visit_id for each in problems], BestKnownJson().read(known.read_bytes()), Localiser("en"))
    print(f"\n{seconds} s each, two workers\n{table.heading()}")
    limits = Limits(seconds, workers=2)

    results = run_benchmark(
        problems, search=CompiledSearch(), limits=limits, heard=lambda result: print(table.row(result), flush=True)
    )

    print("\n".join(table.summary()))
    assert len(results) == len(problems) > 0
