"""What pages ask about countries: which ones matter here, and what holds on their days."""

from collections.abc import Sequence

from sqlalchemy import select

from visitplanner.storage.country_holidays import our_holidays
from visitplanner.storage.database import db
from visitplanner.storage.models import CatalogueOrganisationRow, CountryHolidayRow, VisitRow
from visitplanner.visit.country import PublicHoliday, with_overrides


def countries_in_use() -> tuple[str, ...]:
    """The countries of visits and of the catalogue, and those whose holidays somebody has corrected."""
    codes = set(db.session.scalars(select(CatalogueOrganisationRow.country).distinct()))
    codes |= set(db.session.scalars(select(CountryHolidayRow.country).distinct()))
    for hosts, senders in db.session.execute(select(VisitRow.host_countries, VisitRow.sending_countries)):
        codes |= {*hosts, *senders}
    return tuple(sorted(codes))


def country_holidays(
    country: str, years: Sequence[int], *, reckoned: Sequence[PublicHoliday]
) -> tuple[PublicHoliday, ...]:
    """Every holiday of some years, as ``reckoned`` and as coordinators know better."""
    return with_overrides(reckoned, our_holidays(country, years))
