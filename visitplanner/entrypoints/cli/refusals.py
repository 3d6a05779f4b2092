"""What a command says when what it was given cannot be used, or when a search breaks down."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from visitplanner.entrypoints.cli.console import Console
from visitplanner.entrypoints.cli.sent_file import SentFile
from visitplanner.language.text import N_, Code, Text
from visitplanner.use_cases.ports import PlannerFailed
from visitplanner.use_cases.read_problem import WhatIfIsUnknown
from visitplanner.visit.faults import FileIsFaulty, ItineraryFileIsFaulty


@contextmanager
def refusing(console: Console, visit: SentFile, itinerary: SentFile | None = None) -> Iterator[None]:
    """Ends the command in words where a deed on these files cannot be done."""
    try:
        yield
    except WhatIfIsUnknown as unknown:
        raise console.refuse(_no_such_what_if(unknown)) from None
    except ItineraryFileIsFaulty as refused:
        raise console.refuse_file((itinerary or visit).name, refused.faults) from None
    except FileIsFaulty as refused:
        raise console.refuse_file(visit.name, refused.faults) from None
    except PlannerFailed:
        raise planner_failed(console) from None


def planner_failed(console: Console) -> click.exceptions.Exit:
    """Tells that a search broke down, and gives what to raise in order to end the command."""
    console.tell(N_("The planner ended unexpectedly. Try again, with another seed or fewer workers."))
    return click.exceptions.Exit(1)


def _no_such_what_if(unknown: WhatIfIsUnknown) -> Text:
    """Names the what-ifs there are."""
    if not unknown.known:
        return N_("There is no what-if %(id)s; the file has none.", id=Code(unknown.id))
    known = tuple(map(Code, unknown.known))
    return N_("There is no what-if %(id)s. The file has: %(known)s.", id=Code(unknown.id), known=known)
