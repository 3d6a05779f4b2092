"""The basics: what the visit is called, when it is, between which countries, and the numbers that hold everywhere."""

from collections.abc import Mapping, Sequence
from datetime import date

from visitplanner.entrypoints.web.forms.choices import Choice, Choices, Option
from visitplanner.entrypoints.web.forms.fields import MORE, Field, Form, Plain
from visitplanner.entrypoints.web.forms.kinds import Bilingual, Date, Line, Number
from visitplanner.entrypoints.web.forms.rows import OneARow
from visitplanner.entrypoints.web.sheets import options
from visitplanner.entrypoints.web.sheets.sheet import Card, Changes, StepPage
from visitplanner.language.text import N_, Text
from visitplanner.visit.day_pattern import EVERYBODY, MOST_DAYS, days_between
from visitplanner.visit.entities import Visit
from visitplanner.visit.plain import plain

CURRENCY = r"[A-Z]{3}"
NO_CURRENCY = N_("A currency is needed here as its three letters, such as USD.")
TO_CHOOSE_FROM = ("draft", "planning", "postponed", "cancelled")


def _fields(visit: Visit) -> Sequence[Field]:
    header = visit.header
    return (
        Field("title", N_("Title"), Bilingual()),
        Field("purpose", N_("Purpose"), Bilingual(lines=True, most=1000), help=N_("In a sentence or two.")),
        Field("code", N_("Short name"), Line(most=40), help=N_("It stands in lists and on calendars.")),
        Field("start_date", N_("First day"), Date()),
        Field(
            "end_date",
            N_("Last day"),
            Date(),
            help=N_("Days that fall away take their hours and protected times with them."),
        ),
        Field(
            "names_submitted_on",
            N_("Names are sent to hosts on"),
            Date(),
            help=N_("Hosts that ask for names receive nobody before their working days have passed."),
        ),
        Field("sending_countries", N_("Sending countries"), OneARow(N_("Country"), options.all_countries())),
        Field("host_countries", N_("Host countries"), OneARow(N_("Country"), options.all_countries())),
        Field("organiser_id", N_("Organiser"), Choice(options.hosts(visit))),
        Field(
            "working_languages",
            N_("Working languages"),
            Choices(options.languages(header.working_languages)),
            required=False,
            otherwise=[],
        ),
        Field(
            "currency",
            N_("Currency"),
            Line(most=3, ltr=True, pattern=CURRENCY, unlike=NO_CURRENCY, suggestions=options.currencies()),
            group=MORE,
        ),
        Field(
            "slot_min",
            N_("Sessions begin every"),
            Number(1, 120, unit=N_("minutes")),
            help=N_("With 15, sessions begin at full hours and at quarters."),
            group=MORE,
        ),
        Field(
            "punctuality_buffer_min",
            N_("Spare time before each session"),
            Number(0, 240, unit=N_("minutes")),
            group=MORE,
        ),
        Field("escorts_per_group", N_("Escorts with each subgroup"), Number(0, 100), group=MORE),
        Field("status", N_("Status"), Choice(_statuses(header.status)), group=MORE),
    )


def _statuses(now: str) -> tuple[Option, ...]:
    """What a coordinator sets by hand; other states come from what happens."""
    return tuple(each for each in options.words("visit_status") if each.value in (*TO_CHOOSE_FROM, now))


def check_dates(start: str | None, end: str | None) -> Text | None:
    """What is wrong with the two dates of a visit together."""
    if not start or not end:
        return None
    if end < start:
        return N_("The visit ends before it starts. Correct one of the two dates.")
    if (date.fromisoformat(end) - date.fromisoformat(start)).days >= MOST_DAYS:
        return N_("A visit lasts at most %(most)s days. Check the years.", most=MOST_DAYS)
    return None


def _check(visit: Visit, form: Form) -> None:
    wrong = check_dates(form.values.get("start_date"), form.values.get("end_date"))
    if wrong is not None:
        form.errors["end_date"] = wrong


def _changes(visit: Visit, old: Plain, new: Plain) -> Changes:
    changes: Changes = [
        {"op": "set_visit", "field": name, "value": value} for name, value in new.items() if old.get(name) != value
    ]
    if {"start_date", "end_date"} & {each["field"] for each in changes}:
        days = days_between(
            date.fromisoformat(new["start_date"]),
            date.fromisoformat(new["end_date"]),
            country=new["host_countries"][0],
            cities=_where(visit),
            kept=visit.days,
            holidays={each.date for each in visit.holidays},
        )
        changes.append({"op": "put", "field": "days", "value": plain(days)})
    return changes


def _where(visit: Visit) -> Mapping[str, str]:
    """Where the subgroups are on a day that is added: where they were on the last one."""
    if visit.days:
        return visit.days[-1].city_by_subgroup
    return {EVERYBODY: visit.cities[0].id} if visit.cities else {}


BASICS = Card(
    name="basics",
    heading=N_("Basics"),
    fields=_fields,
    read=lambda visit: plain(visit.header),
    changes=_changes,
    check=_check,
    place="$.visit",
)
BASICS_STEP = StepPage(
    name="basics",
    label=N_("Basics"),
    question=N_("What is this visit?"),
    cards=(BASICS,),
)
