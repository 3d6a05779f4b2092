"""No file of the project names a package registry or a place on somebody's machine."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE = {"instance", "vendor", "build", "test-results", "__pycache__", ".dmypy.json"}
READ = {".py", ".toml", ".md", ".html", ".js", ".css", ".json", ".yaml", ".yml", ".cfg", ".mako", ".po", ".lock", ""}
REGISTRIES = re.compile("|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.(org|com)", "deb" + "ian.org")))
MACHINES = re.compile(r"(?<![\w.])/(work|root|home|Users|opt|tmp)" + r"/[\w.]")


def files() -> Iterator[Path]:
    """Every text file of the project, those of others excepted."""
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        hidden = any(folder.startswith(".") and folder != ".ci" for folder in parts[:-1])
        if not hidden and MADE.isdisjoint(parts) and path.is_file() and path.suffix in READ:
            yield path


def naming(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_the_search_finds_what_it_looks_for() -> None:
    assert REGISTRIES.search("https://" + "pypi" + ".org/simple")
    assert MACHINES.search('"/' + 'home/somebody"')
    assert ROOT / "Makefile" in files()


def test_no_file_names_a_package_registry() -> None:
    assert naming(REGISTRIES) == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert naming(MACHINES) == []
