"""Whatever is imported is asked for by name, not only brought along by something else."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PEERS = {"pyvrp", "vroom"}
"""Other people's planners, which only a measurement on demand loads."""
OURS = {"visitplanner", "config", "wsgi", "tests", "scripts"}


def names(requirements: list[str]) -> set[str]:
    return {_canonical(found[0]) for each in requirements if (found := re.match(r"[\w.-]+", each))}


def imported(*folders: str) -> set[str]:
    """The packages that files in these folders import from elsewhere."""
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (*paths, ROOT / "config.py", ROOT / "wsgi.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return {each.partition(".")[0] for each in plain | parts} - set(sys.stdlib_module_names) - OURS


def unnamed(packages: set[str], named: set[str]) -> set[str]:
    providers = packages_distributions()
    return {each for each in packages if not named & {_canonical(name) for name in providers.get(each, [each])}}


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_whatever_runs_is_named() -> None:
    packages = imported("visitplanner", "migrations")

    assert "flask" in packages
    assert unnamed(packages, names(PROJECT["dependencies"])) == set()


def test_whatever_tests_and_scripts_need_is_named() -> None:
    named = names([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]])

    assert unnamed(imported("tests", "scripts"), named) == PEERS
