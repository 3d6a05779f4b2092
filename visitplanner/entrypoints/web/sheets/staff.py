"""Who and what helps: interpreters and vehicles."""

from collections.abc import Sequence

from visitplanner.entrypoints.web.forms.choices import Choice, Choices
from visitplanner.entrypoints.web.forms.fields import Field, Form, Plain
from visitplanner.entrypoints.web.forms.kinds import Bilingual, Line, Number
from visitplanner.entrypoints.web.sheets import options
from visitplanner.entrypoints.web.sheets.marks import untranslated_mark
from visitplanner.entrypoints.web.sheets.sheet import Asked, Sheet, StepPage
from visitplanner.entrypoints.web.sheets.sheet import Line as Entry
from visitplanner.language.countries import spoken_languages
from visitplanner.language.text import N_, NN_
from visitplanner.visit.entities import Interpreter, Vehicle, Visit

DAY_MINUTES = 24 * 60


def _interpreter_fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    used = {language for each in visit.interpreters for language in each.languages}
    return (
        Field("label", N_("What they are called"), Line(most=120), help=N_("A label, not a name: “Interpreter 1”.")),
        Field(
            "languages",
            N_("Languages"),
            Choices(options.languages(used | set(visit.header.working_languages))),
            first=list(visit.header.working_languages),
            help=N_("At least two."),
        ),
        Field(
            "max_min_per_day",
            N_("Most minutes a day"),
            Number(0, DAY_MINUTES, unit=N_("minutes")),
            first=360,
        ),
    )


def _check_languages(visit: Visit, form: Form) -> None:
    if len(form.values.get("languages") or ()) == 1:
        form.errors["languages"] = N_("An interpreter needs at least two languages.")


def _interpreter(visit: Visit, each: Interpreter) -> Entry:
    names = spoken_languages()
    languages = tuple(names.get(code) or {"en": code, "ar": code} for code in each.languages)
    return Entry(each.id, each.label, languages)


INTERPRETERS = Sheet(
    name="interpreters",
    heading=N_("Interpreters"),
    add=N_("Add an interpreter"),
    teach=N_("An interpreter is in one place at a time. Simultaneous interpretation takes two of them."),
    fields=_interpreter_fields,
    line=_interpreter,
    base=lambda visit: {"provenance": "practice"},
    check=_check_languages,
    prefix="INT-",
)


def _vehicle_fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    return (
        Field("label", N_("What it is called"), Bilingual(), help=N_("Such as “Minibus A”.")),
        Field("seats", N_("Seats"), Number(1, 10_000), help=N_("Without the driver.")),
        Field("city_id", N_("City"), Choice(options.cities(visit)), first=visit.cities[0].id if visit.cities else None),
    )


def _vehicle(visit: Visit, each: Vehicle) -> Entry:
    city = next((one.name for one in visit.cities if one.id == each.city_id), None)
    seats = NN_("%(count)s seat", "%(count)s seats", count=each.seats)
    return Entry(each.id, each.label, (seats,) if city is None else (seats, city), untranslated_mark(each))


VEHICLES = Sheet(
    name="vehicles",
    heading=N_("Vehicles"),
    add=N_("Add a vehicle"),
    teach=N_("Without any vehicle here, the plan takes for granted that there are enough."),
    fields=_vehicle_fields,
    line=_vehicle,
    base=lambda visit: {"provenance": "practice"},
    prefix="VEH-",
)

STAFF_STEP = StepPage(
    name="staff",
    label=N_("Interpreters and vehicles"),
    question=N_("Who interprets, and what takes them there?"),
    sheets=(INTERPRETERS, VEHICLES),
)
