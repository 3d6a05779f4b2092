"""Proposed repairs in the words of a page: what each answer asks for, and what every way on costs."""

from collections.abc import Sequence
from dataclasses import dataclass

from visitplanner.entrypoints.web.agreements import name_of
from visitplanner.entrypoints.web.opened import COORDINATOR, Opened
from visitplanner.entrypoints.web.scenario_rows import Comparison, comparison_of
from visitplanner.language.text import N_, NN_, Name, Text
from visitplanner.programme.visibility import title_as_seen
from visitplanner.storage.queries.repairs import Cause, ProposedRepair, Repairs


@dataclass(frozen=True)
class Way:
    """One repair. ``price`` is what it asks of others, ``lost`` the topics that are treated no more."""

    repair: ProposedRepair
    comparison: Comparison
    price: Text
    lost: tuple[Name, ...]


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


def needs_of(page: Opened, repairs: Repairs) -> tuple[Need, ...]:
    """What was found for a plan that is no longer the visit's is left out."""
    found = repairs.proposed if repairs.is_fresh else ()
    return tuple(
        _need(page, each, [way for way in found if (way.cause, way.about) == (each.kind, each.about)])
        for each in repairs.causes
    )


def offers_of(page: Opened, repairs: Repairs) -> dict[str, Need]:
    """What hosts offer instead, by meeting."""
    return {each.cause.about: each for each in needs_of(page, repairs) if each.cause.kind == "offer"}


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
    comparison = comparison_of(page, Opened(page.visit, repair.plan))
    return Way(repair, comparison, price_of(repair), comparison.lost)


def price_of(repair: ProposedRepair) -> Text:
    """How many others are concerned."""
    if not repair.disturbed:
        return N_("Moves no other host.")
    return NN_("Moves %(count)s other host.", "Moves %(count)s other hosts.", count=repair.disturbed)
