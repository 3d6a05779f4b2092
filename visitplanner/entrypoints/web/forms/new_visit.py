"""What is asked before a visit is there: to begin one from nothing, or as a copy of an earlier one."""

from collections.abc import Sequence
from datetime import date

from visitplanner.entrypoints.web.forms.choices import Choice, Choices
from visitplanner.entrypoints.web.forms.fields import Field, Form
from visitplanner.entrypoints.web.forms.kinds import Bilingual, Date, Line, Number
from visitplanner.entrypoints.web.sheets import options
from visitplanner.entrypoints.web.sheets.basics import check_dates
from visitplanner.language.countries import timezones_of
from visitplanner.language.text import N_
from visitplanner.visit.beginning import Beginning
from visitplanner.visit.entities import Visit

ELSEWHERE = "UTC"


def beginning_fields() -> Sequence[Field]:
    countries = Choice(options.all_countries(), empty=N_("Choose"))
    return (
        Field("title", N_("Title"), Bilingual(), help=N_("Such as “Study visit on victim assistance”.")),
        Field("code", N_("Short name"), Line(most=40), help=N_("It stands in lists and on calendars.")),
        Field("start_date", N_("First day"), Date()),
        Field("end_date", N_("Last day"), Date()),
        Field("sending_country", N_("Sending country"), countries),
        Field("host_country", N_("Host country"), countries),
        Field("city", N_("City where most of it happens"), Bilingual(most=120)),
        Field("organiser", N_("Organiser"), Bilingual(), help=N_("The organisation that arranges the visit.")),
        Field("delegation", N_("Delegation"), Bilingual(), help=N_("Who travels, as one: “Delegation of Kenya”.")),
        Field("people", N_("People to plan for"), Number(1, 10_000)),
        Field("working_languages", N_("Working languages"), Choices(options.languages()), first=["ar", "en"]),
    )


def check_beginning(form: Form) -> None:
    wrong = check_dates(form.values.get("start_date"), form.values.get("end_date"))
    if wrong is not None:
        form.errors["end_date"] = wrong


def beginning_of(form: Form) -> Beginning:
    """What a form without faults says."""
    values = dict(form.values)
    zones = timezones_of(values["host_country"])
    return Beginning(
        title=values["title"],
        code=values["code"],
        start_date=date.fromisoformat(values["start_date"]),
        end_date=date.fromisoformat(values["end_date"]),
        sending_country=values["sending_country"],
        host_country=values["host_country"],
        city=values["city"],
        timezone=zones[0] if zones else ELSEWHERE,
        organiser=values["organiser"],
        delegation=values["delegation"],
        people=values["people"],
        working_languages=tuple(values["working_languages"]),
    )


def copy_fields(visit: Visit) -> Sequence[Field]:
    return (
        Field("title", N_("Title"), Bilingual(), first=visit.header.title),
        Field("code", N_("Short name"), Line(most=40), first=visit.header.code),
        Field(
            "start_date",
            N_("First day"),
            Date(),
            help=N_("Programme days fall on working days of the host country from here on, without its holidays."),
        ),
    )
