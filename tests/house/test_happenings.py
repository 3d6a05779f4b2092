"""Everything that deeds write into the record can be read in words."""

import re
from pathlib import Path

from visitplanner.programme.happenings import HAPPENINGS, happening

DEEDS = Path(__file__).resolve().parents[2] / "visitplanner" / "use_cases"
OPERATION = re.compile(r'operation="(\w+)"|"(answer_undone|host_answered)"')


def test_every_operation_has_a_sentence() -> None:
    written = {name for path in DEEDS.glob("*.py") for pair in OPERATION.findall(path.read_text()) for name in pair}

    assert written - {""} <= set(HAPPENINGS)
    assert "visit_edited" in written


def test_an_operation_without_a_sentence_is_shown_by_its_name() -> None:
    assert happening("tea_served").message == "Something was done: %(operation)s"
