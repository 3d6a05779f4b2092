"""Proposed repairs in the words of a page: what each answer asks for, and what every way on costs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from visitplanner.entrypoints.web.agreements import name_of
from visitplanner.entrypoints.web.opened import COORDINATOR, Opened
from visitplanner.entrypoints.web.scenario_rows import Comparison, comparison_of
from visitplanner.language.text import N_, NN_, Name, Text
from visitplanner.planning.checker import check
from visitplanner.planning.moving import breach
from visitplanner.planning.tolerance import breaches
from visitplanner.programme.visibility import title_as_seen
from visitplanner.storage.queries.repairs import Cause, CauseKind, ProposedRepair, Repairs

HELP: dict[CauseKind, Text] = {
    "offer": N_(
        "Ask the host for another time, refuse the offer so that the time in the plan is asked for again, or unpin on "
        "the board what stands in the way."
    ),
    "declined": N_("Unpin on the board what stands in the way, loosen a rule of the visit, or plan it again."),
    "silent": N_("Call the host and write down its answer, or unpin on the board what stands in the way."),
}
"""What a person can do where there is no way on."""


@dataclass(frozen=True)
class Way:
    """One repair. ``price`` is what it asks of others, ``lost`` the topics that are treated no more.

    ``reopens`` says how many confirmed meetings it moves; nothing where it moves none.
    """

    repair: ProposedRepair
    comparison: Comparison
    price: Text
    reopens: Text | None
    lost: tuple[Name, ...]
    mended: tuple[Text, ...]


@dataclass(frozen=True)
class Need:
    """One answer, or several that were declined, with the ways on; ``remark`` where there is none."""

    cause: Cause
    host: str
    heading: Text
    titles: tuple[Name, ...]
    ways: tuple[Way, ...]
    remark: Text | None

    @property
    def anchor(self) -> str:
        return "-".join(("need", self.cause.kind, self.cause.about.replace("#", "-"))).strip("-")

    @property
    def is_open(self) -> bool:
        """Whether nothing is known about it yet."""
        return not self.ways and self.remark is None

    @property
    def breaks_promises(self) -> bool:
        """Whether every way on moves what is confirmed."""
        return bool(self.ways) and all(each.reopens for each in self.ways)

    @property
    def help(self) -> Text:
        return HELP[self.cause.kind]


def needs_of(page: Opened, repairs: Repairs) -> tuple[Need, ...]:
    """What was found for a plan that is no longer the visit's is left out."""
    found = repairs.proposed if repairs.is_fresh else ()
    return tuple(
        _need(page, each, [way for way in found if (way.cause, way.about) == (each.kind, each.about)])
        for each in repairs.causes
    )


def broken_in(page: Opened) -> tuple[Text, ...]:
    """What the plan breaks as it is, each rule once."""
    if page.itinerary is None:
        return ()
    found = {breach(each): each.sentence for each in breaches(page.problem, page.itinerary)}
    return tuple(found.values())


def _need(page: Opened, cause: Cause, found: Sequence[ProposedRepair]) -> Need:
    session = page.session[cause.occurrences[0].partition("#")[0]]
    titles = tuple(dict.fromkeys(each.partition("#")[0] for each in cause.occurrences))
    names = tuple(
        title_as_seen(page.site[page.session[each].site_id], page.session[each], COORDINATOR) for each in titles
    )
    return Need(
        cause=cause,
        host=session.host_id,
        heading=_heading(cause, name_of(page, session.host_id), len(cause.occurrences)),
        titles=names,
        ways=tuple(_way(page, each) for each in found if each.plan is not None),
        remark=next((each.remark for each in found if each.remark is not None), None),
    )


def _heading(cause: Cause, host: Name, count: int) -> Text:
    if cause.kind == "offer":
        return N_("%(host)s offers something else", host=host)
    if cause.kind == "silent":
        return N_("%(host)s has not answered, and the date for it has passed", host=host)
    return NN_("%(count)s meeting was declined", "%(count)s meetings were declined", count=count)


def _way(page: Opened, repair: ProposedRepair) -> Way:
    then = Opened(page.visit, repair.plan)
    comparison = comparison_of(page, then)
    # The organiser is the one who asks.
    us = page.organisation[page.visit.header.organiser_id].name
    asked, told_off = (
        tuple(each for each in names if each != us) for names in (comparison.asked_again, comparison.told_off)
    )
    comparison = replace(comparison, asked_again=asked, told_off=told_off)
    return Way(repair, comparison, price_of(repair), _reopens(repair), comparison.lost, _mended(page, then))


def _mended(page: Opened, then: Opened) -> tuple[Text, ...]:
    """What the plan breaks as it is, and would break no more."""
    if page.itinerary is None or then.itinerary is None:
        return ()
    broken = {breach(each): each.sentence for each in breaches(page.problem, page.itinerary)}
    still = {breach(each) for each in check(then.problem, then.itinerary)} if broken else set()
    return tuple(sentence for key, sentence in broken.items() if key not in still)


def price_of(repair: ProposedRepair) -> Text:
    """How many people it disturbs besides those whose answer it is about."""
    hosts = NN_("%(count)s host", "%(count)s hosts", count=repair.hosts)
    delegates = NN_("%(count)s delegate", "%(count)s delegates", count=repair.delegates)
    if repair.hosts and repair.delegates:
        return N_("Others disturbed: %(hosts)s and %(delegates)s.", hosts=hosts, delegates=delegates)
    if repair.disturbed:
        return N_("Others disturbed: %(people)s.", people=hosts if repair.hosts else delegates)
    return N_("Disturbs nobody else.")


def _reopens(repair: ProposedRepair) -> Text | None:
    if not repair.reopened:
        return None
    return NN_(
        "Moves %(count)s confirmed meeting: it becomes tentative, and its host is asked again.",
        "Moves %(count)s confirmed meetings: they become tentative, and their hosts are asked again.",
        count=repair.reopened,
    )
