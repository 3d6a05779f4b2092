"""The command that tells whether the record of what happened is as it was written."""

from typing import TYPE_CHECKING

import click

from visitplanner.entrypoints.cli.console import Console, language_option
from visitplanner.entrypoints.cli.rooms import NotSetUp, Rooms
from visitplanner.language.text import N_, NN_, Code

if TYPE_CHECKING:
    from visitplanner.storage.queries.record_check import RecordCheck


@click.group("record")
def record() -> None:
    """Look after the record of what happened."""


@record.command("verify")
@language_option
@click.pass_obj
def verify(rooms: Rooms, language: str) -> None:
    """Tell whether a line of the record was changed, or is missing.

    Note the last signature elsewhere: as long as it is found again, nothing before it was replaced.
    """
    from visitplanner.storage.queries.record_check import check_record

    console = Console(language)
    try:
        with rooms.database():
            check = check_record()
    except NotSetUp as wrong:
        console.tell(N_("The application cannot start as it is set up: %(reason)s", reason=str(wrong)))
        raise click.exceptions.Exit(1) from None
    _tell(check, console)
    if not check.is_whole:
        raise click.exceptions.Exit(1)


def _tell(check: "RecordCheck", console: Console) -> None:
    if check.fault_at is not None:
        where = Code(str(check.fault_at))
        console.tell(N_("The record was changed: line %(number)s does not follow on the one before it.", number=where))
    elif check.ends_early:
        console.tell(N_("The record was changed: lines are missing at its end."))
    else:
        console.say(
            NN_(
                "The record is whole: %(count)s signed line.",
                "The record is whole: %(count)s signed lines.",
                count=check.signed,
            )
        )
        console.say(N_("The last signature: %(signature)s", signature=Code(check.last or "–")))
    if check.unsigned:
        console.tell(
            NN_(
                "%(count)s line is from before lines were signed; nothing can be said of it.",
                "%(count)s lines are from before lines were signed; nothing can be said of them.",
                count=check.unsigned,
            )
        )
