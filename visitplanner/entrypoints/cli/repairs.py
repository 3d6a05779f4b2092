"""Repairs in words: what moves, whom to ask again, what is lost, and how sure it is that nothing less would do."""

from collections.abc import Iterator

from visitplanner.entrypoints.cli.outcome import outcome_of
from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, NN_, Name, Text
from visitplanner.planning.disturbance import Repair
from visitplanner.programme.move_in_words import move_in_words
from visitplanner.use_cases.repair_file import RepairedFile

HEADINGS = {
    "unchanged": N_("The plan still holds; nothing has to move."),
    "smallest_change": N_("The smallest change"),
    "best_repair": N_("The best repair"),
    "another_way": N_("Another way"),
}


def repair_lines(mended: RepairedFile, localiser: Localiser) -> Iterator[str]:
    """Every repair in its order; of an impossible visit, why it is impossible and what would help."""
    for number, repair in enumerate(mended.repairs, 1):
        if number > 1:
            yield ""
        if repair.kind == "impossible":
            yield from outcome_of(repair.itinerary, localiser)
            continue
        heading = HEADINGS[repair.kind]
        yield localiser.text(N_("%(number)s. %(heading)s", number=number, heading=heading))
        for sentence in _sentences(mended, repair):
            yield f"   {localiser.text(sentence)}"
        for move in repair.moves:
            told = move_in_words(move, _session(mended, move.session), mended.after, mended.before)
            yield f"   - {localiser.text(told)}"
        for sentence in _consequences(mended, repair):
            yield f"   {localiser.text(sentence)}"


def _sentences(mended: RepairedFile, repair: Repair) -> Iterator[Text]:
    yield N_("This plan keeps every rule; its value is %(value)s.", value=repair.itinerary.value or 0)
    if repair.disturbed:
        yield _number(repair)
    if repair.is_minimal:
        yield N_("It is proven that no plan disturbs less.")
    else:
        yield N_(
            "Its disturbance counts %(cost)s, and no plan’s counts less than %(least)s: 1 for another time or a new "
            "session, 2 for another day, 3 for one given up, a hundred times as much where the host has confirmed.",
            cost=repair.cost,
            least=repair.least_cost,
        )
    if repair.freed is not None:
        yield N_("The visit is large: only these days were searched for better plans: %(dates)s.", dates=repair.freed)


def _number(repair: Repair) -> Text:
    """How many placements are disturbed, and how many have to be."""
    if repair.disturbed <= repair.least_disturbed:
        return NN_(
            "%(count)s placement of the old plan is disturbed, and it is proven that fewer do not suffice.",
            "%(count)s placements of the old plan are disturbed, and it is proven that fewer do not suffice.",
            count=repair.disturbed,
        )
    if repair.least_disturbed:
        return NN_(
            "%(count)s placement of the old plan is disturbed; it is proven that at least %(least)s must be.",
            "%(count)s placements of the old plan are disturbed; it is proven that at least %(least)s must be.",
            count=repair.disturbed,
            least=repair.least_disturbed,
        )
    return NN_(
        "%(count)s placement of the old plan is disturbed.",
        "%(count)s placements of the old plan are disturbed.",
        count=repair.disturbed,
    )


def _consequences(mended: RepairedFile, repair: Repair) -> Iterator[Text]:
    hosts = _each_once(mended.after.session[each].host_name for each in repair.asked_again)
    if hosts:
        yield N_("To be asked again: %(hosts)s.", hosts=hosts)
    gone = (each.session for each in repair.moves if each.kind == "dropped")
    if told := _each_once(mended.after.session[each].host_name for each in gone):
        yield N_("To be told that it is off: %(hosts)s.", hosts=told)
    topics = {each.id: each.name for each in mended.visit.topics}
    lost = tuple(topics[each] for each in mended.lost_topics(repair) if each in topics)
    if lost:
        yield N_("No longer treated: %(topics)s.", topics=lost)


def _each_once(names: Iterator[Name]) -> tuple[Name, ...]:
    return tuple({tuple(sorted(each.items())): each for each in names}.values())


def _session(mended: RepairedFile, session: str) -> Name:
    known = (*mended.after.sessions, *mended.before.sessions)
    return next(each.name for each in known if each.id == session)
