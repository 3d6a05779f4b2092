"""What the form of each kind of catalogue entry asks for, in the order in which it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from visitplanner.language.text import N_, Text
from visitplanner.visit.catalogue import Kind

FieldKind: TypeAlias = Literal[
    "names", "texts", "text", "address", "email", "phone", "number", "decimal", "choice", "choices", "check", "known"
]


@dataclass(frozen=True)
class Field:
    """``names`` and ``texts`` stand in every language side by side; ``known`` is yes, no, or nobody knows."""

    name: str
    kind: FieldKind
    label: Text
    hint: Text | None = None
    required: bool = False
    least: int = 0
    most: int = 10_000


_NOTE = Field("note", "texts", N_("Note"), N_("Never write the address of a confidential site here."))
_HOST = Field("organisation_id", "choice", N_("Organisation"), required=True)
_CITY = Field("city_id", "choice", N_("City"), required=True)
_COUNTRY = Field("country", "choice", N_("Country"), required=True)

FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    "organisations": (
        Field("name", "names", N_("Name"), required=True),
        Field("type", "choice", N_("Type"), required=True),
        _COUNTRY,
        Field(
            "protocol_rank",
            "number",
            N_("Protocol rank"),
            N_("1 is the level of a minister, 4 civil society or academia."),
            required=True,
            most=9,
        ),
        Field("languages", "choices", N_("Languages spoken")),
        Field("topic_ids", "choices", N_("Topics it can speak about")),
        Field(
            "visits_per_90_days",
            "number",
            N_("Visits in 90 days"),
            N_("How often it may be asked. Leave it empty where nobody has said."),
            least=1,
            most=90,
        ),
        _NOTE,
    ),
    "sites": (
        _HOST,
        Field("name", "names", N_("Name"), required=True),
        _CITY,
        Field(
            "confidentiality",
            "choice",
            N_("Confidentiality"),
            N_("A confidential site is shown by its public label and its meeting point only."),
            required=True,
        ),
        Field("public_label", "names", N_("Public label"), N_("What everybody is shown instead of the name.")),
        Field("meeting_point_id", "choice", N_("Meeting point")),
        Field(
            "address",
            "address",
            N_("Address"),
            N_("Kept sealed. That of a confidential site is never shown again: write it only to replace it."),
        ),
        Field("access_note", "address", N_("How to get in"), N_("For a confidential site only; kept sealed as well.")),
        Field("max_visitors", "number", N_("Visitors at most"), least=1),
        Field("access_min", "number", N_("Minutes to pass the gate"), required=True, most=1440),
        Field("step_free", "known", N_("Step-free access")),
        Field("photo_policy", "choice", N_("Photography"), required=True),
        Field("names_required", "check", N_("A list of names is needed beforehand")),
        Field("passport_required", "check", N_("Passport numbers are needed beforehand")),
        Field("lead_working_days", "number", N_("Working days ahead"), required=True, most=366),
        _NOTE,
    ),
    "meeting_points": (
        Field("name", "names", N_("Name"), required=True),
        _CITY,
        Field("lead_min", "number", N_("Minutes before departure"), required=True, most=1440),
        _NOTE,
    ),
    "topics": (Field("name", "names", N_("Name"), required=True),),
    "focal_points": (
        _HOST,
        Field("name", "names", N_("Name"), required=True),
        Field("function", "names", N_("Job title")),
        Field("email", "email", N_("E-mail address")),
        Field("phone", "phone", N_("Phone"), N_("With the code of the country, such as +962 6 500 0000.")),
        Field("language", "choice", N_("Language"), required=True),
        Field("channel", "choice", N_("Preferred way"), required=True),
    ),
    "cities": (
        Field("name", "names", N_("Name"), required=True),
        _COUNTRY,
        Field("timezone", "choice", N_("Time zone"), required=True),
        Field("lat", "decimal", N_("Latitude, roughly"), least=-90, most=90),
        Field("lon", "decimal", N_("Longitude, roughly"), least=-180, most=180),
    ),
}
HEADINGS: Mapping[Kind, Text] = {
    "organisations": N_("Organisations"),
    "sites": N_("Sites"),
    "meeting_points": N_("Meeting points"),
    "topics": N_("Topics"),
    "focal_points": N_("Focal points"),
    "cities": N_("Cities"),
}
ADDING: Mapping[Kind, Text] = {
    "organisations": N_("Add an organisation"),
    "sites": N_("Add a site"),
    "meeting_points": N_("Add a meeting point"),
    "topics": N_("Add a topic"),
    "focal_points": N_("Add a focal point"),
    "cities": N_("Add a city"),
}
