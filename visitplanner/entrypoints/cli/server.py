"""The commands that run until they are told to end: the server and the worker."""

import logging

import click

from visitplanner.entrypoints.cli.console import Console, language_option
from visitplanner.entrypoints.cli.progress import ProgressLine
from visitplanner.entrypoints.cli.rooms import FirstAccount, NotSetUp, Rooms, Server
from visitplanner.language.text import N_, Code


@click.command("serve")
@language_option
@click.pass_obj
def serve(rooms: Rooms, language: str) -> None:
    """Serve the web pages.

    The first time, the tables, the examples and an account are made.
    """
    console = Console(language)
    server = _server(rooms, console)
    progress = ProgressLine(console)
    try:
        account = server.make_ready(progress.hear)
    finally:
        progress.close()

    if account is not None:
        # Before the server starts: should it not, the password would be lost for good.
        _tell_how_to_sign_in(account, console)

    def announce(address: str) -> None:
        console.tell(N_("VisitPlanner is at %(address)s (stop it with Ctrl-C).", address=Code(address)))
        if account is None:
            console.tell(N_("Sign in with your account; `visitplanner user add` makes another."))

    try:
        server.serve(announce)
    except OSError as error:
        console.tell(N_("The server cannot listen: %(reason)s", reason=error.strerror or str(error)))
        raise click.exceptions.Exit(1) from None


def _tell_how_to_sign_in(account: FirstAccount, console: Console) -> None:
    console.tell(N_("Sign in as %(email)s", email=Code(account.email)))
    console.tell(N_("The password, shown only this once: %(password)s", password=Code(account.password)))


@click.command("worker")
@language_option
@click.pass_obj
def worker(rooms: Rooms, language: str) -> None:
    """Plan what the web pages ask for, in a process of its own."""
    console = Console(language)
    server = _server(rooms, console)
    server.work(lambda: console.tell(N_("The worker waits for visits to plan. Stop it with Ctrl-C.")))


def _server(rooms: Rooms, console: Console) -> Server:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        return rooms.server()
    except NotSetUp as wrong:
        console.tell(N_("The application cannot start as it is set up: %(reason)s", reason=str(wrong)))
        raise click.exceptions.Exit(1) from None
