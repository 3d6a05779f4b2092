"""The codes that may fill a choice of a rule, in the order in which a form offers them."""

DIRECTIONS = ("host_presents", "delegation_presents", "two_way", "internal")
SESSION_TYPES = (
    "opening",
    "briefing",
    "courtesy_call",
    "meeting",
    "presentation",
    "delegation_presentation",
    "roundtable",
    "workshop",
    "site_visit",
    "shelter_visit",
    "debrief",
    "closing",
    "reception",
    "cultural",
)
ORGANISATION_TYPES = (
    "international_organisation",
    "ministry",
    "government_agency",
    "inter_agency_committee",
    "independent_body",
    "fund",
    "law_enforcement",
    "border_agency",
    "prosecution",
    "judiciary",
    "parliament",
    "local_government",
    "health",
    "shelter",
    "civil_society",
    "social_partner",
    "academia",
    "delegation",
)
