"""What the import table cannot say: what a room loads, what its files open with, and who may read the clock."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "visitplanner"
HEAVY = ("flask", "sqlalchemy", "ortools", "babel", "pandas")


def modules_after(statement: str) -> set[str]:
    program = f"import sys\n{statement}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True, cwd=ROOT)
    return set(run.stdout.split())


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_loading_planning_loads_no_web_no_tables_and_no_solver() -> None:
    assert "flask" in modules_after("import flask")

    assert modules_after("import visitplanner.planning").isdisjoint(HEAVY)


def test_every_file_opens_with_a_sentence_on_what_it_promises() -> None:
    silent = [str(path.relative_to(ROOT)) for path, tree in sources() if not ast.get_docstring(tree)]

    assert silent == []


def test_only_the_ways_in_read_the_calendar_clock() -> None:
    readers = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, tree in sources()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in ("now", "utcnow", "today")
        and path.relative_to(PACKAGE).parts[0] not in ("entrypoints", "app.py", "__main__.py")
    ]

    assert readers == []


@pytest.mark.parametrize("kind", ["constraints", "preferences"])
def test_every_rule_has_a_test_of_its_own(kind: str) -> None:
    rules = {path.stem for path in (PACKAGE / "planning" / kind).glob("*.py")} - {"__init__"}
    tested = {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "planning" / kind).glob("test_*.py")}

    assert rules
    assert sorted(rules - tested) == []
