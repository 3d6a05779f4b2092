"""The command that applies a fix of an impossible visit."""

from pathlib import Path

import click

from visitplanner.entrypoints.cli.console import Console, language_option
from visitplanner.entrypoints.cli.files import plan
from visitplanner.entrypoints.cli.refusals import refusing
from visitplanner.entrypoints.cli.rooms import Rooms
from visitplanner.entrypoints.cli.search_options import search_options
from visitplanner.entrypoints.cli.sent_file import Readable, SentFile
from visitplanner.language.text import N_, Code, Text
from visitplanner.use_cases.fix_file import FixedFile, FixIsUnknown, fix_file

MOST_FIXES = 100


@click.command("fix")
@click.argument("visit", type=Readable())
@click.argument("itinerary", type=Readable())
@click.argument("number", type=click.IntRange(1, MOST_FIXES))
@click.option("--what-if", metavar="ID", help="The disturbance that the visit was planned with.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The changed visit file."
)
@click.option("--plan", "plan_it", is_flag=True, help="Plan the changed visit at once, into the folder of that file.")
@search_options
@language_option
@click.pass_context
def fix(
    context: click.Context,
    /,
    visit: SentFile,
    itinerary: SentFile,
    number: int,
    what_if: str | None,
    output: Path,
    plan_it: bool,
    language: str,
    **limits: object,
) -> None:
    """Apply fix NUMBER of the ITINERARY of an impossible VISIT, as `plan` lists them.

    Exit status: 0, or that of `plan`; 2 for bad input.
    """
    console = Console(language)
    fixed = _fixed(context.obj, visit, itinerary, number, what_if, console)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(fixed.data)
    except OSError:
        raise console.refuse(N_("%(file)s cannot be written.", file=Code(str(output)))) from None
    console.say(fixed.text)
    console.tell(N_("Written: %(files)s.", files=Code(str(output))))
    if plan_it:
        sent = SentFile(str(output), fixed.data)
        context.invoke(plan, visit=sent, output=output.parent, language=language, **limits)


def _fixed(
    rooms: Rooms, visit: SentFile, itinerary: SentFile, number: int, what_if: str | None, console: Console
) -> FixedFile:
    with refusing(console, visit, itinerary):
        try:
            return fix_file(
                visit.data,
                itinerary.data,
                number,
                visit_files=rooms.visit_files(),
                itinerary_files=rooms.itinerary_files(),
                what_if=what_if,
            )
        except FixIsUnknown as unknown:
            raise console.refuse(_no_such_fix(unknown.count)) from None


def _no_such_fix(count: int) -> Text:
    if not count:
        return N_("The itinerary offers no fix. Plan the visit again; fixes are offered only for an impossible one.")
    return N_("There is no such fix. The itinerary offers fixes 1 to %(count)s.", count=count)
