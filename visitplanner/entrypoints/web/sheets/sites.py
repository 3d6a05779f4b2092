"""Sites: where sessions happen. What tells where a confidential one is goes in, and is not shown again."""

from collections.abc import Sequence

from visitplanner.entrypoints.web.forms.choices import Choice, Choices, Switch, YesOrNo
from visitplanner.entrypoints.web.forms.fields import MORE, Field, Form, Plain
from visitplanner.entrypoints.web.forms.kinds import Bilingual, Clock, Line, Number
from visitplanner.entrypoints.web.forms.rows import Column, Rows
from visitplanner.entrypoints.web.sheets import options
from visitplanner.entrypoints.web.sheets.marks import untranslated_mark
from visitplanner.entrypoints.web.sheets.sheet import Asked, Changes, Sheet
from visitplanner.entrypoints.web.sheets.sheet import Line as Entry
from visitplanner.entrypoints.web.words import word
from visitplanner.language.countries import weekend
from visitplanner.language.text import N_
from visitplanner.visit.entities import WEEKDAYS, Site, Visit
from visitplanner.visit.identifiers import next_id
from visitplanner.visit.spoken_names import site_name

DAY_MINUTES = 24 * 60
CONFIDENTIAL = "confidential"
NOWHERE = {"address": "", "access_note": "", "lat": None, "lon": None}
NEEDED = N_("A confidential site needs this, so that people can be taken there without being told where it is.")
SECRET = N_("Only for a confidential site")
HIDDEN = N_("Sealed, and not shown here. Write only to replace it.")
HOURS = Rows(
    columns=(
        Column("days", N_("Days"), Choices(options.words("weekday"))),
        Column("start", N_("From"), Clock(), decides=False),
        Column("end", N_("To"), Clock(), decides=False),
    ),
    blank=1,
    most=14,
)


def _fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    hidden = entry is not None and entry["confidentiality"] == CONFIDENTIAL
    host = next((each for each in visit.organisations if each.id == asked.get("organisation")), None)
    zones = options.zones(visit)
    country = host.country if host else visit.header.host_countries[0]
    return (
        Field("organisation_id", N_("Organisation"), Choice(options.hosts(visit)), first=host.id if host else None),
        Field(
            "name",
            N_("Name of the site"),
            Bilingual(),
            first=host.name if host else None,
            withheld=hidden,
            help=HIDDEN if hidden else None,
        ),
        Field("zone_id", N_("Zone"), Choice(zones), first=zones[0].value if zones else None),
        Field("hours", N_("Opening hours"), HOURS, required=False, otherwise=[], first=_usual_hours(country)),
        Field("max_visitors", N_("Most visitors at once"), Number(1, 10_000), required=False),
        Field("step_free", N_("Step-free access"), YesOrNo(), required=False),
        Field(
            "access_min",
            N_("Minutes at the gate"),
            Number(0, DAY_MINUTES, unit=N_("minutes")),
            first=10,
            help=N_("From the vehicle to the room, with identity checks."),
        ),
        Field("photo_policy", N_("Photographs"), Choice(options.words("photo_policy")), first="ask", group=MORE),
        Field("clearance.names_required", N_("Names are needed in advance"), Switch()),
        Field("clearance.passport_required", N_("Passport numbers are needed in advance"), Switch(), group=MORE),
        Field("clearance.lead_working_days", N_("Working days ahead"), Number(0, 366), first=0),
        Field("confidentiality", N_("Confidentiality"), Choice(options.words("confidentiality")), first="open"),
        *_of_confidential(visit, hidden),
    )


