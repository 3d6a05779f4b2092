"""The command ``visitplanner``. Loading it loads no web, no tables and no solver."""

import click

from visitplanner.entrypoints.cli.files import check, plan, validate


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="visitplanner")
def cli() -> None:
    """Plan study visits, and keep and show their programmes."""


for command in (plan, check, validate):
    cli.add_command(command)
