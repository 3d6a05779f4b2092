"""The commands that keep visits and accounts. They load the tables late: planning a file must not wait for them."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from visitplanner.entrypoints.cli.console import Console, language_option
from visitplanner.entrypoints.cli.rooms import NotSetUp, Rooms
from visitplanner.entrypoints.cli.sent_file import Readable, SentFile
from visitplanner.language.text import N_, Code, Text
from visitplanner.visit.faults import FileIsFaulty

OWNER_ONLY = 0o600
NOT_SET_UP = N_("The application cannot start as it is set up: %(reason)s")


@click.command("import")
@click.argument("visit", type=Readable())
@click.option("--replace", is_flag=True, help="Take the place of a visit that is kept already; its plan is forgotten.")
@click.option(
    "--coordinator",
    "coordinators",
    multiple=True,
    metavar="EMAIL",
    help="Whose visit it is, if it is new; more than once for several. Else it is everybody's who may sign in.",
)
@language_option
@click.pass_obj
def import_(rooms: Rooms, visit: SentFile, replace: bool, coordinators: tuple[str, ...], language: str) -> None:
    """Keep the visit of a file in the database."""
    from visitplanner.use_cases.assign_coordinator import NobodySignsIn
    from visitplanner.use_cases.import_visit import VisitExists, import_visit

    console = Console(language)
    try:
        with rooms.database() as tools:
            visit_id = import_visit(
                visit.data,
                files=tools.visit_files,
                calendars=tools.calendars,
                now=datetime.now(UTC),
                replace=replace,
                coordinators=coordinators,
            )
    except NotSetUp as wrong:
        raise _not_set_up(wrong, console) from None
    except FileIsFaulty as refused:
        raise console.refuse_file(visit.name, refused.faults) from None
    except NobodySignsIn:
        raise console.refuse(N_("Nobody signs in with %(email)s.", email=Code(", ".join(coordinators)))) from None
    except VisitExists as exists:
        raise _failed(console, _exists(exists.visit_id)) from None
    console.say(N_("The visit %(id)s is kept.", id=Code(visit_id)))


def _exists(visit_id: str) -> Text:
    return N_(
        "The visit %(id)s is kept already. Use --replace to put this file in its place.",
        id=Code(visit_id),
    )


@click.command("export")
@click.argument("visit_id", metavar="ID")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else it is printed."
)
@language_option
@click.pass_obj
def export(rooms: Rooms, visit_id: str, output: Path | None, language: str) -> None:
    """Write a visit as a visit file.

    The file holds everything, confidential values too.
    """
    from visitplanner.storage.visits import VisitIsUnknown
    from visitplanner.use_cases.export_visit import export_visit

    console = Console(language)
    try:
        with rooms.database() as tools:
            data = export_visit(visit_id, files=tools.visit_files)
    except NotSetUp as wrong:
        raise _not_set_up(wrong, console) from None
    except VisitIsUnknown:
        raise console.refuse(N_("There is no visit %(id)s.", id=Code(visit_id))) from None
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        _write_for_owner(output, data)
    except OSError:
        raise console.refuse(N_("%(file)s cannot be written.", file=Code(str(output)))) from None
    console.tell(N_("Written: %(files)s.", files=Code(str(output))))


def _write_for_owner(path: Path, data: bytes) -> None:
    """The file holds addresses and passports: nobody else on this machine may read it, from its first byte on."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
    with open(handle, "wb") as file:
        path.chmod(OWNER_ONLY)
        file.write(data)


@click.group("user")
def user() -> None:
    """Look after those who may sign in."""


@user.command("add")
@click.argument("email")
@click.option("--password-from-stdin", is_flag=True, help="Read the password from the first line of standard input.")
@language_option
@click.pass_obj
def add(rooms: Rooms, email: str, password_from_stdin: bool, language: str) -> None:
    """Let a coordinator sign in; without a password of your own a random one is made and shown once."""
    from visitplanner.use_cases import add_user as deed

    console = Console(language)
    given = sys.stdin.readline().rstrip("\r\n") if password_from_stdin else None
    try:
        with rooms.database() as tools:
            password = deed.add_user(email, passwords=tools.passwords, now=datetime.now(UTC), password=given)
    except NotSetUp as wrong:
        raise _not_set_up(wrong, console) from None
    except deed.EmailIsUnusable:
        raise console.refuse(N_("This is no e-mail address: %(email)s", email=Code(email))) from None
    except deed.PasswordIsUnusable:
        raise console.refuse(_wrong_length(deed.LEAST_LENGTH, deed.MOST_LENGTH)) from None
    except deed.UserExists:
        raise _failed(console, N_("%(email)s may sign in already.", email=Code(email))) from None
    console.say(N_("%(email)s may sign in now.", email=Code(email)))
    if given is None:
        console.say(N_("The password, shown only this once: %(password)s", password=Code(password)))


@user.command("assign")
@click.argument("email")
@click.argument("visit_id", metavar="ID")
@language_option
@click.pass_obj
def assign(rooms: Rooms, email: str, visit_id: str, language: str) -> None:
    """Give a visit to one more coordinator, also one that has none any more."""
    from visitplanner.storage.visits import VisitIsUnknown
    from visitplanner.use_cases.assign_coordinator import NobodySignsIn, assign_coordinator
    from visitplanner.use_cases.import_visit import COMMAND

    console = Console(language)
    try:
        with rooms.database():
            assign_coordinator(visit_id, email=email, now=datetime.now(UTC), by=COMMAND, channel="command")
    except NotSetUp as wrong:
        raise _not_set_up(wrong, console) from None
    except VisitIsUnknown:
        raise console.refuse(N_("There is no visit %(id)s.", id=Code(visit_id))) from None
    except NobodySignsIn:
        raise console.refuse(N_("Nobody signs in with %(email)s.", email=Code(email))) from None
    console.say(N_("%(person)s sees this visit now.", person=Code(email)))


def _wrong_length(least: int, most: int) -> Text:
    return N_("A password has between %(least)s and %(most)s characters.", least=least, most=most)


def _failed(console: Console, why: Text) -> click.exceptions.Exit:
    console.tell(why)
    return click.exceptions.Exit(1)


def _not_set_up(wrong: NotSetUp, console: Console) -> click.exceptions.Exit:
    return _failed(console, Text(NOT_SET_UP.message, {"reason": str(wrong)}))
