"""The README tells of every setting, and of nothing that is not there."""

import re
from dataclasses import fields
from pathlib import Path

from config import PREFIX, Config

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
OF_TESTS = {"VISITPLANNER_CHROMIUM"}


def test_every_setting_stands_in_the_readme() -> None:
    settings = {PREFIX + field.name.upper() for field in fields(Config)}

    assert set(re.findall(r"VISITPLANNER_\w+", README)) - OF_TESTS == settings


def test_every_file_the_readme_points_to_is_there() -> None:
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", README) if "://" not in target]

    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
