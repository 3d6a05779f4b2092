"""What a coordinator says of one day of a country."""

import re
from datetime import date
from typing import cast

from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, StringField

from visitplanner.entrypoints.web.words.visits import HOLIDAY_STANDING
from visitplanner.language.text import N_
from visitplanner.visit.country import PublicHoliday, Standing
from visitplanner.visit.fit_text import text_fault

FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_NAME = 120


class HolidayForm(FlaskForm):
    date = StringField()
    name_en = StringField()
    name_ar = StringField()
    standing = StringField()
    version = IntegerField(default=0)
    take_back = BooleanField()

    def holiday(self) -> PublicHoliday | None:
        """What was sent, or nothing, with the errors beside the fields."""
        day, standing = _date(self.date.data or ""), self.standing.data
        name = {"en": (self.name_en.data or "").strip(), "ar": (self.name_ar.data or "").strip()}
        self.date.errors = [] if day else [N_("Write the date as year, month and day: 2027-04-12.")]
        self.standing.errors = [] if standing in HOLIDAY_STANDING else [N_("Choose one of the list.")]
        self.name_en.errors = []
        if not any(name.values()):
            self.name_en.errors = [N_("Write a name in at least one language.")]
        elif any(len(each) > LONGEST_NAME or text_fault(each) for each in name.values()):
            self.name_en.errors = [N_("Write a short name of letters that everybody sees.")]
        if day is None or self.date.errors or self.standing.errors or self.name_en.errors:
            return None
        said = {language: text for language, text in name.items() if text}
        return PublicHoliday(day, said, cast(Standing, standing), ours=True, version=self.version.data or 0)


def _date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else None
    except ValueError:
        return None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None
