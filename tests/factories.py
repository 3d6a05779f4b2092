"""Rows and files to begin a test with."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.storage.database import transaction
from visitplanner.storage.visits import save_visit
from visitplanner.visit.entities import Visit

EXAMPLES = Path(__file__).resolve().parents[1] / "visitplanner" / "examples"
REFERENCE = "V-KEJO-2018"
FIVE_DAYS = "V-JOKE-2027"


def example_file(name: str = "kenya-jordan-2018") -> bytes:
    return (EXAMPLES / f"{name}.json").read_bytes()


def example(name: str = "kenya-jordan-2018") -> Visit:
    return StudyVisitFiles().read(example_file(name))


def kept_visit(now: datetime, **header: Any) -> Visit:
    """The reference visit in the tables, with some members of its header changed."""
    visit = example()
    visit = replace(visit, header=replace(visit.header, **header))
    with transaction():
        save_visit(visit, now)
    return visit
