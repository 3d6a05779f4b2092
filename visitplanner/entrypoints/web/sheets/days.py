"""When: the days with their hours and where everybody is, holidays, and moves between cities."""

from collections.abc import Sequence

from visitplanner.entrypoints.web.forms.choices import Choice, Choices, Option
from visitplanner.entrypoints.web.forms.fields import Field, Plain
from visitplanner.entrypoints.web.forms.kinds import Bilingual, Clock, Date, Number
from visitplanner.entrypoints.web.forms.rows import Column, Rows
from visitplanner.entrypoints.web.sheets import options
from visitplanner.entrypoints.web.sheets.day_pattern import PATTERN
from visitplanner.entrypoints.web.sheets.hours import check_hours, finish_lunch
from visitplanner.entrypoints.web.sheets.marks import untranslated_mark
from visitplanner.entrypoints.web.sheets.sheet import Asked, Sheet, StepPage
from visitplanner.entrypoints.web.sheets.sheet import Line as Entry
from visitplanner.language.text import N_, Code, Text, Value
from visitplanner.visit.day_pattern import EVERYBODY
from visitplanner.visit.entities import Day, Holiday, Transfer, Visit

DAY_TYPES: dict[str, Text] = {
    "programme": N_("Programme day"),
    "travel": N_("Travel day"),
    "rest": N_("Day of rest"),
}
MODES: dict[str, Text] = {"air": N_("By air"), "road": N_("By road"), "rail": N_("By rail"), "sea": N_("By sea")}
DAY_MINUTES = 24 * 60


def blocks(visit: Visit) -> Rows:
    """Protected times, such as prayers."""
    return Rows(
        columns=(
            Column("label", N_("What for"), Bilingual(most=120)),
            Column("start", N_("From"), Clock()),
            Column("end", N_("To"), Clock()),
            Column("subgroup_ids", N_("Only for"), Choices(options.subgroups(visit)), required=False, decides=False),
        ),
        blank=1,
        most=20,
        id_prefix="PB",
    )


def _day_fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    where = options.cities(visit)
    groups = tuple(
        Field(
            f"city_by_subgroup.{each.id}",
            N_("City of %(subgroup)s", subgroup=each.name),
            Choice(where, empty=N_("As everybody")),
            required=False,
            absent=True,
        )
        for each in (visit.subgroups if len(visit.subgroups) > 1 and len(visit.cities) > 1 else ())
    )
    return (
        Field("type", N_("Kind of day"), Choice(tuple(Option(*each) for each in DAY_TYPES.items()))),
        Field("window.start", N_("Begins at"), Clock()),
        Field("window.end", N_("Ends at"), Clock()),
        Field(
            "end_reserve_min",
            N_("Kept free at the end"),
            Number(0, DAY_MINUTES, unit=N_("minutes")),
            help=N_("For a debrief among the delegation."),
        ),
        Field("lunch.earliest", N_("Lunch not before"), Clock(), required=False),
        Field("lunch.latest_end", N_("Lunch over by"), Clock(), required=False),
        Field("lunch.minutes", N_("Lunch takes"), Number(1, 240, unit=N_("minutes")), required=False),
        Field(
            f"city_by_subgroup.{EVERYBODY}", N_("City"), Choice(where, empty=N_("Differs")), required=False, absent=True
        ),
        *groups,
        Field(
            "protected",
            N_("Protected times"),
            blocks(visit),
            required=False,
            otherwise=[],
            help=N_("Times that nobody may plan over, such as a prayer. No subgroup chosen means everybody."),
        ),
    )


def _finish_day(visit: Visit, old: Plain | None, new: Plain) -> Plain:
    return finish_lunch(new)


def _day(visit: Visit, each: Day) -> Entry:
    names = {city.id: city.name for city in visit.cities}
    hours: Value = Code(f"{each.window.start}–{each.window.end}")
    where = tuple(names[city] for city in dict.fromkeys(each.city_by_subgroup.values()) if city in names)
    kept = tuple(block.label for block in each.protected)
    details = (DAY_TYPES[each.type], *((hours, *where, *kept) if each.type == "programme" else where))
    return Entry(each.date.isoformat(), N_("%(date)s", date=each.date), details, untranslated_mark(each))


DAYS = Sheet(
    name="days",
    heading=N_("Days"),
    add=N_("Add a day"),
    teach=N_("The days follow from the dates of the visit, which stand in the basics."),
    fields=_day_fields,
    line=_day,
    identity="date",
    check=lambda visit, form: check_hours(form),
    finish=_finish_day,
    is_fixed=True,
)


def _holiday_fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    return (
        Field("date", N_("Date"), Date()),
        Field("country", N_("Country"), Choice(options.all_countries()), first=visit.header.host_countries[0]),
        Field("name", N_("Name"), Bilingual()),
    )


def _holiday(visit: Visit, each: Holiday) -> Entry:
    key = f"{each.date.isoformat()}.{each.country}"
    return Entry(key, each.name, (N_("%(date)s", date=each.date), Code(each.country)), untranslated_mark(each))


HOLIDAYS = Sheet(
    name="holidays",
    heading=N_("Holidays"),
    add=N_("Add a holiday"),
    teach=N_("On a holiday no host of that country receives anybody, unless its window says so."),
    fields=_holiday_fields,
    line=_holiday,
    whole=True,
)


def _transfer_fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    return (
        Field("label", N_("What it is called"), Bilingual(), help=N_("Such as “Flight Nairobi to Mombasa”.")),
        Field("date", N_("Date"), Choice(options.dates(visit))),
        Field("depart", N_("Departs"), Clock(), help=N_("From door to door, in the time of the city left.")),
        Field("arrive", N_("Arrives"), Clock(), help=N_("In the time of the city reached.")),
        Field("from_city", N_("From"), Choice(options.cities(visit))),
        Field("to_city", N_("To"), Choice(options.cities(visit))),
        Field("mode", N_("How"), Choice(tuple(Option(*each) for each in MODES.items())), first="road"),
        Field("subgroup_ids", N_("Who"), Choices(options.subgroups(visit)), first=_everybody(visit)),
    )


def _everybody(visit: Visit) -> list[str]:
    return [each.id for each in visit.subgroups]


def _transfer(visit: Visit, each: Transfer) -> Entry:
    details = (N_("%(date)s", date=each.date), Code(f"{each.depart}–{each.arrive}"), MODES[each.mode])
    return Entry(each.id, each.label, details, untranslated_mark(each))


TRANSFERS = Sheet(
    name="transfers",
    heading=N_("Moves between cities"),
    add=N_("Add a move"),
    teach=N_("Moves block the time of those who travel. A visit to one city needs none."),
    fields=_transfer_fields,
    line=_transfer,
    prefix="TR",
)

DAYS_STEP = StepPage(
    name="days",
    label=N_("Days"),
    question=N_("When is there time for the programme?"),
    cards=(PATTERN,),
    sheets=(DAYS, HOLIDAYS, TRANSFERS),
)
