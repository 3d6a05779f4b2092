"""The command that says how likely a plan is to run on time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from visitplanner.entrypoints.cli.console import Console, language_option
from visitplanner.entrypoints.cli.refusals import refusing
from visitplanner.entrypoints.cli.rooms import Rooms
from visitplanner.entrypoints.cli.search_options import GREATEST_SEED
from visitplanner.entrypoints.cli.sent_file import Readable, SentFile
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, Text

if TYPE_CHECKING:
    from visitplanner.planning.robustness import WeakLink
    from visitplanner.use_cases.simulate_file import SimulatedFile

MOST_RUNS = 1_000_000


@click.command("robustness")
@click.argument("visit", type=Readable())
@click.argument("itinerary", type=Readable())
@click.option("--what-if", metavar="ID", help="Apply this disturbance of the visit file first.")
@click.option(
    "--runs", type=click.IntRange(1, MOST_RUNS), default=10_000, show_default=True, help="How often to run the visit."
)
@click.option(
    "--seed", type=click.IntRange(0, GREATEST_SEED), default=1, show_default=True, help="The same seed, the same luck."
)
@language_option
@click.pass_obj
def robustness(
    rooms: Rooms, visit: SentFile, itinerary: SentFile, what_if: str | None, runs: int, seed: int, language: str
) -> None:
    """Run a VISIT by its ITINERARY many times, with ways and sessions that take longer or less.

    Told is the chance that every session begins no later than five minutes after its time, and where it breaks first.
    """
    # Loading the library for numbers takes a while, and no other command needs it.
    from visitplanner.use_cases.simulate_file import simulate_file

    console = Console(language)
    with refusing(console, visit, itinerary):
        simulated = simulate_file(
            visit.data,
            itinerary.data,
            visit_files=rooms.visit_files(),
            itinerary_files=rooms.itinerary_files(),
            runs=runs,
            seed=seed,
            what_if=what_if,
        )
    for line in robustness_lines(simulated, console.localiser):
        console.say(line)


def robustness_lines(simulated: "SimulatedFile", localiser: Localiser) -> Iterator[str]:
    """The chance of the whole visit, then that of each subgroup's day with its weak link."""
    problem, found = simulated.problem, simulated.robustness
    yield localiser.text(
        N_(
            "Chance that the whole visit runs on time, in %(runs)s runs: %(chance)s.",
            runs=found.runs,
            chance=localiser.percent(found.chance),
        )
    )
    for on in sorted({each.date for each in found.days}):
        yield ""
        yield localiser.date(on)
        for day in (each for each in found.days if each.date == on):
            subgroup = problem.subgroup[day.subgroup].name
            chance = localiser.percent(day.chance)
            yield "  " + localiser.text(N_("%(subgroup)s: %(chance)s", subgroup=subgroup, chance=chance))
            if day.weak_link is not None:
                yield "    " + localiser.text(_weak_link(simulated, day.weak_link, localiser))


def _weak_link(simulated: "SimulatedFile", link: "WeakLink", localiser: Localiser) -> Text:
    session = simulated.problem.session
    return N_(
        "Most often late first: “%(after)s”, after “%(before)s” (in %(share)s of the runs).",
        before=session[link.before.session].name,
        after=session[link.after.session].name,
        share=localiser.percent(link.share),
    )
