"""The commands that need no database: plan, check and validate files."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import click

from visitplanner.entrypoints.cli.console import Console, count_of, language_option
from visitplanner.entrypoints.cli.outcome import EXIT_STATUS, outcome_of
from visitplanner.entrypoints.cli.progress import ProgressLine
from visitplanner.entrypoints.cli.rooms import Rooms
from visitplanner.entrypoints.cli.sent_file import Readable, SentFile
from visitplanner.entrypoints.cli.table import table_of
from visitplanner.entrypoints.cli.violations import violation_lines
from visitplanner.language.text import N_, Code, Text
from visitplanner.planning import Limits
from visitplanner.use_cases.check_file import check_file
from visitplanner.use_cases.plan_file import PlannedFile, plan_file
from visitplanner.use_cases.ports import PlannerFailed
from visitplanner.use_cases.read_problem import WhatIfIsUnknown
from visitplanner.use_cases.validate_file import validate_file
from visitplanner.visit.faults import FileIsFaulty, ItineraryFileIsFaulty

LONGEST_SEARCH = 86_400
MOST_WORKERS = 64
GREATEST_SEED = 2**31 - 1

DEFAULTS = Limits()


@click.command("plan")
@click.argument("visit", type=Readable())
@click.option("--what-if", metavar="ID", help="Apply this disturbance of the file first.")
@click.option(
    "--time-limit",
    type=click.FloatRange(0.1, LONGEST_SEARCH),
    default=DEFAULTS.seconds,
    show_default=True,
    help="Seconds to search.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, MOST_WORKERS),
    default=DEFAULTS.workers,
    show_default=True,
    help="Searches that run side by side.",
)
@click.option(
    "--seed",
    type=click.IntRange(0, GREATEST_SEED),
    default=DEFAULTS.seed,
    show_default=True,
    help="The same seed takes the same decisions.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="Folder for the itinerary and the calendars; made when missing.  [default: this one]",
)
@language_option
@click.pass_obj
def plan(
    rooms: Rooms,
    visit: SentFile,
    what_if: str | None,
    time_limit: float,
    workers: int,
    seed: int,
    output: Path,
    language: str,
) -> None:
    """Plan the visit of a file, print its programme and write it down.

    Exit status: 0 with a plan, 3 when the visit is impossible, 4 when no plan was found in time, 2 for bad input.
    """
    console = Console(language)
    _make_ready(output, console)
    limits = Limits(time_limit, workers, seed)
    planned = _plan(rooms, visit, what_if, limits, console)
    _write(output, planned.files, console)
    if "programme.en.ics" in planned.files:
        for line in table_of(planned.programme, console.localiser, shutil.get_terminal_size((120, 24)).columns):
            console.say(line)
        console.say()
    for line in outcome_of(planned.itinerary, console.localiser):
        console.say(line)
    raise click.exceptions.Exit(EXIT_STATUS[planned.itinerary.status])


def _plan(rooms: Rooms, visit: SentFile, what_if: str | None, limits: Limits, console: Console) -> PlannedFile:
    try:
        with ProgressLine(console).listening() as watch:
            return plan_file(
                visit.data,
                visit_files=rooms.visit_files(),
                itinerary_files=rooms.itinerary_files(),
                calendars=rooms.calendars(),
                planner=rooms.planner(),
                limits=limits,
                watch=watch,
                what_if=what_if,
            )
    except FileIsFaulty as refused:
        raise console.refuse_file(visit.name, refused.faults) from None
    except WhatIfIsUnknown as unknown:
        raise console.refuse(_no_such_what_if(unknown)) from None
    except PlannerFailed:
        console.tell(N_("The planner ended unexpectedly. Try again, with another seed or fewer workers."))
        raise click.exceptions.Exit(1) from None


def _no_such_what_if(unknown: WhatIfIsUnknown) -> Text:
    if not unknown.known:
        return N_("There is no what-if %(id)s; the file has none.", id=Code(unknown.id))
    known = tuple(map(Code, unknown.known))
    return N_("There is no what-if %(id)s. The file has: %(known)s.", id=Code(unknown.id), known=known)


def _make_ready(folder: Path, console: Console) -> None:
    """Finds out before the long search whether its outcome can be written."""
    probe = folder / ".visitplanner"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError:
        raise console.refuse(_not_writable(folder)) from None


def _write(folder: Path, files: Mapping[str, bytes], console: Console) -> None:
    try:
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError:
        raise console.refuse(_not_writable(folder)) from None
    written = tuple(Code(str(folder / name)) for name in files)
    console.tell(N_("Written: %(files)s.", files=written))


def _not_writable(folder: Path) -> Text:
    return N_("Nothing can be written to %(folder)s. Choose another folder with -o.", folder=Code(str(folder)))


@click.command("check")
@click.argument("visit", type=Readable())
@click.argument("itinerary", type=Readable())
@click.option("--what-if", metavar="ID", help="Apply this disturbance of the visit file first.")
@language_option
@click.pass_obj
def check(rooms: Rooms, visit: SentFile, itinerary: SentFile, what_if: str | None, language: str) -> None:
    """Hold an itinerary against every rule of its visit.

    It may have been made by anybody, by hand too.

    Exit status: 0 when it keeps them all, 1 when it breaks some, 2 for bad input.
    """
    console = Console(language)
    try:
        violations = check_file(
            visit.data,
            itinerary.data,
            visit_files=rooms.visit_files(),
            itinerary_files=rooms.itinerary_files(),
            what_if=what_if,
        )
    except WhatIfIsUnknown as unknown:
        raise console.refuse(_no_such_what_if(unknown)) from None
    except ItineraryFileIsFaulty as refused:
        raise console.refuse_file(itinerary.name, refused.faults) from None
    except FileIsFaulty as refused:
        raise console.refuse_file(visit.name, refused.faults) from None
    for line in violation_lines(violations, console.localiser):
        console.say(line)
    raise click.exceptions.Exit(1 if violations else 0)


@click.command("validate")
@click.argument("visit", type=Readable())
@language_option
@click.pass_obj
def validate(rooms: Rooms, visit: SentFile, language: str) -> None:
    """List every fault of a visit file at once.

    Exit status: 0 for none, 1 when the visit can be planned all the same, 2 when it cannot.
    """
    console = Console(language)
    faults = validate_file(visit.data, visit_files=rooms.visit_files())
    if not faults:
        console.say(N_("%(name)s has no fault.", name=visit.name))
        return
    console.say(count_of(visit.name, faults))
    for fault in faults:
        console.say(console.line(fault))
    raise click.exceptions.Exit(2 if any(fault.fatal for fault in faults) else 1)
