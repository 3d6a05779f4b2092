"""The command ``visitplanner``. Loading it loads no web, no tables and no solver."""

import click

from visitplanner.entrypoints.cli.bench import bench
from visitplanner.entrypoints.cli.database import export, import_, user
from visitplanner.entrypoints.cli.files import check, plan, validate
from visitplanner.entrypoints.cli.fix import fix
from visitplanner.entrypoints.cli.generate import generate
from visitplanner.entrypoints.cli.record import record
from visitplanner.entrypoints.cli.repair import repair
from visitplanner.entrypoints.cli.robustness import robustness
from visitplanner.entrypoints.cli.server import serve, worker
from visitplanner.entrypoints.cli.why import why


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="visitplanner")
def cli() -> None:
    """Plan study visits, and keep and show their programmes."""


COMMANDS = (
    plan,
    check,
    repair,
    why,
    fix,
    robustness,
    validate,
    generate,
    bench,
    import_,
    export,
    serve,
    worker,
    user,
    record,
)

for command in COMMANDS:
    cli.add_command(command)
