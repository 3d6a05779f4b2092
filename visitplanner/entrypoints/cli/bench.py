"""The commands that run the published benchmarks of the planner's field."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from visitplanner.entrypoints.cli.bench_table import BenchTable, as_json
from visitplanner.entrypoints.cli.console import Console, language_option
from visitplanner.entrypoints.cli.refusals import planner_failed
from visitplanner.entrypoints.cli.rooms import Rooms
from visitplanner.entrypoints.cli.search_options import search_options
from visitplanner.entrypoints.cli.sent_file import Readable, SentFile
from visitplanner.language.text import N_, Code, Text
from visitplanner.planning import Limits, Problem
from visitplanner.use_cases.ports import BenchmarkFileIsFaulty, BenchmarkFiles, PlannerFailed
from visitplanner.use_cases.run_benchmark import run_benchmark

MOST_TOURS = 50

Command = TypeVar("Command", bound=Callable[..., Any])

OPTIONS = (
    click.argument("files", nargs=-1, required=True, type=Readable(), metavar="FILE..."),
    search_options,
    click.option(
        "--json",
        "output",
        type=click.Path(path_type=Path, dir_okay=False),
        required=True,
        metavar="OUT",
        help="File to write: value, bound, seconds and routes of every instance.",
    ),
    click.option(
        "--best-known", type=Readable(), metavar="FILE", help="Compare with the values of this file, in its JSON."
    ),
    language_option,
)


def _options(command: Command) -> Command:
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@click.group("bench")
def bench() -> None:
    """Solve published orienteering instances, to see how good the planner is.

    They are not part of this program: name the files. Their own names matter: distances are cut to two decimals where
    an instance is called pr…, to one elsewhere.
    """


@bench.command("toptw")
@_options
@click.option("--tours", type=click.IntRange(1, MOST_TOURS), required=True, metavar="M", help="Tours to plan.")
@click.pass_obj
def toptw(rooms: Rooms, /, files: Sequence[SentFile], tours: int, language: str, **options: Any) -> None:
    """The team orienteering problem with time windows."""
    _run(rooms, rooms.toptw_files(tours), files, Console(language), **options)


@bench.command("mctopmtw")
@_options
@click.pass_obj
def mctopmtw(rooms: Rooms, /, files: Sequence[SentFile], language: str, **options: Any) -> None:
    """The same with budgets and several time windows; a file names its number of tours."""
    _run(rooms, rooms.mctopmtw_files(), files, Console(language), **options)


def _run(
    rooms: Rooms,
    reader: BenchmarkFiles,
    files: Sequence[SentFile],
    console: Console,
    *,
    output: Path,
    best_known: SentFile | None,
    time_limit: float,
    workers: int,
    seed: int,
    rounds: int | None,
) -> None:
    problems = [_problem(reader, each, console) for each in files]
    known = None if best_known is None else _best_known(rooms, best_known, console)
    _probe(output, console)
    table = BenchTable([each.visit_id for each in problems], known, console.localiser)
    console.tell(N_("The search is made ready, which takes half a minute the very first time."))
    search = rooms.route_search()
    console.say(table.heading())
    try:
        results = run_benchmark(
            problems,
            search=search,
            limits=Limits(time_limit, workers, seed, rounds),
            heard=lambda result: console.say(table.row(result)),
        )
    except PlannerFailed:
        raise planner_failed(console) from None
    for line in table.summary():
        console.say(line)
    _write(output, as_json(results), console)
    console.tell(N_("Written: %(files)s.", files=Code(str(output))))


def _problem(reader: BenchmarkFiles, file: SentFile, console: Console) -> Problem:
    try:
        return reader.read(file.name, file.data)
    except BenchmarkFileIsFaulty as faulty:
        raise console.refuse(_unusable(file, faulty)) from None


def _best_known(rooms: Rooms, file: SentFile, console: Console) -> Mapping[tuple[str, int | None], int]:
    try:
        return rooms.best_known_files().read(file.data)
    except BenchmarkFileIsFaulty as faulty:
        raise console.refuse(_unusable(file, faulty)) from None


def _unusable(file: SentFile, faulty: BenchmarkFileIsFaulty) -> Text:
    return N_("%(file)s cannot be used. %(reason)s", file=Code(file.name), reason=faulty.sentence)


def _probe(output: Path, console: Console) -> None:
    """Finds out before the long search whether its outcome can be written."""
    place = _place(output)
    if place != output:
        with _writing(output, console):
            place.write_bytes(b"")
            place.unlink()


def _write(output: Path, data: bytes, console: Console) -> None:
    """The whole file or none."""
    place = _place(output)
    with _writing(output, console):
        place.write_bytes(data)
        if place != output:
            os.replace(place, output)


def _place(output: Path) -> Path:
    """Where a file is written before it is put in its place; for a pipe, a screen or a link, that place itself."""
    is_special = output.is_symlink() or (output.exists() and not output.is_file())
    return output if is_special else output.with_name(f".{output.name}.partial")


@contextmanager
def _writing(output: Path, console: Console) -> Iterator[None]:
    try:
        yield
    except OSError:
        raise console.refuse(N_("%(file)s cannot be written.", file=Code(str(output)))) from None
