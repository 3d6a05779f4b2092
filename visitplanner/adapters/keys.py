"""The secret keys: one file each in the instance folder, for its owner only; made at random on the first run."""

import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

KEY_BYTES = 32
NAMES = ("session", "field", "password")


class KeyIsUnusable(Exception):
    """A key is missing from a folder that has been in use, too short, open to others, or the same as another."""


@dataclass(frozen=True, repr=False)
class Keys:
    """``session`` signs cookies, ``field`` seals columns, ``password`` is mixed into password hashes.

    ``older`` holds, by name, the keys that still open what was closed with them.
    """

    session: bytes
    field: bytes
    password: bytes
    older: dict[str, tuple[bytes, ...]]


def load_keys(folder: Path) -> Keys:
    """The keys of ``<name>.key``, and of ``<name>.1.key``, ``<name>.2.key`` … as the older ones.

    Raises ``KeyIsUnusable``; the message names the file and never its content.
    """
    if not any((folder / f"{name}.key").exists() for name in NAMES):
        _make_all(folder)
    keys = {name: _read(folder / f"{name}.key") for name in NAMES}
    older = {name: tuple(_older(folder, name)) for name in NAMES}
    everything = [*keys.values(), *(key for each in older.values() for key in each)]
    if len(set(everything)) < len(everything):
        raise KeyIsUnusable(f"Two keys in {folder} are the same; each needs its own.")
    return Keys(**keys, older=older)


def _make_all(folder: Path) -> None:
    """All of them or none, whoever else starts at the same moment or pulls the plug."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = Path(mkdtemp(prefix="keys-", dir=folder.parent))
    for name in NAMES:
        _make(fresh / f"{name}.key")
    try:
        fresh.rename(folder)
    except OSError:
        # Somebody else was faster; their keys count.
        rmtree(fresh)


def _make(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")


def _read(path: Path) -> bytes:
    try:
        text = path.read_text("ascii").strip()
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise KeyIsUnusable(f"{path} is missing; what was closed with it cannot be opened without it.") from None
    if mode & 0o077:
        raise KeyIsUnusable(f"{path} can be read by others; run: chmod 600 {path}")
    try:
        key = bytes.fromhex(text)
    except ValueError:
        raise KeyIsUnusable(f"{path} must hold hexadecimal digits.") from None
    if len(key) != KEY_BYTES or len(set(key)) < KEY_BYTES // 4:
        raise KeyIsUnusable(f"{path} must hold {KEY_BYTES} random bytes as {2 * KEY_BYTES} hexadecimal digits.")
    return key


def _older(folder: Path, name: str) -> Iterator[bytes]:
    for number in count(1):
        path = folder / f"{name}.{number}.key"
        if not path.exists():
            return
        yield _read(path)
