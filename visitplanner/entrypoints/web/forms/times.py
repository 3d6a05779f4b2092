"""Which hours suit a host, as marked on its page, or as a calendar that is handed over says."""

from datetime import datetime, timedelta

from flask import request
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField

from visitplanner.programme.host_times import Grid, Suits, Times

MOST_BYTES = 1_000_000
TYPED_IN = timedelta(days=1)
"""Longer than a page of hours stays open."""
MARKS: dict[str, Suits] = {"yes": "yes", "maybe": "maybe"}


class TimesForm(FlaskForm):
    """Carries the token of every form. ``link`` is the link that the page was opened through."""

    link = HiddenField()
    calendar_at = HiddenField()
    """When the calendar was read that the page was filled in from."""

    def calendar_moment(self, now: datetime) -> datetime | None:
        """Nothing where the page was not filled in from a calendar, or says of it what cannot be."""
        try:
            moment = datetime.fromisoformat(self.calendar_at.data or "")
        except ValueError:
            return None
        return moment if moment.tzinfo and now - TYPED_IN <= moment <= now else None

    def calendar_address(self) -> str:
        """Where the calendar is published; it stands in no page, and is kept nowhere."""
        return request.form.get("address", "").strip()

    def content(self) -> bytes:
        """The file, or what was pasted; one byte more than is read, so that too much is noticed."""
        file = request.files.get("file")
        data = file.stream.read(MOST_BYTES + 1) if file else b""
        return data or request.form.get("pasted", "").strip().encode()[: MOST_BYTES + 1]


def times_in(form: MultiDict[str, str], grid: Grid) -> Times:
    """What is sent beyond the hours of the grid is not looked at."""
    marked = {key: MARKS.get(form.get(key, "")) for key in grid.marks()}
    return {key: suits for key, suits in marked.items() if suits}
