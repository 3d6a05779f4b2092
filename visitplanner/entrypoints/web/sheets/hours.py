"""What must be true of the hours and the lunch of a day, wherever they are entered."""

from visitplanner.entrypoints.web.forms.fields import Form, Plain
from visitplanner.language.text import N_

LUNCH = ("earliest", "latest_end", "minutes")


def check_hours(form: Form) -> None:
    """Hours that end after they begin, and a lunch that is whole or not there."""
    value = form.values.get
    start, end = value("window.start"), value("window.end")
    if start and end and end <= start:
        form.errors["window.end"] = N_("The day ends before it begins. Correct one of the two times.")
    given = [name for name in LUNCH if value(f"lunch.{name}") is not None]
    for name in LUNCH if given and not form.errors else ():
        if name not in given:
            form.errors[f"lunch.{name}"] = N_("Give all three numbers of the lunch, or none for a day without lunch.")


def finish_lunch(new: Plain) -> Plain:
    """A lunch without times is no lunch."""
    lunch = new.get("lunch")
    if lunch and all(lunch.get(name) is None for name in LUNCH):
        return new | {"lunch": None}
    return new
