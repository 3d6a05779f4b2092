"""Asking hosts, and writing down what a host said on the telephone."""

import re
from datetime import date, timedelta

from flask import request
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.text import N_, Text
from visitplanner.visit.fit_text import text_fault

LONGEST_REASON = 500
LONGEST_WAIT = timedelta(days=731)
"""An answer that is wanted later than this was mistyped."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class InviteForm(FlaskForm):
    """Which hosts, by when, in which language. ``answer_by`` is a date as ``2026-12-08``."""

    answer_by = StringField()
    language = StringField()

    @property
    def hosts(self) -> list[str]:
        return request.form.getlist("host")

    def faults(self, today: date) -> dict[str, Text]:
        """By field."""
        found: dict[str, Text] = {}
        if not self.hosts:
            found["host"] = N_("Choose at least one host.")
        on = self.date
        if on is None:
            found["answer_by"] = N_("Choose the day by which hosts should answer.")
        elif on <= today:
            found["answer_by"] = N_("Choose a day that is still to come.")
        elif on - today > LONGEST_WAIT:
            found["answer_by"] = N_("Choose a day within the next two years.")
        if self.language.data not in LANGUAGES:
            found["language"] = N_("Choose a language.")
        return found

    @property
    def date(self) -> date | None:
        text = (self.answer_by.data or "").strip()
        try:
            return date.fromisoformat(text) if _DATE.match(text) else None
        except ValueError:
            return None


class HeardForm(FlaskForm):
    """``heard`` says how the coordinator knows; the answers themselves are read by ``forms.answer``."""

    heard = StringField()

    def fault(self) -> Text | None:
        text = (self.heard.data or "").strip()
        if not text:
            return N_("Say how you know: who told you, and when.")
        if len(text) > LONGEST_REASON:
            return N_("Write at most %(count)s characters.", count=LONGEST_REASON)
        return text_fault(text)


class SlotForm(FlaskForm):
    """One meeting of a host."""

    occurrence = HiddenField()
