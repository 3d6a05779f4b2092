"""What is written with a plan suffices to make it again: with rounds and one worker, nothing depends on the clock."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.cli.test_process import ROOT, environment
from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.visit.generator import Size, generate


def planned(folder: Path, visit: Path, hash_seed: int, solver: dict[str, Any]) -> Any:
    """The itinerary of a run in a process that orders its sets in its own way."""
    options = [f"--{name.replace('_', '-')}={solver[name]}" for name in ("time_limit", "workers", "seed", "rounds")]
    run = subprocess.run(
        [sys.executable, "-m", "visitplanner", "plan", visit, "-o", folder, *options],
        capture_output=True,
        text=True,
        env=environment(folder) | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(hash_seed)},
    )
    assert run.returncode == 0, run.stderr
    return json.loads((folder / "itinerary.json").read_bytes())


def test_a_plan_that_is_not_proven_best_is_made_again_from_what_is_written_with_it(tmp_path: Path) -> None:
    visit = tmp_path / "visit.json"
    visit.write_bytes(StudyVisitFiles().write(generate(Size(days=3, hosts=12, subgroups=2, sessions=16), seed=4)))
    asked = {"time_limit": 120.0, "workers": 1, "seed": 5, "rounds": 100}

    first = planned(tmp_path / "first", visit, 1, asked)
    again = planned(tmp_path / "again", visit, 2, first["solver"])

    assert {each: first["solver"][each] for each in asked} == asked
    assert first["status"] == "feasible"
    assert {**first, "solver": None} == {**again, "solver": None}
