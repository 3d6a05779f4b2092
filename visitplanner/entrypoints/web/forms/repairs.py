"""Applying a repair."""

from flask_wtf import FlaskForm
from wtforms import BooleanField


class RepairForm(FlaskForm):
    """``reopening`` says that confirmed meetings may move."""

    reopening = BooleanField()
