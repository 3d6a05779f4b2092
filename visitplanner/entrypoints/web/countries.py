"""What countries keep: their weekend, their holidays, and what coordinators know better about them."""

from datetime import UTC, datetime
from types import SimpleNamespace

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web.context import localiser
from visitplanner.entrypoints.web.forms.catalogue_fields import HEADINGS
from visitplanner.entrypoints.web.forms.countries import FIRST_YEAR, LAST_YEAR, HolidayForm
from visitplanner.entrypoints.web.words.visits import HOLIDAY_STANDING, WEEKDAYS
from visitplanner.language.countries import countries as known_countries
from visitplanner.language.countries import weekend
from visitplanner.language.text import N_
from visitplanner.storage.queries.countries import countries_in_use, country_holidays
from visitplanner.use_cases.ports import Tools
from visitplanner.use_cases.save_country_holiday import HolidayHasChanged, save_country_holiday
from visitplanner.visit.country import PublicHoliday

blueprint = Blueprint("countries", __name__)


@blueprint.get("/catalogue/countries")
def countries() -> str:
    names = known_countries()
    return render_template(
        "catalogue/countries.html",
        kind="countries",
        headings=HEADINGS,
        in_use={code: names[code] for code in countries_in_use() if code in names},
        all=names,
    )


@blueprint.get("/catalogue/countries/choose")
def choose() -> Response:
    code = request.args.get("country", "")
    return redirect(url_for("countries.country", country=code if code in known_countries() else "JO"))


@blueprint.get("/catalogue/countries/<country>")
def country(country: str) -> str:
    _known(country)
    return _page(country, _year(request.args.get("year", "")), HolidayForm())


@blueprint.post("/catalogue/countries/<country>/holidays")
def save_holiday(country: str) -> str | Response | tuple[str, int]:
    """Add a day, correct one, or take back what was said of it."""
    _known(country)
    form = HolidayForm()
    holiday = form.holiday()
    if holiday is None:
        return _page(country, _year(form.date.data or ""), form), 422
    try:
        save_country_holiday(
            country, holiday, take_back=bool(form.take_back.data), now=datetime.now(UTC), by=current_user.email
        )
    except HolidayHasChanged as changed:
        return _page(country, holiday.date.year, form, stale=changed), 409
    flash(localiser().text(N_("The holidays are saved.")))
    return redirect(url_for("countries.country", country=country, year=holiday.date.year))


def _page(country: str, year: int, form: HolidayForm, stale: HolidayHasChanged | None = None) -> str:
    tools: Tools = current_app.extensions["visitplanner"]
    rest = weekend(country)
    holidays = country_holidays(country, [year], reckoned=tools.holidays.of(country, [year]))
    return render_template(
        "catalogue/country.html",
        kind="countries",
        headings=HEADINGS,
        country=SimpleNamespace(code=country, name=known_countries()[country]),
        year=year,
        rest=[day for index, day in enumerate(WEEKDAYS.values()) if index in rest],
        rows=holidays,
        ramadan=tools.holidays.ramadan(year),
        untranslated=sum(_lacks_a_language(each) for each in holidays),
        standings=HOLIDAY_STANDING,
        form=form,
        stale=stale,
        years=range(datetime.now(UTC).year - 1, datetime.now(UTC).year + 5),
    )


def _lacks_a_language(holiday: PublicHoliday) -> bool:
    return not (holiday.name.get("en") and holiday.name.get("ar"))


def _known(country: str) -> None:
    if country not in known_countries():
        abort(404)


def _year(text: str) -> int:
    year = text[:4]
    if year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR:
        return int(year)
    return datetime.now(UTC).year