def _of_confidential(visit: Visit, hidden: bool) -> Sequence[Field]:
    help_ = HIDDEN if hidden else N_("It is sealed at once, and shown again only on request, which is recorded.")
    return (
        Field("address", N_("Address, if it is not confidential"), Line(), required=False, group=MORE),
        Field(
            "location.lat",
            N_("Latitude, roughly"),
            Number(-90, 90, decimals=True),
            required=False,
            group=MORE,
            help=N_("Travel minutes are estimated from it. Never kept for a confidential site."),
        ),
        Field("location.lon", N_("Longitude, roughly"), Number(-180, 180, decimals=True), required=False, group=MORE),
        Field(
            "public_label",
            N_("Public name"),
            Bilingual(),
            required=False,
            group=SECRET,
            opens=hidden,
            help=N_("What everybody reads in place of its name, such as “Specialised services”."),
        ),
        Field(
            "meeting_point_id",
            N_("Meeting point"),
            Choice(options.meeting_points(visit), empty=N_("None")),
            required=False,
            group=SECRET,
            opens=hidden,
        ),
        Field(
            "restricted.address",
            N_("Sealed address"),
            Line(most=500, lines=True),
            required=False,
            group=SECRET,
            opens=hidden,
            withheld=True,
            help=help_,
        ),
        Field(
            "restricted.access_note",
            N_("How to find it"),
            Line(most=1000, lines=True),
            required=False,
            group=SECRET,
            opens=hidden,
            withheld=True,
            help=help_,
        ),
    )


def _usual_hours(country: str) -> list[Plain]:
    days = [code for number, code in enumerate(WEEKDAYS) if number not in weekend(country)]
    return [{"days": days, "start": "08:30", "end": "15:30"}]


def _check(visit: Visit, form: Form) -> None:
    if form.values.get("confidentiality") == CONFIDENTIAL:
        for name in ("public_label", "meeting_point_id", "max_visitors"):
            if form.values.get(name) is None:
                form.errors.setdefault(name, NEEDED)
    elif form.values.get("restricted.address") and form.entry is None:
        form.errors["restricted.address"] = N_("Mark the site as confidential, or use the other field for its address.")


def _finish(visit: Visit, old: Plain | None, new: Plain) -> Plain:
    site = dict(new)
    zone = next((each for each in visit.zones if each.id == site.get("zone_id")), None)
    site["city_id"] = zone.city_id if zone else None
    site["location"] = _whole_location(site["location"])
    if site["confidentiality"] == CONFIDENTIAL:
        secret = {name: value for name, value in site.get("restricted", {}).items() if value is not None}
        site |= {"location": None, "address": None, "photo_policy": "prohibited", "restricted": NOWHERE | secret}
        if zone and not zone.undisclosed:
            site["zone_id"] = _undisclosed(visit, zone.city_id)
    else:
        site.pop("restricted", None)
    return site


def _whole_location(location: Plain | None) -> Plain | None:
    if not location or location.get("lat") is None or location.get("lon") is None:
        return None
    return location | {"precision": "approximate_city_level"}


def _undisclosed(visit: Visit, city: str | None) -> str:
    """The city's zone for confidential sites, or the identifier it will get."""
    known = (each.id for each in visit.zones if each.undisclosed and each.city_id == city)
    return next(known, None) or next_id("Z", [each.id for each in visit.zones])


def _zone_for_it(visit: Visit, new: Plain) -> Changes:
    if new["zone_id"] in {each.id for each in visit.zones}:
        return []
    city = next(each for each in visit.cities if each.id == new["city_id"])
    name = {"en": f"{city.name['en']}: undisclosed", "ar": f"{city.name['ar']}: غير معلن"}
    zone = {"id": new["zone_id"], "city_id": city.id, "name": name, "undisclosed": True}
    return [{"op": "add", "entity": "zones", "value": zone}]


def _site(visit: Visit, each: Site) -> Entry:
    city = next((one.name for one in visit.cities if one.id == each.city_id), None)
    details = tuple(one for one in (city, word("confidentiality", each.confidentiality)) if one is not None)
    closed = () if each.hours else (N_("No opening hours"),)
    return Entry(each.id, site_name(each), details, (*untranslated_mark(each), *closed))


SITES = Sheet(
    name="sites",
    heading=N_("Sites"),
    add=N_("Add a site"),
    teach=N_("A site is where a host receives the group: its hours, how many people it admits, what it asks for."),
    fields=_fields,
    line=_site,
    base=lambda visit: {"location": None, "provenance": "practice", "clearance": {}},
    prefix="SITE-",
    check=_check,
    finish=_finish,
    besides=_zone_for_it,
    then=lambda visit, new: ("sessions", {"site": new["id"]}),
)
