"""Where the visit goes: cities, the zones of each, and the minutes between them."""

from collections.abc import Sequence

from visitplanner.entrypoints.web.forms.choices import Choice, Switch
from visitplanner.entrypoints.web.forms.fields import Field, Plain
from visitplanner.entrypoints.web.forms.kinds import Bilingual, Line, Number
from visitplanner.entrypoints.web.sheets import options
from visitplanner.entrypoints.web.sheets.marks import untranslated_mark
from visitplanner.entrypoints.web.sheets.sheet import Asked, Card, Changes, Sheet, StepPage
from visitplanner.entrypoints.web.sheets.sheet import Line as Entry
from visitplanner.language.text import N_, Code
from visitplanner.visit.entities import City, Visit, Zone
from visitplanner.visit.faults.times import timezones
from visitplanner.visit.travel_estimate import Way, ways

DAY_MINUTES = 24 * 60


def _city_fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    return (
        Field("name", N_("City"), Bilingual()),
        Field("country", N_("Country"), Choice(options.all_countries()), first=visit.header.host_countries[0]),
        Field(
            "timezone",
            N_("Time zone"),
            Line(most=60, ltr=True, suggestions=tuple(sorted(timezones()))),
            first=visit.cities[0].timezone if visit.cities else None,
            help=N_("Its international name, such as Asia/Amman."),
        ),
    )


def _city(visit: Visit, each: City) -> Entry:
    return Entry(each.id, each.name, (Code(each.timezone),), untranslated_mark(each))


CITIES = Sheet(
    name="cities",
    heading=N_("Cities"),
    add=N_("Add a city"),
    teach=N_("Each city keeps its own time zone; times are always those of the city where the group is."),
    fields=_city_fields,
    line=_city,
    base=lambda visit: {"lat": 0.0, "lon": 0.0, "precision": "approximate_city_level"},
    prefix="C",
)


def _zone_fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    return (
        Field("name", N_("Zone"), Bilingual(), help=N_("A part of the city, such as “city centre”.")),
        Field("city_id", N_("City"), Choice(options.cities(visit)), first=visit.cities[0].id if visit.cities else None),
        Field(
            "undisclosed",
            N_("Undisclosed"),
            Switch(),
            help=N_("For confidential sites. Its travel minutes are the same fixed number from everywhere."),
        ),
    )


def _finish_zone(visit: Visit, old: Plain | None, new: Plain) -> Plain:
    if not new.get("undisclosed") and (old is None or old.get("undisclosed") is None):
        return {name: value for name, value in new.items() if name != "undisclosed"}
    return new


def _zone(visit: Visit, each: Zone) -> Entry:
    city = next((one.name for one in visit.cities if one.id == each.city_id), None)
    details = tuple(one for one in (city, N_("Undisclosed") if each.undisclosed else None) if one is not None)
    return Entry(each.id, each.name, details, untranslated_mark(each))


ZONES = Sheet(
    name="zones",
    heading=N_("Zones"),
    add=N_("Add a zone"),
    teach=N_("A zone is a part of a city. Sites in one zone are near each other; between zones the group travels."),
    fields=_zone_fields,
    line=_zone,
    finish=_finish_zone,
    prefix="Z",
)


def _field_name(way: Way) -> str:
    return f"{way.a.id}~{way.b.id}"


def _travel_fields(visit: Visit) -> Sequence[Field]:
    minutes = Number(0, DAY_MINUTES, unit=N_("minutes"))
    fixed = (
        Field("same_zone_min", N_("Within one zone"), minutes),
        Field(
            "same_city_undisclosed_min",
            N_("To and from an undisclosed zone"),
            minutes,
            help=N_("One fixed number for all, so that it tells nothing about the place."),
        ),
    )
    pairs = tuple(
        Field(
            _field_name(way),
            N_("%(a)s – %(b)s", a=way.a.name, b=way.b.name),
            minutes,
            help=None if way.is_known else N_("Our estimate. Save to keep it, or correct it."),
        )
        for way in ways(visit)
    )
    return (*fixed, *pairs)


def _read_travel(visit: Visit) -> Plain:
    fixed = {
        "same_zone_min": visit.travel.same_zone_min,
        "same_city_undisclosed_min": visit.travel.same_city_undisclosed_min,
    }
    return fixed | {_field_name(way): way.minutes for way in ways(visit)}


def _travel_changes(visit: Visit, old: Plain, new: Plain) -> Changes:
    asked = {frozenset((way.a.id, way.b.id)): _field_name(way) for way in ways(visit)}
    matrix = [
        {"from": each.from_zone, "to": each.to_zone, "minutes": each.minutes}
        for each in visit.travel.matrix
        if frozenset((each.from_zone, each.to_zone)) not in asked
    ]
    for name in asked.values():
        a, b = name.split("~")
        matrix.append({"from": a, "to": b, "minutes": new[name]})
    fixed = ("same_zone_min", "same_city_undisclosed_min")
    return [
        *({"op": "put", "field": f"travel.{name}", "value": new[name]} for name in fixed),
        {"op": "put", "field": "travel.matrix", "value": matrix},
    ]


TRAVEL = Card(
    name="travel",
    heading=N_("Minutes between zones"),
    fields=_travel_fields,
    read=_read_travel,
    changes=_travel_changes,
    place="$.travel",
    teach=N_(
        "Minutes from door to door at an ordinary time of day, the same both ways. Where nobody has said better, an "
        "estimate is filled in."
    ),
)

PLACES_STEP = StepPage(
    name="places",
    label=N_("Places"),
    question=N_("Where does the visit go?"),
    cards=(TRAVEL,),
    sheets=(CITIES, ZONES),
)
