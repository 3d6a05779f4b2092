"""Whom the visit can meet: organisations, their sites, and where groups assemble."""

from collections.abc import Sequence

from visitplanner.entrypoints.web.forms.choices import Choice
from visitplanner.entrypoints.web.forms.fields import Field, Plain
from visitplanner.entrypoints.web.forms.kinds import Bilingual, Number
from visitplanner.entrypoints.web.sheets import options
from visitplanner.entrypoints.web.sheets.marks import untranslated_mark
from visitplanner.entrypoints.web.sheets.sheet import Asked, Sheet, StepPage
from visitplanner.entrypoints.web.sheets.sheet import Line as Entry
from visitplanner.entrypoints.web.sheets.sites import SITES
from visitplanner.entrypoints.web.words import word
from visitplanner.language.text import N_, NN_
from visitplanner.visit.entities import MeetingPoint, Organisation, Visit
from visitplanner.visit.spoken_names import confidential_site_of, host_name

DAY_MINUTES = 24 * 60
KEPT_NAME = N_("Kept and not shown here, because it would name a confidential site. Write only to replace it.")


def _organisation_fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    hidden = entry is not None and confidential_site_of(visit, entry["id"]) is not None
    return (
        Field("name", N_("Name"), Bilingual(), withheld=hidden, help=KEPT_NAME if hidden else None),
        Field("type", N_("Kind"), Choice(options.words("organisation_type")), first="ministry"),
        Field("country", N_("Country"), Choice(options.all_countries()), first=visit.header.host_countries[0]),
        Field(
            "protocol_rank",
            N_("Rank in protocol"),
            Number(0, 9),
            first=3,
            help=N_("From 0, the highest, to 9. Courtesy calls go from the highest down."),
        ),
    )


def _organisation(visit: Visit, each: Organisation) -> Entry:
    sites = sum(each.id == site.organisation_id for site in visit.sites)
    details = (word("organisation_type", each.type), NN_("%(count)s site", "%(count)s sites", count=sites))
    return Entry(each.id, host_name(visit, each), details, untranslated_mark(each))


ORGANISATIONS = Sheet(
    name="organisations",
    heading=N_("Organisations"),
    add=N_("Add an organisation"),
    teach=N_("Organisations host sessions, travel or organise. Each host also needs a site where it receives people."),
    fields=_organisation_fields,
    line=_organisation,
    base=lambda visit: {"parent_id": None, "provenance": "practice"},
    prefix="ORG-",
    then=lambda visit, new: ("sites", {"organisation": new["id"]}),
)


def _meeting_point_fields(visit: Visit, entry: Plain | None, asked: Asked) -> Sequence[Field]:
    zones = options.open_zones(visit)
    return (
        Field("name", N_("Meeting point"), Bilingual(), help=N_("A place that everybody may know: a hotel lobby.")),
        Field("zone_id", N_("Zone"), Choice(zones), first=zones[0].value if zones else None),
        Field(
            "lead_min",
            N_("Group assembles"),
            Number(0, DAY_MINUTES, unit=N_("minutes before departure")),
            first=15,
        ),
    )


def _finish_meeting_point(visit: Visit, old: Plain | None, new: Plain) -> Plain:
    city = next((each.city_id for each in visit.zones if each.id == new.get("zone_id")), None)
    return new | {"city_id": city}


def _meeting_point(visit: Visit, each: MeetingPoint) -> Entry:
    city = next((one.name for one in visit.cities if one.id == each.city_id), None)
    return Entry(each.id, each.name, () if city is None else (city,), untranslated_mark(each))


MEETING_POINTS = Sheet(
    name="meeting_points",
    heading=N_("Meeting points"),
    add=N_("Add a meeting point"),
    teach=N_("Groups assemble at a meeting point before they are taken to a confidential site."),
    fields=_meeting_point_fields,
    line=_meeting_point,
    finish=_finish_meeting_point,
    prefix="MP",
)

HOSTS_STEP = StepPage(
    name="hosts",
    label=N_("Hosts and sites"),
    question=N_("Whom can they meet, and where?"),
    sheets=(ORGANISATIONS, SITES, MEETING_POINTS),
    extras=("exchange/_panel.html", "setup/_matrix.html"),
)
