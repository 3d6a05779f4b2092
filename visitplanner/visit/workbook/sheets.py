"""Every sheet of a workbook, in the order in which they stand: hosts and sessions first, what is rarely needed last."""

from typing import get_args, get_type_hints

from visitplanner.language.text import N_
from visitplanner.visit import entities
from visitplanner.visit.workbook.sheet import PARENT, Column, Sheet, pair
from visitplanner.visit.workbook.sheets_of_meetings import (
    INTERPRETERS,
    MEMBERS,
    OBJECTIVES,
    ORGANISATIONS,
    RULES,
    SESSIONS,
    SUBGROUPS_SHEET,
    TOPICS,
    TOPICS_COLUMN,
    VEHICLES,
    WINDOWS,
)
from visitplanner.visit.workbook.sheets_of_places import (
    BLOCKS,
    CITIES,
    DAYS,
    HOLIDAYS,
    HOURS,
    ID,
    MEETING_POINTS,
    PROVENANCE_COLUMN,
    SITES,
    TRANSFERS,
    TRAVEL,
    VISIT,
    ZONES,
)


def _codes(entity: type, member: str) -> tuple[str, ...]:
    return get_args(get_type_hints(entity)[member])


COSTS = Sheet(
    "costs",
    N_("Costs"),
    "optional",
    "costs",
    (
        Column("currency", N_("Currency"), needed=True),
        Column("dsa_per_person_day", N_("Daily subsistence allowance per person"), "number", needed=True),
        Column("interpreter_per_day", N_("Interpreter per day"), "number", needed=True),
        Column("vehicle_per_day", N_("Vehicle per day"), "number", needed=True),
        Column("venue_per_day", N_("Venue per day"), "number", needed=True),
        PROVENANCE_COLUMN,
    ),
)
FARES = Sheet(
    "fares",
    N_("Fares"),
    "amounts",
    "costs.transfer_per_person",
    (
        Column(PARENT, N_("Transfer"), refers="transfers", needed=True),
        Column("amount", N_("Fare per person"), "number", needed=True),
    ),
)
COMMITMENTS = Sheet(
    "commitments",
    N_("Follow-up commitments"),
    "list",
    "commitments",
    (
        *pair("text", N_("Follow-up commitment"), needed=True),
        Column("owner_organisation_id", N_("Owner"), refers="organisations", needed=True),
        Column("partner_organisation_id", N_("Partner"), empty="null", refers="organisations"),
        Column("due_date", N_("Due date"), "date", empty="null"),
        Column("status", N_("Status"), "choice", codes=_codes(entities.Commitment, "status")),
        TOPICS_COLUMN,
        Column("source_session_id", N_("Session"), empty="null", refers="sessions"),
        ID,
        PROVENANCE_COLUMN,
    ),
    prefix="CMT-",
)
SOURCES = Sheet(
    "sources",
    N_("Sources"),
    "list",
    "meta.sources",
    (Column("title", N_("Title"), needed=True), Column("url", N_("Address on the web")), ID),
    prefix="SRC-",
)
ASSUMPTIONS = Sheet(
    "assumptions",
    N_("Assumptions"),
    "list",
    "meta.assumptions",
    (
        Column("text", N_("Assumption"), needed=True),
        Column("basis", N_("Basis"), needed=True),
        Column("alternatives", N_("Alternatives"), "words", empty="absent"),
        ID,
    ),
    prefix="ASM-",
)
FACTS = Sheet(
    "facts", N_("Facts"), "values", "meta.article_facts", (Column("value", N_("Stated in the article"), needed=True),)
)
WHAT_IFS = Sheet(
    "what_ifs",
    N_("What-if scenarios"),
    "list",
    "what_if",
    (
        Column("text", N_("In words"), needed=True),
        Column("expected", N_("Expected"), "choice", codes=_codes(entities.WhatIf, "expected")),
        Column("expected_conflict", N_("Expected conflict"), "words"),
        ID,
    ),
    prefix="W",
)
CHANGES = Sheet(
    "changes",
    N_("Changes of what-ifs"),
    "inner",
    "what_if",
    (
        Column(PARENT, N_("What-if scenario"), refers="what_if", needed=True),
        Column("change", N_("Change"), "json", needed=True),
    ),
    inner="changes",
)
REFERENCE = Sheet(
    "reference_schedule",
    N_("Reference schedule"),
    "pieces",
    "reference_schedule",
    (Column("piece", N_("Piece of JSON"), needed=True),),
)

SHEETS: tuple[Sheet, ...] = (
    VISIT,
    ORGANISATIONS,
    SITES,
    HOURS,
    MEETING_POINTS,
    TOPICS,
    SESSIONS,
    WINDOWS,
    OBJECTIVES,
    SUBGROUPS_SHEET,
    MEMBERS,
    DAYS,
    BLOCKS,
    TRANSFERS,
    HOLIDAYS,
    CITIES,
    ZONES,
    TRAVEL,
    RULES,
    INTERPRETERS,
    VEHICLES,
    COSTS,
    FARES,
    COMMITMENTS,
    WHAT_IFS,
    CHANGES,
    SOURCES,
    ASSUMPTIONS,
    FACTS,
    REFERENCE,
)
SHEET_OF = {each.name: each for each in SHEETS}
RARE = frozenset({"zones", "travel_times", "costs", "fares", "commitments", "what_ifs", "changes", "sources"})
RARER = frozenset({"assumptions", "facts", "reference_schedule"})
FOR_BEGINNERS = frozenset(SHEET_OF) - RARE - RARER
"""What the template has; the others only appear where a visit has something for them."""
