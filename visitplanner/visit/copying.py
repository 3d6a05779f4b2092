"""A visit over again on other dates: everything prepared is taken along, nothing agreed is."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from visitplanner.language.text import Name
from visitplanner.visit.day_pattern import MOST_DAYS, days_between, is_working_day
from visitplanner.visit.entities import Day, Delegation, Holiday, RestrictedPerson, Rule, Session, Transfer, Visit

UNKNOWN_PERSON = RestrictedPerson("", "", "")


def copy(
    visit: Visit, visit_id: str, *, code: str, title: Name, start: date, holidays: Sequence[Holiday] = ()
) -> Visit:
    """A draft whose programme days are working days of the countries where they are.

    Not taken along: what hosts offered and answered, who has signed what, papers of people, commitments and what-ifs.
    """
    moved = new_dates(visit, start, holidays)
    header = visit.header
    ahead = header.start_date - header.names_submitted_on
    begins, ends = min(moved.values(), default=start), max(moved.values(), default=start)
    days = tuple(replace(day, date=moved[day.date]) for day in visit.days if day.date in moved)
    return replace(
        visit,
        meta=replace(visit.meta, id=visit_id, title=title),
        header=replace(
            header,
            id=visit_id,
            code=code,
            title=title,
            status="draft",
            start_date=begins,
            end_date=ends,
            names_submitted_on=begins - ahead,
        ),
        holidays=tuple(each for each in holidays if begins <= each.date <= ends),
        days=_with_days_of_rest(visit, days, begins, ends),
        transfers=tuple(_transfer(each, moved, begins - header.start_date) for each in visit.transfers),
        delegation=_delegation(visit.delegation),
        sessions=tuple(_session(each) for each in visit.sessions),
        constraints=tuple(_rules(visit.constraints, moved)),
        commitments=(),
        what_if=(),
        reference_schedule=None,
    )


def _with_days_of_rest(visit: Visit, days: Sequence[Day], begins: date, ends: date) -> tuple[Day, ...]:
    """The days in their new places, and between them days of rest where nobody works."""
    country = visit.header.host_countries[0]
    cities = days[0].city_by_subgroup if days else {}
    moved = {each.date for each in days}
    return tuple(
        each if each.date in moved else replace(each, type="rest")
        for each in days_between(begins, ends, country=country, cities=cities, kept=days)
    )


def new_dates(visit: Visit, start: date, holidays: Sequence[Holiday]) -> dict[date, date]:
    """Where each day of the visit comes to lie: in the old order, programme days on working days."""
    off = {(each.country, each.date) for each in holidays}
    country_of = {each.id: each.country for each in visit.cities}
    moved: dict[date, date] = {}
    on, last = start, start + timedelta(days=MOST_DAYS - 1)
    for day in sorted(visit.days, key=lambda each: each.date):
        countries = {country_of[each] for each in day.city_by_subgroup.values()}
        while day.type == "programme" and on < last and not _works(on, countries, off):
            on += timedelta(days=1)
        if on > last:
            break
        moved[day.date] = on
        on += timedelta(days=1)
    return moved


def _works(on: date, countries: Collection[str], off: Collection[tuple[str, date]]) -> bool:
    return all(is_working_day(on, each) and (each, on) not in off for each in countries)


def _transfer(move: Transfer, moved: Mapping[date, date], shift: timedelta) -> Transfer:
    return replace(move, date=moved.get(move.date, move.date + shift))


def _delegation(delegation: Delegation) -> Delegation:
    members = tuple(
        replace(each, code_of_conduct_signed=False, restricted=UNKNOWN_PERSON) for each in delegation.members
    )
    return replace(delegation, members=members)


def _session(session: Session) -> Session:
    return replace(session, status="idea", windows=())


def _rules(rules: tuple[Rule, ...], moved: Mapping[date, date]) -> Iterator[Rule]:
    for rule in rules:
        params = {name: _moved(value, moved) for name, value in rule.params.items()}
        yield rule if params == dict(rule.params) else replace(rule, params=params)


def _moved(value: Any, moved: Mapping[date, date]) -> Any:
    """Dates that are days of the visit, wherever a rule names them."""
    known = {old.isoformat(): new.isoformat() for old, new in moved.items()}
    if isinstance(value, str):
        return known.get(value, value)
    if isinstance(value, list | tuple):
        return [_moved(each, moved) for each in value]
    return value
