"""The form of files: none too long without an argument, no ignored type without a reason, no page of a room untrue."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "visitplanner"
MOST_LINES = 250
LONG_WITH_REASON = {
    "visitplanner/planning/routes/loop.py": "what numba has compiled goes stale where it calls another file",
}
IGNORED = re.compile(r"#\s*type:\s*ignore\b")
WITH_REASON = re.compile(r"# type: ignore\[[a-z, -]+\]  # \w")
NAMED = re.compile(r"`([\w./-]+(?:\.(?:py|html|js|css|json|toml|md)|/))`")
"""A file or a folder, as a page of ours names it; what only stands for others, as ``<name>.py``, is none."""
BY_TOOLS = {"instance/"}
OUTPUT = {"repair.1.itinerary.json"}
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(PACKAGE.glob("*/README.md"))]


def python_files() -> Iterator[Path]:
    for folder in ("visitplanner", "tests", "scripts"):
        yield from sorted((ROOT / folder).rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_file_is_too_long_without_an_argument() -> None:
    lines = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}

    assert {each for each, count in lines.items() if count > MOST_LINES} == set(LONG_WITH_REASON)


def test_every_type_that_is_ignored_says_why() -> None:
    assert WITH_REASON.search("x = y  # type: ignore[index]  # it is known")
    assert not WITH_REASON.search("x = y  # type: ignore" + "[index]")

    silent = [
        f"{name(path)}:{number}"
        for path in python_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if IGNORED.search(line) and not WITH_REASON.search(line) and path != Path(__file__)
    ]

    assert silent == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_names_only_files_that_exist(page: Path) -> None:
    """By the end of their path, from the folder of the page or from the root."""
    there = [f"/{name(each)}" + "/" * each.is_dir() for each in (*ROOT.glob("*"), *inside())]

    named = set(NAMED.findall(page.read_text(encoding="utf-8"))) - BY_TOOLS - OUTPUT

    assert named
    assert [each for each in sorted(named) if not any(path.endswith(f"/{each}") for path in there)] == []


def inside() -> Iterator[Path]:
    for folder in ("visitplanner", "templates", "tests", "migrations", "scripts", "docs"):
        yield from (each for each in (ROOT / folder).rglob("*") if "__pycache__" not in each.parts)
