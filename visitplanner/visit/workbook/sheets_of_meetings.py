"""The sheets about hosts, people, sessions and rules."""

from typing import get_args, get_type_hints

from visitplanner.language.text import N_
from visitplanner.visit import entities
from visitplanner.visit.rule_kinds import KIND_OF
from visitplanner.visit.workbook.cells import CellKind
from visitplanner.visit.workbook.sheet import PARENT, Column, Sheet, pair
from visitplanner.visit.workbook.sheets_of_places import (
    END,
    ID,
    NOTE_COLUMN,
    PROVENANCE_COLUMN,
    START,
)

TOPICS_COLUMN = Column("topic_ids", N_("Topics"), "words", refers="topics", note=N_("Semicolons between several."))
LANGUAGES_COLUMN = Column("languages", N_("Languages"), "words", note=N_("Two letters each, such as ar; en."))


def _codes(entity: type, member: str) -> tuple[str, ...]:
    return get_args(get_type_hints(entity)[member])


ORGANISATIONS = Sheet(
    "organisations",
    N_("Hosts"),
    "list",
    "organisations",
    (
        *pair("name", N_("Name"), needed=True),
        Column("type", N_("Type"), "choice", subject="organisation_type", needed=True),
        Column("country", N_("Country"), needed=True, note=N_("Two letters, such as KE.")),
        Column("protocol_rank", N_("Protocol rank"), "whole", note=N_("1 minister … 4 civil society, 0 delegation.")),
        ID,
        Column("parent_id", N_("Part of"), empty="null", refers="organisations"),
        PROVENANCE_COLUMN,
        NOTE_COLUMN,
    ),
    prefix="ORG-",
    note=N_("Organisations that receive the group, the organiser, and that of the delegation itself."),
)
TOPICS = Sheet(
    "topics",
    N_("Topics"),
    "list",
    "topics",
    (*pair("name", N_("Name"), needed=True), ID, PROVENANCE_COLUMN),
    prefix="TOP-",
)
OBJECTIVES = Sheet(
    "objectives",
    N_("Learning objectives"),
    "list",
    "objectives",
    (
        *pair("text", N_("Learning objective"), needed=True),
        TOPICS_COLUMN,
        Column("weight", N_("Weight"), "whole", note=N_("From 1 to 5.")),
        ID,
        PROVENANCE_COLUMN,
    ),
    prefix="OBJ-",
)
SUBGROUPS_SHEET = Sheet(
    "subgroups",
    N_("Subgroups"),
    "list",
    "subgroups",
    (*pair("name", N_("Name"), needed=True), Column("size", N_("People"), "whole", needed=True), ID),
    prefix="G",
)
MEMBERS = Sheet(
    "members",
    N_("Delegation"),
    "list",
    "delegation.members",
    (
        *pair("role", N_("Role"), needed=True),
        Column("subgroup_id", N_("Subgroup"), refers="subgroups"),
        Column("is_head", N_("Head of delegation"), "yes"),
        Column("seniority", N_("Seniority"), "whole"),
        LANGUAGES_COLUMN,
        Column("dietary", N_("Dietary requirements"), "words"),
        Column("needs_step_free", N_("Needs step-free access"), "yes"),
        Column("prayer_times", N_("Wishes time for prayer"), "yes"),
        Column("code_of_conduct_signed", N_("Code of conduct signed"), "yes"),
        Column("country", N_("Country"), empty="absent"),
        ID,
    ),
    prefix="M",
    note=N_("By role, without names. Passport numbers and the like are never in a workbook."),
)
SESSIONS = Sheet(
    "sessions",
    N_("Sessions"),
    "list",
    "sessions",
    (
        *pair("title", N_("Title"), needed=True),
        Column("host_id", N_("Host"), refers="organisations", needed=True),
        Column("site_id", N_("Site"), refers="sites", note=N_("Empty means the first site of the host.")),
        Column("net_min", N_("Minutes without interpretation"), "whole", needed=True),
        Column("type", N_("Type"), "choice", subject="session_type"),
        TOPICS_COLUMN,
        Column("required", N_("Required"), "yes"),
        Column("priority", N_("Priority"), "whole", note=N_("From 1 to 5.")),
        Column("audience.mode", N_("Audience"), "choice", subject="audience"),
        Column("audience.subgroup_ids", N_("Subgroups"), "words", refers="subgroups"),
        Column("interpretation.mode", N_("Interpretation"), "choice", subject="interpretation"),
        Column("interpretation.languages", N_("Languages of interpretation"), "words"),
        Column("interpretation.factor", N_("Factor of interpretation"), "number"),
        Column("fixed_min", N_("Minutes that interpretation does not lengthen"), "whole"),
        Column("gross_min", N_("Minutes in all"), "whole", note=N_("Empty means that it is reckoned.")),
        Column("direction", N_("Who presents"), "choice", codes=_codes(entities.Session, "direction")),
        Column("status", N_("Status"), "choice", subject="session_status"),
        Column("presenter", N_("Presenter"), empty="absent"),
        *pair("public_title", N_("Public title"), empty="absent"),
        ID,
        PROVENANCE_COLUMN,
        NOTE_COLUMN,
    ),
    prefix="S",
)
WINDOWS = Sheet(
    "windows",
    N_("Offered windows"),
    "inner",
    "sessions",
    (
        Column(PARENT, N_("Session"), refers="sessions", needed=True),
        Column("date", N_("Date"), "date", needed=True),
        START,
        END,
        Column("rank", N_("Rank"), "whole", empty="absent", note=N_("1 is what the host likes best.")),
    ),
    inner="windows",
    note=N_("A session without windows may be at any time at which its site is open."),
)
PARAMETER_KINDS: dict[str, CellKind] = {
    "number": "whole",
    "clock": "clock",
    "dates": "words",
    "weekdays": "words",
    "org_types": "words",
    "order": "words",
}
PARAMETER_LISTS = {"session": "sessions", "site": "sites"}
CHOICE_OF = {each.name: each.choice for kind in KIND_OF.values() for each in kind.parameters}
RULES = Sheet(
    "rules",
    N_("Rules"),
    "list",
    "constraints",
    (
        Column("type", N_("Type"), "choice", codes=tuple(KIND_OF), needed=True),
        Column("strength", N_("Strength"), "choice", codes=_codes(entities.Rule, "strength")),
        Column("text", N_("In words")),
        Column("weight", N_("Weight"), "whole", empty="absent"),
        *(
            Column(
                f"params.{name}",
                N_("Parameter %(name)s", name=name),
                PARAMETER_KINDS.get(choice, "text"),
                empty="absent",
                refers=PARAMETER_LISTS.get(choice),
            )
            for name, choice in CHOICE_OF.items()
        ),
        Column("other", N_("Other parameters"), "json", empty="absent"),
        ID,
        PROVENANCE_COLUMN,
    ),
    prefix="R",
    note=N_("Leave this sheet empty and the rules that hardly any visit does without are made."),
)
INTERPRETERS = Sheet(
    "interpreters",
    N_("Interpreters"),
    "list",
    "interpreters",
    (
        Column("label", N_("Name"), needed=True),
        LANGUAGES_COLUMN,
        Column("max_min_per_day", N_("Minutes a day at most"), "whole"),
        ID,
        PROVENANCE_COLUMN,
    ),
    prefix="INT-",
)
VEHICLES = Sheet(
    "vehicles",
    N_("Vehicles"),
    "list",
    "vehicles",
    (
        *pair("label", N_("Name"), needed=True),
        Column("seats", N_("Seats"), "whole", needed=True),
        Column("city_id", N_("City"), refers="cities"),
        ID,
        PROVENANCE_COLUMN,
    ),
    prefix="VEH-",
)
