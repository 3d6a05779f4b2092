"""A new calendar link: in which language, for whom, with how much of a day."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, StringField

WHOLE_VISIT = "*"


class LinkForm(FlaskForm):
    """``reader`` is the identifier of a subgroup, or ``*`` for the coordinator's whole visit."""

    language = StringField()
    reader = StringField()
    full_day = BooleanField()
