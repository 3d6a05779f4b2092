"""The example visit files as plain values that a test may spoil, and what a reader then finds."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from visitplanner.adapters.visit_file import StudyVisitFiles
from visitplanner.language.localise import Localiser
from visitplanner.use_cases.validate_file import validate_file
from visitplanner.visit.faults import Fault

EXAMPLES = Path(__file__).resolve().parents[1] / "visitplanner" / "examples"
KENYA = EXAMPLES / "kenya-jordan-2018.json"
JORDAN = EXAMPLES / "jordan-kenya-5day.json"

Document = dict[str, Any]
Change = Callable[[Document], object]


def document(path: Path = JORDAN) -> Document:
    loaded: Document = json.loads(path.read_bytes())
    return loaded


def as_file(plain: object) -> bytes:
    return json.dumps(plain, ensure_ascii=False).encode()


def faults_of(plain: object) -> tuple[Fault, ...]:
    return faults_of_bytes(as_file(plain))


def faults_of_bytes(data: bytes) -> tuple[Fault, ...]:
    """Every fault; and each of its sentences can be said in both languages."""
    faults = validate_file(data, visit_files=StudyVisitFiles())
    for fault in faults:
        assert Localiser("en").text(fault.sentence)
        assert Localiser("ar").text(fault.sentence)
    return faults


def places(faults: tuple[Fault, ...]) -> list[tuple[str, str]]:
    return [(fault.path, fault.rule) for fault in faults]


def by_id(entries: list[Document], id_: str) -> Document:
    return next(each for each in entries if each["id"] == id_)
