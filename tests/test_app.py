"""The application does not start on unusable keys, and keeps its folder to itself."""

from pathlib import Path

import pytest

from config import Config
from visitplanner.adapters.keys import KeyIsUnusable
from visitplanner.app import create_app


def test_the_first_start_makes_a_folder_for_its_owner_only(tmp_path: Path) -> None:
    app = create_app(Config(instance=tmp_path / "instance"))

    assert (tmp_path / "instance").stat().st_mode & 0o777 == 0o700
    assert len(app.config["SECRET_KEY"]) == 64


def test_the_keys_stay_the_same_from_start_to_start(tmp_path: Path) -> None:
    first = create_app(Config(instance=tmp_path / "instance"))

    second = create_app(Config(instance=tmp_path / "instance"))

    assert first.config["SECRET_KEY"] == second.config["SECRET_KEY"]


def test_two_installations_share_no_key(tmp_path: Path) -> None:
    first = create_app(Config(instance=tmp_path / "one"))
    second = create_app(Config(instance=tmp_path / "two"))

    assert first.config["SECRET_KEY"] != second.config["SECRET_KEY"]


def test_the_application_does_not_start_on_a_short_key(tmp_path: Path) -> None:
    create_app(Config(instance=tmp_path))
    (tmp_path / "keys" / "session.key").write_text("abcd")

    with pytest.raises(KeyIsUnusable, match=r"session\.key"):
        create_app(Config(instance=tmp_path))
