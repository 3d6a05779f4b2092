"""The files of others lie here as they were published, with their licences."""

import hashlib
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = tomllib.loads((ROOT / "vendor.toml").read_text(encoding="utf-8"))["package"]
FOLDERS = (ROOT / "visitplanner" / "static" / "vendor", ROOT / "tests" / "vendor")


def listed() -> dict[str, str]:
    return {file["path"]: file["sha256"] for package in PACKAGES for file in package["file"]}


def test_every_file_is_as_it_was_published() -> None:
    found = {path: hashlib.sha256((ROOT / path).read_bytes()).hexdigest() for path in listed()}

    assert found == listed()


def test_no_file_lies_there_unlisted() -> None:
    lying = {path.relative_to(ROOT).as_posix() for folder in FOLDERS for path in folder.rglob("*") if path.is_file()}

    assert lying == set(listed())


def test_every_package_brings_its_licence() -> None:
    for package in PACKAGES:
        assert package["licence"], package["name"]
        assert package["licence_file"] in {file["path"] for file in package["file"]}, package["name"]
