"""The lock file names versions and hashes, and no place to fetch them from."""

import re
from pathlib import Path

LOCK = (Path(__file__).resolve().parents[2] / "requirements.lock").read_text(encoding="utf-8")
REQUIREMENT = re.compile(r"^[a-z0-9.-]+==[^ ]+( ; .+)?$")
HASH = re.compile(r"^--hash=sha256:[0-9a-f]{64}$")


def entries() -> list[list[str]]:
    """Each locked package: its requirement and its hashes."""
    joined = LOCK.replace(" \\\n", "\n")
    blocks = re.split(r"\n(?=\S)", joined.strip())
    return [[line.strip() for line in block.splitlines()] for block in blocks]


def test_every_package_is_locked_to_one_version_with_its_hashes() -> None:
    assert len(entries()) > 20
    for requirement, *hashes in entries():
        assert REQUIREMENT.match(requirement), requirement
        assert hashes, requirement
        assert all(HASH.match(each) for each in hashes), requirement


def test_the_lock_file_names_no_place() -> None:
    assert "://" not in LOCK
    assert "index" not in {word for requirement, *_ in entries() for word in requirement.split("-")}
    assert not re.search(r"^\s*(-i|-f|-e|-r|-c|--(?!hash=)\S+)", LOCK, re.MULTILINE)


def test_what_installs_the_project_itself_is_locked_too() -> None:
    assert any(requirement.startswith("setuptools==") for requirement, *_ in entries())
