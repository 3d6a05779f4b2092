"""What the organisers can do about their own days: names sent earlier, another lunch, a day more."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from visitplanner.language.text import N_
from visitplanner.planning.problem import LunchRule, Site, TimeWindow
from visitplanner.planning.remedies.case import Case, Remedy, clock, joined, set_field

LEAST_LUNCH = 30
EARLIER_LATER = 60
"""By how many minutes lunch may be moved."""


def names_earlier(case: Case) -> Iterator[Remedy]:
    """The lists of names sent to all hosts on an earlier day, the latest that helps first."""
    dates = {
        due
        for site in case.problem.sites
        if f"{site.id}.clearance" in case.names and site.cleared_from is not None
        for on, due in site.names_due.items()
        if on < site.cleared_from
    }
    for sent_on in sorted(dates, reverse=True):
        text = N_("Send the lists of names by %(date)s.", date=sent_on)
        changes = ({"op": "set_visit", "field": "names_submitted_on", "value": sent_on.isoformat()},)
        after = case.problem.but(sites=tuple(_cleared(each, sent_on) for each in case.problem.sites))
        yield Remedy("names_earlier", text, changes, after)


def _cleared(site: Site, sent_on: date) -> Site:
    if site.cleared_from is None:
        return site
    in_time = (on for on, due in site.names_due.items() if due >= sent_on)
    return replace(site, cleared_from=min(in_time, default=site.cleared_from))


def another_lunch(case: Case) -> Iterator[Remedy]:
    """A shorter lunch on one day or on all of them, then one that may be earlier or later."""
    if "lunch" not in case.names:
        return
    with_lunch = sorted({each.date for each in case.problem.days if each.lunch is not None})
    choices = [*((each,) for each in with_lunch), tuple(with_lunch)] if len(with_lunch) > 1 else [tuple(with_lunch)]
    for change in (_shorter, _freer):
        for dates in choices:
            remedy = _lunches(case, dates, change)
            if remedy is not None:
                yield remedy


def _shorter(lunch: LunchRule) -> LunchRule:
    return replace(lunch, minutes=min(lunch.minutes, max(LEAST_LUNCH, lunch.minutes // 2 // 5 * 5)))


def _freer(lunch: LunchRule) -> LunchRule:
    return replace(lunch, window=TimeWindow(lunch.window.opens - EARLIER_LATER, lunch.window.closes + EARLIER_LATER))


def _lunches(case: Case, dates: tuple[date, ...], change: Callable[[LunchRule], LunchRule]) -> Remedy | None:
    days = tuple(
        replace(each, lunch=change(each.lunch)) if each.date in dates and each.lunch else each
        for each in case.problem.days
    )
    if days == case.problem.days:
        return None
    changed = {each.date: each for each in reversed(days) if each.date in dates and each.lunch}
    texts, changes = [], []
    for on in dates:
        lunch, zone = changed[on].lunch, case.problem.timezones[changed[on].city]
        assert lunch is not None
        opens, closes = (case.problem.horizon.local(each, zone) for each in (lunch.window.opens, lunch.window.closes))
        texts.append(
            N_(
                "Have a lunch of %(minutes)s min on %(date)s, between %(start)s and %(end)s.",
                minutes=lunch.minutes,
                date=on,
                start=clock(opens),
                end=clock(closes),
            )
        )
        value = {"earliest": f"{opens:%H:%M}", "latest_end": f"{closes:%H:%M}", "minutes": lunch.minutes}
        changes.append(set_field("days", on.isoformat(), "lunch", value))
    return Remedy("another_lunch", joined(texts), tuple(changes), case.problem.but(days=days))


def a_day_more(case: Case) -> Iterator[Remedy]:
    """A programme day after the last one, like it."""
    spare = case.problem.spare_day
    if spare is None or not spare.days:
        return
    sites = (
        each if each.opening is None else replace(each, opening=(*each.opening, *spare.opening.get(each.id, ())))
        for each in case.problem.sites
    )
    after = case.problem.but(days=(*case.problem.days, *spare.days), sites=tuple(sites), spare_day=None)
    text = N_("Stay a day longer, until %(date)s.", date=spare.days[0].date)
    yield Remedy("day_more", text, spare.changes, after)
