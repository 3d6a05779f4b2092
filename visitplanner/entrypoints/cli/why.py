"""The command that answers why a session was left out of a plan, or why it is where it is."""

import json

import click

from visitplanner.entrypoints.cli.console import Console, language_option
from visitplanner.entrypoints.cli.refusals import refusing
from visitplanner.entrypoints.cli.rooms import Rooms
from visitplanner.entrypoints.cli.search_options import LONGEST_SEARCH
from visitplanner.entrypoints.cli.sent_file import Readable, SentFile
from visitplanner.entrypoints.cli.why_document import why_document
from visitplanner.language.languages import LANGUAGES
from visitplanner.language.text import N_, Code, Text
from visitplanner.planning import Limits
from visitplanner.use_cases.explain_file import ExplainedFile, SessionIsUnknown, explain_file

SECONDS = 10.0


@click.command("why")
@click.argument("visit", type=Readable())
@click.argument("itinerary", type=Readable())
@click.argument("session")
@click.option("--what-if", metavar="ID", help="The disturbance that the visit was planned with.")
@click.option(
    "--time-limit", type=click.FloatRange(0.1, LONGEST_SEARCH), default=SECONDS, show_default=True, help="Seconds."
)
@click.option("--lang", type=click.Choice(list(LANGUAGES)), help="The same as --language.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, every sentence in every language.")
@language_option
@click.pass_obj
def why(
    rooms: Rooms,
    visit: SentFile,
    itinerary: SentFile,
    session: str,
    what_if: str | None,
    time_limit: float,
    lang: str | None,
    as_json: bool,
    language: str,
) -> None:
    """Say why a SESSION of a VISIT was left out of its ITINERARY, or why it is where it is.

    What is said was tried: by the checker at other times, by the solver with the session in the plan.

    Exit status: 0 with an answer, 4 when the time was too short for a sure one, 2 for bad input.
    """
    console = Console(lang or language)
    found = _explained(rooms, visit, itinerary, session, what_if, Limits(time_limit), console)
    if as_json:
        click.echo(json.dumps(why_document(found.problem, found.why), ensure_ascii=False, indent=2))
    else:
        for sentence in found.why.sentences:
            console.say(sentence)
        if found.why.fixes:
            console.say()
            console.say(N_("Each of these changes was tried and makes room for it:"))
            for each in found.why.fixes:
                console.say(f"  {console.localiser.text(each.text)}")
    raise click.exceptions.Exit(0 if found.why.verified else 4)


def _explained(
    rooms: Rooms,
    visit: SentFile,
    itinerary: SentFile,
    session: str,
    what_if: str | None,
    limits: Limits,
    console: Console,
) -> ExplainedFile:
    with refusing(console, visit, itinerary):
        try:
            return explain_file(
                visit.data,
                itinerary.data,
                session,
                visit_files=rooms.visit_files(),
                itinerary_files=rooms.itinerary_files(),
                explainer=rooms.explainer(),
                limits=limits,
                watch=lambda _: True,
                what_if=what_if,
            )
        except SessionIsUnknown as unknown:
            raise console.refuse(_no_such_session(session, unknown)) from None


def _no_such_session(session: str, unknown: SessionIsUnknown) -> Text:
    known = tuple(map(Code, unknown.known))
    return N_("There is no session %(id)s. The file has: %(known)s.", id=Code(session), known=known)
