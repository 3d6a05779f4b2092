"""The command that makes visits up, for trying things out and for measuring."""

from pathlib import Path

import click

from visitplanner.entrypoints.cli.console import Console, language_option
from visitplanner.entrypoints.cli.rooms import Rooms
from visitplanner.entrypoints.cli.search_options import GREATEST_SEED
from visitplanner.language.text import N_, Code
from visitplanner.use_cases.generate_file import SizeIsUnusable, generate_file
from visitplanner.visit.generator import Size

MOST_DAYS, MOST_HOSTS, MOST_SUBGROUPS, MOST_SESSIONS, MOST_COUNTRIES, MOST_GRID = 60, 500, 20, 1000, 5, 60
DEFAULTS = Size()


def _number(name: str, most: int, default: int, what: str) -> click.Option:
    return click.Option([name], type=click.IntRange(1, most), default=default, show_default=True, help=what)


@click.command(
    "generate",
    params=[
        _number("--days", MOST_DAYS, DEFAULTS.days, "Days from the first to the last."),
        _number("--hosts", MOST_HOSTS, DEFAULTS.hosts, "Hosts, each with a site."),
        _number("--subgroups", MOST_SUBGROUPS, DEFAULTS.subgroups, "Subgroups of the delegation."),
        _number("--sessions", MOST_SESSIONS, DEFAULTS.sessions, "Possible sessions."),
        _number("--countries", MOST_COUNTRIES, DEFAULTS.countries, "Countries, one after the other."),
        _number("--grid", MOST_GRID, DEFAULTS.grid_minutes, "Minutes between two possible starts."),
    ],
)
@click.option(
    "--seed", type=click.IntRange(0, GREATEST_SEED), default=1, show_default=True, help="The same seed, the same visit."
)
@click.option("--every-rule", is_flag=True, help="Rules and wishes of every type, not the usual ones only.")
@click.option("--impossible", is_flag=True, help="Two required sessions can only be at the same time.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else it is printed."
)
@language_option
@click.pass_obj
def generate(
    rooms: Rooms,
    /,
    seed: int,
    every_rule: bool,
    impossible: bool,
    output: Path | None,
    language: str,
    grid: int,
    **numbers: int,
) -> None:
    """Make a realistic visit up and write its visit file; nothing in it is real.

    Unless it is made impossible, its required sessions always fit.
    """
    console = Console(language)
    size = Size(**numbers, grid_minutes=grid, every_rule=every_rule)
    try:
        data = generate_file(size, seed, visit_files=rooms.visit_files(), impossible=impossible)
    except SizeIsUnusable:
        raise console.refuse(N_("A visit with one session cannot be made impossible. Ask for two or more.")) from None
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        output.write_bytes(data)
    except OSError:
        raise console.refuse(N_("%(file)s cannot be written.", file=Code(str(output)))) from None
    console.tell(N_("Written: %(files)s.", files=Code(str(output))))
