"""When names must be sent to a site that asks for them, and from when they are cleared: working days of its country."""

from datetime import date, timedelta

from visitplanner.language.countries import weekend
from visitplanner.visit import entities
from visitplanner.visit.entities import Visit


def asks_for_names(site: entities.Site) -> bool:
    """Whether a site wants to know beforehand who comes."""
    return site.clearance.names_required or site.clearance.passport_required


def cleared_from(visit: Visit, site: entities.Site, sent_on: date) -> date | None:
    """Names sent on day N are cleared after the stated number of working days of the host country."""
    if not asks_for_names(site):
        return None
    country = next(each.country for each in visit.cities if each.id == site.city_id)
    rest_days = weekend(country)
    holidays = {each.date for each in visit.holidays if each.country == country}
    day, working_days = sent_on, 0
    while working_days < site.clearance.lead_working_days:
        day += timedelta(days=1)
        if day.weekday() not in rest_days and day not in holidays:
            working_days += 1
    return day


def names_due(visit: Visit, site: entities.Site) -> dict[date, date]:
    """For each date of the visit the last one on which names may be sent to a site that asks for them."""
    if not asks_for_names(site):
        return {}
    country = next(each.country for each in visit.cities if each.id == site.city_id)
    closed = {each.date for each in visit.holidays if each.country == country}
    return {
        each.date: _working_days_before(each.date, site.clearance.lead_working_days, country, closed)
        for each in visit.days
    }


def _working_days_before(day: date, count: int, country: str, closed: set[date]) -> date:
    rest_days = weekend(country)
    while count:
        count -= day.weekday() not in rest_days and day not in closed
        day -= timedelta(days=1)
    return day
