"""What is wrong with dates as seen from today: days of rest, clearance that comes too late."""

from collections.abc import Iterator
from datetime import date

from visitplanner.language.countries import weekend
from visitplanner.language.text import N_
from visitplanner.visit.clearance import cleared_from
from visitplanner.visit.entities import Day, Session, Site, Visit
from visitplanner.visit.readiness.content import held
from visitplanner.visit.readiness.gap import Gap
from visitplanner.visit.spoken_names import session_name


def gaps(visit: Visit, today: date) -> Iterator[Gap]:
    programme = [each for each in visit.days if each.type == "programme"]
    if not programme:
        yield Gap(N_("No day is a programme day, so nothing can be planned."), "must", "days")
        return
    yield from _days_of_rest(visit, programme)
    yield from _clearance(visit, programme[-1].date, today)


def _days_of_rest(visit: Visit, days: list[Day]) -> Iterator[Gap]:
    country_of = {each.id: each.country for each in visit.cities}
    holidays = {(each.country, each.date) for each in visit.holidays}
    for day in days:
        for country in sorted({country_of[each] for each in day.city_by_subgroup.values()}):
            if (country, day.date) in holidays:
                sentence = N_("%(date)s is a holiday in the host country, but a programme day here.", date=day.date)
            elif day.date.weekday() in weekend(country):
                sentence = N_("%(date)s is a weekly day of rest in the host country.", date=day.date)
            else:
                continue
            yield Gap(sentence, "should", "days", "days", day.date.isoformat())


def _clearance(visit: Visit, last: date, today: date) -> Iterator[Gap]:
    sites = {each.id: each for each in visit.sites}
    for session in held(visit):
        site = sites[session.site_id]
        cleared = cleared_from(visit, site, visit.header.names_submitted_on)
        cleared_if_sent_today = cleared_from(visit, site, today)
        if cleared is None or cleared_if_sent_today is None:
            continue
        if cleared > last:
            yield _too_late(visit, session, site)
        elif visit.header.names_submitted_on < today <= last < cleared_if_sent_today:
            yield _passed(visit, session)


def _too_late(visit: Visit, session: Session, site: Site) -> Gap:
    sentence = N_(
        "“%(session)s” needs the names %(days)s working days ahead; sent on %(sent)s they come too late. Send them "
        "earlier.",
        session=session_name(visit, session),
        days=site.clearance.lead_working_days,
        sent=visit.header.names_submitted_on,
    )
    return Gap(sentence, "must", "basics")


def _passed(visit: Visit, session: Session) -> Gap:
    sentence = N_(
        "If the names for “%(session)s” have not been sent yet, the last date to do so has passed.",
        session=session_name(visit, session),
    )
    return Gap(sentence, "should", "basics")
