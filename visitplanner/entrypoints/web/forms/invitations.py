"""Asking hosts, and writing down what a host said on the telephone."""

from datetime import date

from flask import request
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField

from visitplanner.language.languages import LANGUAGES
from visitplanner.language.text import N_, Text
from visitplanner.visit.fit_text import text_fault

LONGEST_REASON = 500


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
        if self.language.data not in LANGUAGES:
            found["language"] = N_("Choose a language.")
        return found

    @property
    def date(self) -> date | None:
        try:
            return date.fromisoformat((self.answer_by.data or "").strip())
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
