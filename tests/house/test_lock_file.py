"""The lock files name versions and hashes, and no place to fetch them from."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = {each: (ROOT / each).read_text(encoding="utf-8") for each in ("requirements.lock", "requirements.peers.lock")}
REQUIREMENT = re.compile(r"^[a-z0-9.-]+==[^ ]+( ; .+)?$")
HASH = re.compile(r"^--hash=sha256:[0-9a-f]{64}$")

each_lock = pytest.mark.parametrize("lock", LOCKS)


def entries(lock: str) -> list[list[str]]:
    """Each locked package: its requirement and its hashes."""
    joined = LOCKS[lock].replace(" \\\n", "\n")
    blocks = re.split(r"\n(?=\S)", joined.strip())
    return [[line.strip() for line in block.splitlines()] for block in blocks]


def versions(lock: str) -> dict[str, set[str]]:
    """A package may have a version for each Python."""
    found: dict[str, set[str]] = {}
    for requirement, *_ in entries(lock):
        name, _, version = requirement.partition("==")
        found.setdefault(name, set()).add(version.split(" ")[0])
    return found


@each_lock
def test_every_package_is_locked_to_one_version_with_its_hashes(lock: str) -> None:
    assert len(entries(lock)) > 10
    for requirement, *hashes in entries(lock):
        assert REQUIREMENT.match(requirement), requirement
        assert hashes, requirement
        assert all(HASH.match(each) for each in hashes), requirement


@each_lock
def test_the_lock_file_names_no_place(lock: str) -> None:
    assert "://" not in LOCKS[lock]
    assert "index" not in {word for requirement, *_ in entries(lock) for word in requirement.split("-")}
    assert not re.search(r"^\s*(-i|-f|-e|-r|-c|--(?!hash=)\S+)", LOCKS[lock], re.MULTILINE)


def test_what_installs_the_project_itself_is_locked_too() -> None:
    assert any(requirement.startswith("setuptools==") for requirement, *_ in entries("requirements.lock"))


def test_peers_are_no_part_of_what_runs_and_agree_with_it() -> None:
    ours, peers = versions("requirements.lock"), versions("requirements.peers.lock")

    assert {"pyvrp", "pyvroom"} <= set(peers) - set(ours)
    assert all(peers[each] == ours[each] for each in set(peers) & set(ours))
