"""Faults of the days: one entry per date of the visit, with a city for every subgroup."""

from collections.abc import Iterator
from datetime import date, timedelta

from visitplanner.language.text import N_, Text
from visitplanner.visit.entities import Day, Visit
from visitplanner.visit.faults.fault import Fault, shown

LONGEST_VISIT = 120


def days_outside_the_visit(visit: Visit) -> Iterator[Fault]:
    """An entry for a date when the visit is not on."""
    first, last = visit.header.start_date, visit.header.end_date
    for index, day in enumerate(visit.days):
        if not first <= day.date <= last:
            yield Fault(
                f"$.days[{index}].date",
                "day_in_visit",
                N_(
                    "The day %(date)s lies outside the visit, which is from %(first)s to %(last)s. Correct the date, "
                    "or the dates of the visit.",
                    date=day.date,
                    first=first,
                    last=last,
                ),
            )


def repeated_days(visit: Visit) -> Iterator[Fault]:
    """Two entries for one date."""
    seen: set[date] = set()
    for index, day in enumerate(visit.days):
        if day.date in seen:
            yield Fault(
                f"$.days[{index}].date",
                "one_entry_per_day",
                N_("There is already an entry for %(date)s. Keep one of the two.", date=day.date),
            )
        seen.add(day.date)


def missing_days(visit: Visit) -> Iterator[Fault]:
    """A date of the visit without an entry: nothing will be planned on it."""
    listed = {day.date for day in visit.days}
    for day in _dates(visit):
        if day not in listed:
            yield Fault(
                "$.days",
                "day_missing",
                N_(
                    "There is no entry for %(date)s, so nothing is planned on that date. Add one, of the type rest if "
                    "nothing is meant to happen.",
                    date=day,
                ),
                fatal=False,
            )


def visit_too_long(visit: Visit) -> Iterator[Fault]:
    """More days than a study visit has: most likely a mistyped year."""
    length = (visit.header.end_date - visit.header.start_date).days + 1
    if length > LONGEST_VISIT:
        yield Fault(
            "$.visit.end_date",
            "visit_length",
            N_(
                "The visit lasts %(length)s days; at most %(most)s can be planned. Check the years of its dates.",
                length=length,
                most=LONGEST_VISIT,
            ),
        )


def no_programme_day(visit: Visit) -> Iterator[Fault]:
    """A visit on which nothing could be planned at all."""
    if not any(day.type == "programme" for day in visit.days):
        yield Fault(
            "$.days",
            "programme_day",
            N_("The visit has no day of the type programme, so nothing can be planned. Add at least one."),
        )


def subgroups_without_city(visit: Visit) -> Iterator[Fault]:
    """A subgroup that is nowhere on a programme day."""
    for index, day in enumerate(visit.days):
        for subgroup in visit.subgroups if day.type == "programme" else ():
            if day.city_of(subgroup.id) is None:
                yield Fault(f"$.days[{index}].city_by_subgroup", "city_of_subgroup", _nowhere(day, subgroup.id))


def _nowhere(day: Day, subgroup_id: str) -> Text:
    return N_(
        "Subgroup %(subgroup)s is in no city on %(date)s. Add its city, or one for all subgroups under “*”.",
        subgroup=shown(subgroup_id),
        date=day.date,
    )


def _dates(visit: Visit) -> Iterator[date]:
    length = (visit.header.end_date - visit.header.start_date).days + 1
    return (visit.header.start_date + timedelta(days=number) for number in range(min(length, LONGEST_VISIT)))
