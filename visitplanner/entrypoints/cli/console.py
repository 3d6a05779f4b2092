"""Says things to a person at a terminal, in that person's language."""

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, NN_, Name, Text
from visitplanner.visit.faults import Fault

BAD_INPUT = 2

Command = TypeVar("Command", bound=Callable[..., Any])


class Console:
    """``say`` is for what was asked for, ``tell`` for everything beside it."""

    def __init__(self, code: str) -> None:
        self.localiser = Localiser(code)

    def say(self, what: Text | str = "") -> None:
        click.echo(self._words(what))

    def tell(self, what: Text | str) -> None:
        click.echo(self._words(what), err=True)

    def refuse(self, what: Text) -> click.exceptions.Exit:
        """Tells why, and gives what to raise in order to end the command."""
        self.tell(what)
        return click.exceptions.Exit(BAD_INPUT)

    def refuse_file(self, name: str, faults: Iterable[Fault]) -> click.exceptions.Exit:
        """Lists what is wrong with a file."""
        listed = tuple(faults)
        self.tell(count_of(name, listed))
        for fault in listed:
            self.tell(self.line(fault))
        return click.exceptions.Exit(BAD_INPUT)

    def line(self, fault: Fault) -> str:
        """The place and the sentence of one fault."""
        if fault.fatal:
            return f"  {fault.path}: {self._words(fault.sentence)}"
        return "  " + self._words(N_("%(path)s (only a note): %(sentence)s", path=fault.path, sentence=fault.sentence))

    def name(self, name: Name) -> str:
        return self.localiser.name(name)

    def _words(self, what: Text | str) -> str:
        return what if isinstance(what, str) else self.localiser.text(what)


def count_of(name: str, faults: tuple[Fault, ...]) -> Text:
    """The line above a list of faults."""
    return NN_("%(name)s has %(count)s fault:", "%(name)s has %(count)s faults:", count=len(faults), name=name)


def language_option(command: Command) -> Command:
    """The option ``--language``; without it the language of the terminal, if it is one of ours."""
    return click.option(
        "--language",
        type=click.Choice(list(LANGUAGES)),
        default=lambda: terminal_language(os.environ),
        help="Language of what is said here; else that of the terminal.",
    )(command)


def terminal_language(environment: Mapping[str, str]) -> str:
    """The first of the usual variables that is set decides; English where it names no language of ours."""
    locale = next((environment[each] for each in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(each)), "")
    code = locale.replace("-", "_").partition("_")[0].partition(".")[0]
    return code if code in LANGUAGES else next(iter(LANGUAGES))
