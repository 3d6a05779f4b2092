"""The options of every command that searches for plans: how long and how hard, and where the answer goes."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from visitplanner.entrypoints.cli.console import Console
from visitplanner.language.text import N_, Code, Text
from visitplanner.planning import Limits

LONGEST_SEARCH = 86_400
MOST_WORKERS = 64
GREATEST_SEED = 2**31 - 1
MOST_ROUNDS = 10**9

DEFAULTS = Limits()

Command = TypeVar("Command", bound=Callable[..., Any])


def search_options(command: Command) -> Command:
    """``--time-limit``, ``--workers``, ``--seed`` and ``--rounds``."""
    for option in (_rounds, _seed, _workers, _time_limit):
        command = option(command)
    return command


_time_limit = click.option(
    "--time-limit",
    type=click.FloatRange(0.1, LONGEST_SEARCH),
    default=DEFAULTS.seconds,
    show_default=True,
    help="Seconds to search.",
)
_workers = click.option(
    "--workers",
    type=click.IntRange(1, MOST_WORKERS),
    default=DEFAULTS.workers,
    show_default=True,
    help="Searches that run side by side.",
)
_seed = click.option(
    "--seed",
    type=click.IntRange(0, GREATEST_SEED),
    default=DEFAULTS.seed,
    show_default=True,
    help="The same seed takes the same decisions.",
)
_rounds = click.option(
    "--rounds",
    type=click.IntRange(1, MOST_ROUNDS),
    help="End each search after so many rounds: one worker then always finds the same.",
)


def folder_option(what: str) -> Callable[[Command], Command]:
    """The option ``-o`` for the folder of what a command writes."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        default=Path(),
        metavar="DIR",
        help=f"Folder for {what}; made when missing.  [default: this one]",
    )


def make_ready(folder: Path, console: Console) -> None:
    """Finds out before the long search whether its outcome can be written."""
    probe = folder / ".visitplanner"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError:
        raise console.refuse(_not_writable(folder)) from None


def write_files(folder: Path, files: Mapping[str, bytes], console: Console) -> None:
    """Writes every file, and says where."""
    try:
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError:
        raise console.refuse(_not_writable(folder)) from None
    written = tuple(Code(str(folder / name)) for name in files)
    console.tell(N_("Written: %(files)s.", files=written))


def _not_writable(folder: Path) -> Text:
    return N_("Nothing can be written to %(folder)s. Choose another folder with -o.", folder=Code(str(folder)))
