"""Keys are made once, belong to their owner only, and stop the start when they are unusable."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from visitplanner.adapters.keys import NAMES, KeyIsUnusable, load_keys


def test_the_first_run_makes_keys_that_the_second_finds(tmp_path: Path) -> None:
    first = load_keys(tmp_path / "keys")

    second = load_keys(tmp_path / "keys")

    assert first == second
    assert len({first.session, first.field, first.password}) == 3


def test_many_who_start_at_once_agree_on_the_keys(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(load_keys, [tmp_path / "keys"] * 8))

    assert all(each == keys[0] for each in keys)
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


def test_only_the_owner_can_read_a_key(tmp_path: Path) -> None:
    load_keys(tmp_path / "keys")

    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()} == {0o600}
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_a_key_is_not_shown(tmp_path: Path) -> None:
    keys = load_keys(tmp_path / "keys")

    assert keys.session.hex() not in repr(keys)
    assert repr(keys.session) not in repr(keys)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [("", "64 hexadecimal"), ("ab" * 31, "64 hexadecimal"), ("00" * 32, "64 hexadecimal"), ("xy" * 32, "hexadecimal")],
)
def test_a_short_or_constant_key_stops_the_start(tmp_path: Path, content: str, complaint: str) -> None:
    load_keys(tmp_path)
    (tmp_path / "field.key").write_text(content)

    with pytest.raises(KeyIsUnusable, match=complaint):
        load_keys(tmp_path)


def test_two_equal_keys_stop_the_start(tmp_path: Path) -> None:
    load_keys(tmp_path)
    (tmp_path / "password.key").write_text((tmp_path / "session.key").read_text())

    with pytest.raises(KeyIsUnusable, match="the same"):
        load_keys(tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_a_lost_key_is_not_replaced_silently(tmp_path: Path, name: str) -> None:
    load_keys(tmp_path)
    (tmp_path / f"{name}.key").unlink()

    with pytest.raises(KeyIsUnusable, match=rf"{name}\.key is missing"):
        load_keys(tmp_path)


def test_a_key_that_others_can_read_stops_the_start(tmp_path: Path) -> None:
    load_keys(tmp_path)
    (tmp_path / "field.key").chmod(0o644)

    with pytest.raises(KeyIsUnusable, match="chmod 600"):
        load_keys(tmp_path)


def test_a_replaced_key_stays_as_an_older_one(tmp_path: Path) -> None:
    first = load_keys(tmp_path)
    (tmp_path / "field.key").rename(tmp_path / "field.1.key")
    fresh = load_keys(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "field.key").rename(tmp_path / "field.key")

    second = load_keys(tmp_path)

    assert second.field == fresh.field
    assert second.older["field"] == (first.field,)
