"""The commands that need no database: plan, check and validate files."""

import shutil
from pathlib import Path

import click

from visitplanner.entrypoints.cli.alternatives import alternatives_of
from visitplanner.entrypoints.cli.console import Console, count_of, language_option
from visitplanner.entrypoints.cli.outcome import EXIT_STATUS, outcome_of
from visitplanner.entrypoints.cli.progress import ProgressLine
from visitplanner.entrypoints.cli.refusals import refusing
from visitplanner.entrypoints.cli.rooms import Rooms
from visitplanner.entrypoints.cli.search_options import folder_option, make_ready, search_options, write_files
from visitplanner.entrypoints.cli.sent_file import Readable, SentFile
from visitplanner.entrypoints.cli.table import table_of
from visitplanner.entrypoints.cli.violations import violation_lines
from visitplanner.language.text import N_
from visitplanner.planning import Limits
from visitplanner.use_cases.check_file import check_file
from visitplanner.use_cases.plan_file import Others, PlannedFile, plan_file
from visitplanner.use_cases.validate_file import validate_file

MOST_PLANS = 10
MOST_PLACEMENTS = 1000
WITHIN, DIFFER = 0.02, 3


@click.command("plan")
@click.argument("visit", type=Readable())
@click.option("--what-if", metavar="ID", help="Apply this disturbance of the file first.")
@search_options
@click.option(
    "--alternatives",
    type=click.IntRange(1, MOST_PLANS),
    default=1,
    metavar="N",
    help="Offer N plans in all, the best and others that really differ; the search for these takes as long again.",
)
@click.option(
    "--within",
    type=click.FloatRange(0, 1),
    default=WITHIN,
    show_default=True,
    help="The share of the best value that another plan may be worth less.",
)
@click.option(
    "--differ",
    type=click.IntRange(1, MOST_PLACEMENTS),
    default=DIFFER,
    show_default=True,
    help="In how many placements any two plans differ.",
)
@folder_option("the itinerary and the calendars")
@language_option
@click.pass_obj
def plan(
    rooms: Rooms,
    visit: SentFile,
    what_if: str | None,
    time_limit: float,
    workers: int,
    seed: int,
    rounds: int | None,
    alternatives: int,
    within: float,
    differ: int,
    output: Path,
    language: str,
) -> None:
    """Plan the visit of a file, print its programme and write it down.

    Exit status: 0 with a plan, 3 when the visit is impossible, 4 when no plan was found in time, 2 for bad input.
    """
    console = Console(language)
    make_ready(output, console)
    limits = Limits(time_limit, workers, seed, rounds)
    others = Others(alternatives - 1, within, differ) if alternatives > 1 else None
    planned = _plan(rooms, visit, what_if, limits, others, console)
    write_files(output, planned.files, console)
    if "programme.en.ics" in planned.files:
        for line in table_of(planned.programme, console.localiser, shutil.get_terminal_size((120, 24)).columns):
            console.say(line)
        console.say()
    for line in outcome_of(planned.itinerary, console.localiser):
        console.say(line)
    if others is not None:
        for line in alternatives_of(planned, others.count, console.localiser):
            console.say(line)
    raise click.exceptions.Exit(EXIT_STATUS[planned.itinerary.status])


def _plan(
    rooms: Rooms, visit: SentFile, what_if: str | None, limits: Limits, others: Others | None, console: Console
) -> PlannedFile:
    with refusing(console, visit), ProgressLine(console).listening() as watch:
        return plan_file(
            visit.data,
            visit_files=rooms.visit_files(),
            itinerary_files=rooms.itinerary_files(),
            calendars=rooms.calendars(),
            planner=rooms.planner(),
            replanner=rooms.replanner(),
            limits=limits,
            watch=watch,
            what_if=what_if,
            others=others,
        )


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
    with refusing(console, visit, itinerary):
        violations = check_file(
            visit.data,
            itinerary.data,
            visit_files=rooms.visit_files(),
            itinerary_files=rooms.itinerary_files(),
            what_if=what_if,
        )
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
