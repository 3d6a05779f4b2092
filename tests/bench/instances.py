"""Where the published instances are: other people's files, outside the project, in folders that the caller names."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

TOURS = (1, 2, 3)
SECONDS = [float(each) for each in os.environ.get("BENCH_SECONDS", "1 10").split()]
ONLY = os.environ.get("BENCH_ONLY", "*").split()


def folder_of(variable: str) -> Path:
    """Where the environment says that they are; without it the measurement is skipped, loudly."""
    if variable not in os.environ:
        print(f"\n{'#' * 62}\n#  SKIPPED: {variable} does not say where the instances are.\n{'#' * 62}")
        pytest.skip(f"{variable} is not set")
    return Path(os.environ[variable])


def files(folder: Path) -> Iterator[Path]:
    """The instances that ``BENCH_ONLY`` asks for."""
    found = {each for pattern in ONLY for each in folder.glob(f"{pattern}.txt")}
    return (each for each in sorted(found) if each.name != "FORMAT.txt")
