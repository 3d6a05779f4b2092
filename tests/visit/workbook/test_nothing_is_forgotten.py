"""A member that a visit gains later is in a column of its sheet, or this says which one is missing."""

from dataclasses import fields

import pytest

from visitplanner.visit import entities
from visitplanner.visit.workbook.sheets import SHEET_OF, SHEETS

ENTITIES = {
    "holidays": entities.Holiday,
    "cities": entities.City,
    "zones": entities.Zone,
    "days": entities.Day,
    "protected": entities.ProtectedBlock,
    "transfers": entities.Transfer,
    "organisations": entities.Organisation,
    "meeting_points": entities.MeetingPoint,
    "sites": entities.Site,
    "opening_hours": entities.OpeningHours,
    "topics": entities.Topic,
    "objectives": entities.Objective,
    "subgroups": entities.Subgroup,
    "members": entities.Member,
    "interpreters": entities.Interpreter,
    "vehicles": entities.Vehicle,
    "sessions": entities.Session,
    "windows": entities.OfferedWindow,
    "rules": entities.Rule,
    "costs": entities.Costs,
    "commitments": entities.Commitment,
    "what_ifs": entities.WhatIf,
    "sources": entities.Source,
    "assumptions": entities.Assumption,
}
ALWAYS_THE_SAME = {"precision"}
SEALED = {"restricted"}
INNER = {"hours", "windows", "protected", "changes", "transfer_per_person"}
"""Kept in sheets of their own."""


@pytest.mark.parametrize("name", ENTITIES)
def test_every_member_of_an_entry_has_a_column(name: str) -> None:
    members = {each.name for each in fields(ENTITIES[name])} - ALWAYS_THE_SAME - SEALED - INNER

    columns = {column.member.partition(".")[0] for column in SHEET_OF[name].columns}

    assert members - columns == set()


@pytest.mark.parametrize(
    ("member", "entity"), [("visit", entities.Header), ("delegation", entities.Delegation), ("meta", entities.Meta)]
)
def test_every_member_of_the_visit_itself_has_a_column(member: str, entity: type) -> None:
    listed = {sheet.path.partition(".")[2] for sheet in SHEETS if sheet.path.startswith(f"{member}.")}
    members = {each.name for each in fields(entity)} - listed  # type: ignore[arg-type]  # a dataclass, each of them

    columns = {each.member.split(".")[1] for each in SHEET_OF["visit"].columns if each.member.startswith(f"{member}.")}

    assert members - columns == set()


def test_every_list_of_a_visit_has_a_sheet() -> None:
    parts = {each.name for each in fields(entities.Visit)} - {"header", "meta", "delegation", "travel"}

    paths = {sheet.path for sheet in SHEETS}

    assert parts - paths == set()
