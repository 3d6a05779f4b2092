"""The command that mends a plan after something changed."""

from pathlib import Path

import click

from visitplanner.entrypoints.cli.console import Console, language_option
from visitplanner.entrypoints.cli.outcome import EXIT_STATUS
from visitplanner.entrypoints.cli.progress import ProgressLine
from visitplanner.entrypoints.cli.refusals import refusing
from visitplanner.entrypoints.cli.repairs import repair_lines
from visitplanner.entrypoints.cli.rooms import Rooms
from visitplanner.entrypoints.cli.search_options import folder_option, make_ready, search_options, write_files
from visitplanner.entrypoints.cli.sent_file import Readable, SentFile
from visitplanner.planning import Limits
from visitplanner.use_cases.repair_file import ChangesAreFaulty, repair_file

MOST_OPTIONS = 3


@click.command("repair")
@click.argument("visit", type=Readable())
@click.argument("itinerary", type=Readable())
@click.option("--decline", "declined", multiple=True, metavar="SESSION", help="Its host declined; may be repeated.")
@click.option("--change", type=Readable(), metavar="FILE", help="A list of changes, in the form of a what-if.")
@click.option("--what-if", metavar="ID", help="A disturbance of the visit file.")
@click.option(
    "--options",
    type=click.IntRange(1, MOST_OPTIONS),
    default=MOST_OPTIONS,
    show_default=True,
    help="How many repairs to offer.",
)
@search_options
@folder_option("the repaired itineraries")
@language_option
@click.pass_obj
def repair(
    rooms: Rooms,
    visit: SentFile,
    itinerary: SentFile,
    declined: tuple[str, ...],
    change: SentFile | None,
    what_if: str | None,
    options: int,
    time_limit: float,
    workers: int,
    seed: int,
    rounds: int | None,
    output: Path,
    language: str,
) -> None:
    """Mend the ITINERARY of a VISIT after something changed, disturbing as little of it as can be.

    Placements that are pinned in the itinerary do not move, and hosts who have confirmed are asked last of all.

    Exit status: 0 with a plan, 3 when the visit became impossible, 4 when no plan was found in time, 2 for bad input.
    """
    console = Console(language)
    make_ready(output, console)
    with refusing(console, visit, itinerary), ProgressLine(console).listening() as watch:
        try:
            mended = repair_file(
                visit.data,
                itinerary.data,
                visit_files=rooms.visit_files(),
                itinerary_files=rooms.itinerary_files(),
                replanner=rooms.replanner(),
                limits=Limits(time_limit, workers, seed, rounds),
                watch=watch,
                options=options,
                what_if=what_if,
                change_data=None if change is None else change.data,
                declined=declined,
            )
        except ChangesAreFaulty as refused:
            raise console.refuse_file("--decline" if change is None else change.name, refused.faults) from None
    write_files(output, mended.files, console)
    for line in repair_lines(mended, console.localiser):
        console.say(line)
    raise click.exceptions.Exit(EXIT_STATUS[mended.repairs[0].itinerary.status])
