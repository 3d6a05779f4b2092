"""The page on which a host says which times suit it, behind a secret link. Opening it, or a file, keeps nothing."""

from datetime import UTC, datetime
from http import HTTPStatus
from zoneinfo import ZoneInfo

from flask import Blueprint, current_app, flash, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from visitplanner.entrypoints.web import limits
from visitplanner.entrypoints.web.asked import host_name
from visitplanner.entrypoints.web.context import localiser, speak
from visitplanner.entrypoints.web.forms.times import TimesForm, times_in
from visitplanner.entrypoints.web.host_links import Ending
from visitplanner.entrypoints.web.times_links import OpenedTimes, ending_of_times, hand_over_times, opened_times
from visitplanner.language.text import N_, Code, Text
from visitplanner.programme.host_times import Busy, Grid, Times, grid_of, times_beside
from visitplanner.storage.queries.times_requests import TimesRequest, times_request_of_token
from visitplanner.storage.queries.visits import visit_of
from visitplanner.use_cases.ports import CalendarIsUnreadable, Tools
from visitplanner.use_cases.record_reply import PlanIsClosed
from visitplanner.use_cases.record_times import record_times
from visitplanner.visit.entities import Visit

blueprint = Blueprint("times", __name__)

_THANKS = N_("Thank you. Your times are recorded. You can change them here until the plan is closed.")
_NO_CALENDAR = N_("Choose a file of your calendar, or paste what stands in it.")
_NO_CALENDAR_NOR_ADDRESS = N_("Choose a file of your calendar, paste what stands in it, or enter its address.")

Answer = str | Response | tuple[str, int]


@blueprint.get("/t/<token>")
@limits.opened_links
def enter(token: str) -> Answer:
    """Exchanges the secret for a cookie; a link that no longer works says why."""
    asked = times_request_of_token(token)
    if asked is None:
        return _no_link()
    ended = ending_of_times(asked, visit_of(asked.visit_id), datetime.now(UTC))
    if ended:
        return _over(asked, ended)
    response = redirect(url_for("times.page"))
    hand_over_times(response, asked)
    return response


@blueprint.get("/t")
@limits.host_pages
def page() -> Answer:
    link = opened_times()
    if link is None:
        return _no_link()
    visit = visit_of(link.asked.visit_id)
    ended = ending_of_times(link.asked, visit, datetime.now(UTC))
    if ended:
        return _over(link.asked, ended)
    response = make_response(_page(link, visit, link.asked.times))
    hand_over_times(response, link.asked)
    return response


@blueprint.post("/t")
@limits.host_answers
def answer() -> Answer:
    link = opened_times()
    if link is None or request.form.get("link") != link.key:
        return _no_link()
    visit, now = visit_of(link.asked.visit_id), datetime.now(UTC)
    ended, grid = ending_of_times(link.asked, visit, now), grid_of(visit, link.asked.host)
    if ended or grid is None:
        return _over(link.asked, ended or "closed")
    try:
        read_at = TimesForm().calendar_moment(now)
        record_times(link.asked.id, times_in(request.form, grid), calendar_at=read_at, now=now)
    except PlanIsClosed:
        return _over(link.asked, "closed")
    flash(localiser().text(_THANKS))
    return redirect(url_for("times.page"))


@blueprint.post("/t/calendar")
@limits.host_answers
@limits.fetched_calendars
def calendar() -> Answer:
    """Shows what was understood of a calendar, filled into the form; only sending that keeps it."""
    link = opened_times()
    if link is None or request.form.get("link") != link.key:
        return _no_link()
    visit, now = visit_of(link.asked.visit_id), datetime.now(UTC)
    ended, grid = ending_of_times(link.asked, visit, now), grid_of(visit, link.asked.host)
    if ended or grid is None:
        return _over(link.asked, ended or "closed")
    try:
        busy = _busy(TimesForm(), grid)
    except CalendarIsUnreadable as unreadable:
        return _page(link, visit, link.asked.times, fault=unreadable.sentence), HTTPStatus.UNPROCESSABLE_ENTITY
    return _page(link, visit, times_beside(grid, busy), as_of=now.astimezone(ZoneInfo(grid.zone)))


def _busy(form: TimesForm, grid: Grid) -> tuple[Busy, ...]:
    """What the calendar says that was handed over, or whose address was, where addresses are asked for."""
    tools: Tools = current_app.extensions["visitplanner"]
    first, last, addresses = grid.days[0], grid.days[-1], tools.calendar_addresses
    address = form.calendar_address() if addresses.servers else ""
    if address:
        return addresses.busy(address, first, last, grid.zone)
    data = form.content()
    if not data:
        raise CalendarIsUnreadable(_NO_CALENDAR_NOR_ADDRESS if addresses.servers else _NO_CALENDAR)
    return tools.host_calendars.busy(data, first, last, grid.zone)


def _page(
    link: OpenedTimes, visit: Visit, times: Times, *, fault: Text | None = None, as_of: datetime | None = None
) -> str:
    """``as_of`` is when the calendar was read that ``times`` are what it leaves free of."""
    speak(link.asked.language)
    tools: Tools = current_app.extensions["visitplanner"]
    grid = grid_of(visit, link.asked.host) or Grid((), (), "UTC")
    return render_template(
        "times/times.html",
        visit=visit,
        host=host_name(visit, link.asked.host),
        sender=next(each for each in visit.organisations if each.id == visit.header.organiser_id).name,
        asked=link.asked,
        grid=grid,
        times=times,
        form=TimesForm(formdata=None, link=link.key, calendar_at=as_of.astimezone(UTC).isoformat() if as_of else ""),
        fault=fault,
        as_of=as_of,
        servers=tuple(Code(each) for each in tools.calendar_addresses.servers),
        own_page=url_for("times.page"),
    )


def _over(asked: TimesRequest, ended: Ending) -> tuple[str, int]:
    speak(asked.language)
    return render_template("answer/over.html", ended=ended, own_page=url_for("times.page")), HTTPStatus.GONE


def _no_link() -> tuple[str, int]:
    body = render_template("answer/over.html", ended="unknown", own_page=url_for("times.page"))
    return body, HTTPStatus.NOT_FOUND
