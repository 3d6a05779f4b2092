"""The application does not start on unusable keys, and keeps its folder to itself."""

from dataclasses import replace
from pathlib import Path

import pytest

from config import Config, SettingIsWrong
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


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"mail_tls": "ssl"}, "VISITPLANNER_MAIL_TLS"),
        ({"mail_from": ""}, "VISITPLANNER_MAIL_FROM"),
        ({"mail_tls": "none", "mail_user": "visits"}, "VISITPLANNER_MAIL_TLS"),
    ],
)
def test_letters_go_out_neither_unprotected_nor_from_nobody(
    tmp_path: Path, settings: dict[str, str], named: str
) -> None:
    right = {"mail_host": "mail.example.org", "mail_from": "visits@example.org"}

    with pytest.raises(SettingIsWrong, match=named):
        create_app(Config(instance=tmp_path, **right | settings))

    assert create_app(Config(instance=tmp_path, **right)).extensions["visitplanner"].mailer.is_ready


def test_the_password_of_the_mail_server_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("secret\n")
    config = Config(
        instance=tmp_path,
        mail_host="mail.example.org",
        mail_from="visits@example.org",
        mail_user="visits",
        mail_password_file=str(tmp_path / "missing"),
    )

    with pytest.raises(OSError, match="missing"):
        create_app(config)
    assert create_app(replace(config, mail_password_file=str(tmp_path / "password")))
