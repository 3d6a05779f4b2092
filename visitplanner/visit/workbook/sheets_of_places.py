"""The sheets about the visit as a whole, its days and its places."""

from typing import get_args, get_type_hints

from visitplanner.language.text import N_
from visitplanner.visit import entities
from visitplanner.visit.workbook.sheet import PARENT, Column, Sheet, pair

PROVENANCE = get_args(entities.Provenance)
PROVENANCE_COLUMN = Column("provenance", N_("Provenance"), "choice", codes=PROVENANCE)
NOTE_COLUMN = Column("note", N_("Note"), empty="absent")
ID = Column("id", N_("Identifier"), note=N_("Leave it empty and one is made."))
CITY = Column("city_id", N_("City"), refers="cities")
ZONE = Column("zone_id", N_("Zone"), refers="zones")
START = Column("start", N_("From"), "clock", needed=True)
END = Column("end", N_("Until"), "clock", needed=True)
SUBGROUPS = Column(
    "subgroup_ids",
    N_("Subgroups"),
    "words",
    refers="subgroups",
    note=N_("Empty means all; semicolons between several."),
)


def _codes(entity: type, member: str) -> tuple[str, ...]:
    return get_args(get_type_hints(entity)[member])


VISIT = Sheet(
    "visit",
    N_("Visit"),
    "one",
    "",
    (
        *pair("visit.title", N_("Title"), needed=True),
        Column("visit.code", N_("Code"), needed=True),
        Column("visit.id", N_("Identifier"), note=N_("Leave it empty and one is made.")),
        Column("visit.start_date", N_("First day"), "date", needed=True),
        Column("visit.end_date", N_("Last day"), "date", needed=True),
        Column("visit.sending_countries", N_("Sending countries"), "words", note=N_("Two letters each, such as JO.")),
        Column("visit.host_countries", N_("Host countries"), "words", note=N_("Two letters each, such as KE.")),
        Column("visit.working_languages", N_("Working languages"), "words", note=N_("Two letters each, such as ar.")),
        Column("visit.organiser_id", N_("Organising entity"), refers="organisations"),
        *pair("visit.purpose", N_("Purpose of the visit")),
        Column("visit.status", N_("Status"), "choice", subject="visit_status"),
        Column("visit.currency", N_("Currency")),
        Column("visit.slot_min", N_("Planning grid in minutes"), "whole"),
        Column("visit.punctuality_buffer_min", N_("Buffer between sessions in minutes"), "whole"),
        Column("visit.escorts_per_group", N_("Escorts per group"), "whole"),
        Column("visit.names_submitted_on", N_("Names are sent on"), "date"),
        Column("travel.same_zone_min", N_("Minutes within a zone"), "whole"),
        Column("travel.same_city_undisclosed_min", N_("Minutes to an undisclosed zone"), "whole"),
        Column("delegation.organisation_id", N_("Organisation of the delegation"), refers="organisations"),
        Column("delegation.size", N_("Size of the delegation"), "whole", empty="null"),
        Column("delegation.planning_size", N_("Size to plan with"), "whole"),
        *pair("delegation.composition", N_("Composition of the delegation")),
        Column("delegation.provenance", N_("Provenance of the delegation"), "choice", codes=PROVENANCE),
        Column("meta.id", N_("Identifier of the file")),
        *pair("meta.title", N_("Title of the file")),
        Column("meta.realism", N_("Historical or fictional"), "choice", codes=_codes(entities.Meta, "realism")),
        *pair("meta.description", N_("Description of the file")),
        *pair("meta.disclaimer", N_("Disclaimer")),
    ),
)
HOLIDAYS = Sheet(
    "holidays",
    N_("Holidays"),
    "list",
    "holidays",
    (
        Column("date", N_("Date"), "date", needed=True),
        Column("country", N_("Country"), needed=True),
        *pair("name", N_("Name"), needed=True),
    ),
)
CITIES = Sheet(
    "cities",
    N_("Cities"),
    "list",
    "cities",
    (
        *pair("name", N_("Name"), needed=True),
        Column("country", N_("Country"), needed=True),
        Column("timezone", N_("Time zone"), needed=True, note=N_("Such as Asia/Amman.")),
        ID,
        Column("lat", N_("Latitude, roughly"), "number"),
        Column("lon", N_("Longitude, roughly"), "number"),
    ),
    prefix="C",
)
ZONES = Sheet(
    "zones",
    N_("Zones"),
    "list",
    "zones",
    (
        *pair("name", N_("Name"), needed=True),
        CITY,
        ID,
        Column("undisclosed", N_("Undisclosed"), "yes", empty="absent"),
    ),
    prefix="Z",
)
TRAVEL = Sheet(
    "travel_times",
    N_("Travel times"),
    "list",
    "travel.matrix",
    (
        Column("from", N_("From zone"), refers="zones", needed=True),
        Column("to", N_("To zone"), refers="zones", needed=True),
        Column("minutes", N_("Minutes"), "whole", needed=True),
    ),
)
DAYS = Sheet(
    "days",
    N_("Days"),
    "list",
    "days",
    (
        Column("date", N_("Date"), "date", needed=True),
        Column("type", N_("Type"), "choice", codes=_codes(entities.Day, "type")),
        Column(
            "city_by_subgroup",
            N_("City of each subgroup"),
            "pairs",
            note=N_("A star stands for all: *=NBO, or A=NBO; B=MBA."),
        ),
        Column("window.start", N_("Programme from"), "clock"),
        Column("window.end", N_("Programme until"), "clock"),
        Column("lunch.earliest", N_("Lunch not before"), "clock", empty="absent"),
        Column("lunch.latest_end", N_("Lunch ends by"), "clock", empty="absent"),
        Column("lunch.minutes", N_("Minutes of lunch"), "whole", empty="absent"),
        Column("end_reserve_min", N_("Minutes kept free at the end"), "whole"),
        Column("day_index", N_("Number of the day"), "whole"),
        NOTE_COLUMN,
    ),
    note=N_("Leave this sheet empty and every day from the first to the last is made."),
)
BLOCKS = Sheet(
    "protected",
    N_("Protected blocks"),
    "inner",
    "days",
    (
        Column(PARENT, N_("Date"), "date", needed=True),
        START,
        END,
        *pair("label", N_("Name"), needed=True),
        SUBGROUPS,
        ID,
    ),
    inner="protected",
    key="date",
    prefix="B",
)
TRANSFERS = Sheet(
    "transfers",
    N_("Transfers"),
    "list",
    "transfers",
    (
        *pair("label", N_("Name"), needed=True),
        Column("date", N_("Date"), "date", needed=True),
        Column("depart", N_("Departure"), "clock", needed=True),
        Column("arrive", N_("Arrival"), "clock", needed=True),
        Column("from_city", N_("From city"), refers="cities", needed=True),
        Column("to_city", N_("To city"), refers="cities", needed=True),
        SUBGROUPS,
        Column("mode", N_("Means"), "choice", codes=_codes(entities.Transfer, "mode")),
        ID,
    ),
    prefix="TR",
)
SITES = Sheet(
    "sites",
    N_("Sites"),
    "list",
    "sites",
    (
        Column("organisation_id", N_("Organisation"), refers="organisations", needed=True),
        *pair("name", N_("Name"), needed=True),
        CITY,
        ZONE,
        Column("confidentiality", N_("Confidentiality"), "choice", subject="confidentiality"),
        *pair("public_label", N_("Public label"), empty="absent"),
        Column("meeting_point_id", N_("Meeting point"), empty="null", refers="meeting_points"),
        Column(
            "address",
            N_("Address"),
            empty="null",
            note=N_("Never that of a confidential site: enter it on the page of the site, where it is sealed."),
        ),
        Column("max_visitors", N_("Visitors at most"), "whole", empty="null"),
        Column("access_min", N_("Minutes to pass the gate"), "whole"),
        Column("step_free", N_("Step-free access"), "yes", empty="null", note=N_("Empty means that nobody knows.")),
        Column("photo_policy", N_("Photography"), "choice", subject="photo_policy"),
        Column("clearance.names_required", N_("Names needed"), "yes"),
        Column("clearance.passport_required", N_("Passport numbers needed"), "yes"),
        Column("clearance.lead_working_days", N_("Working days ahead"), "whole"),
        Column("location.lat", N_("Latitude, roughly"), "number", empty="absent"),
        Column("location.lon", N_("Longitude, roughly"), "number", empty="absent"),
        ID,
        PROVENANCE_COLUMN,
        NOTE_COLUMN,
    ),
    prefix="SITE-",
)
HOURS = Sheet(
    "opening_hours",
    N_("Opening hours"),
    "inner",
    "sites",
    (
        Column(PARENT, N_("Site"), refers="sites", needed=True),
        Column("days", N_("Days of the week"), "words", subject="weekday", needed=True),
        START,
        END,
    ),
    inner="hours",
)
MEETING_POINTS = Sheet(
    "meeting_points",
    N_("Meeting points"),
    "list",
    "meeting_points",
    (
        *pair("name", N_("Name"), needed=True),
        CITY,
        ZONE,
        Column("lead_min", N_("Minutes before departure"), "whole"),
        ID,
    ),
    prefix="MP-",
)
