"""What the codes of a visit, its plan and the catalogue are called."""

from collections.abc import Mapping

from visitplanner.language.text import N_, Text

SESSION_STATUS: Mapping[str, Text] = {
    "idea": N_("Idea"),
    "requested": N_("Requested"),
    "tentative": N_("Tentative"),
    "confirmed": N_("Confirmed"),
    "done": N_("Done"),
    "no_show": N_("Did not take place"),
    "cancelled": N_("Cancelled"),
    "declined": N_("Declined"),
}
SESSION_TONE: Mapping[str, str] = {
    "confirmed": "good",
    "done": "good",
    "tentative": "waiting",
    "requested": "asked",
    "no_show": "bad",
    "cancelled": "bad",
    "declined": "bad",
}
VISIT_STATUS: Mapping[str, Text] = {
    "draft": N_("Draft"),
    "planning": N_("Being planned"),
    "invited": N_("Hosts invited"),
    "confirmed": N_("Confirmed"),
    "published": N_("Published"),
    "in_progress": N_("Under way"),
    "completed": N_("Completed"),
    "reporting": N_("Being reported"),
    "closed": N_("Closed"),
    "archived": N_("Archived"),
    "postponed": N_("Postponed"),
    "cancelled": N_("Cancelled"),
}
VISIT_TONE: Mapping[str, str] = {
    "planning": "asked",
    "invited": "waiting",
    "postponed": "waiting",
    "confirmed": "good",
    "published": "good",
    "in_progress": "good",
    "completed": "good",
    "cancelled": "bad",
}
SESSION_TYPE: Mapping[str, Text] = {
    "opening": N_("Opening session"),
    "briefing": N_("Briefing"),
    "courtesy_call": N_("Courtesy call"),
    "meeting": N_("Meeting"),
    "presentation": N_("Presentation"),
    "delegation_presentation": N_("Presentation by the delegation"),
    "roundtable": N_("Round table"),
    "workshop": N_("Workshop"),
    "site_visit": N_("Site visit"),
    "shelter_visit": N_("Visit to a shelter"),
    "debrief": N_("Debriefing"),
    "closing": N_("Closing session"),
    "reception": N_("Reception"),
    "cultural": N_("Cultural activity"),
}
ORGANISATION_TYPE: Mapping[str, Text] = {
    "international_organisation": N_("International organisation"),
    "ministry": N_("Ministry"),
    "government_agency": N_("Government agency"),
    "inter_agency_committee": N_("Inter-agency committee"),
    "independent_body": N_("Independent body"),
    "fund": N_("Fund"),
    "law_enforcement": N_("Law enforcement"),
    "border_agency": N_("Border agency"),
    "prosecution": N_("Public prosecution"),
    "judiciary": N_("Judiciary"),
    "parliament": N_("Parliament"),
    "local_government": N_("Local government"),
    "health": N_("Health"),
    "shelter": N_("Shelter"),
    "civil_society": N_("Civil society"),
    "social_partner": N_("Social partner"),
    "academia": N_("Academia"),
    "delegation": N_("Delegation"),
}
CONFIDENTIALITY: Mapping[str, Text] = {
    "open": N_("Open"),
    "restricted": N_("Restricted"),
    "confidential": N_("Confidential"),
}
PHOTO_POLICY: Mapping[str, Text] = {
    "allowed": N_("Photography allowed"),
    "ask": N_("Ask before taking photographs"),
    "prohibited": N_("Photography prohibited"),
}
PREFERRED_WAY: Mapping[str, Text] = {
    "email": N_("E-mail"),
    "phone": N_("Telephone"),
    "message": N_("Text message"),
}
HOLIDAY_STANDING: Mapping[str, Text] = {
    "announced": N_("Announced"),
    "expected": N_("Expected"),
    "working": N_("No holiday"),
}
INTERPRETATION: Mapping[str, Text] = {
    "none": N_("No interpretation"),
    "consecutive": N_("Consecutive interpretation"),
    "simultaneous": N_("Simultaneous interpretation"),
    "whispered": N_("Whispered interpretation"),
}
AUDIENCE: Mapping[str, Text] = {
    "plenary": N_("All subgroups together"),
    "joint": N_("Several subgroups together"),
    "each": N_("Each subgroup separately"),
    "one_of": N_("One of the subgroups"),
}
WEEKDAYS: Mapping[str, Text] = {
    "MON": N_("Monday"),
    "TUE": N_("Tuesday"),
    "WED": N_("Wednesday"),
    "THU": N_("Thursday"),
    "FRI": N_("Friday"),
    "SAT": N_("Saturday"),
    "SUN": N_("Sunday"),
}
PLAN_STATUS: Mapping[str, Text] = {
    "optimal": N_("Proven best plan"),
    "feasible": N_("Valid plan, not proven best"),
    "infeasible": N_("No plan is possible"),
    "unknown": N_("No plan found in time"),
    "invalid": N_("The visit contradicts itself"),
}
PLAN_TONE: Mapping[str, str] = {
    "optimal": "good",
    "feasible": "waiting",
    "infeasible": "bad",
    "unknown": "waiting",
    "invalid": "bad",
}
