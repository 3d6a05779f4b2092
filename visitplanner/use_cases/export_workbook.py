"""Write everything of a visit as an Excel workbook, without what is sealed."""

import json

from visitplanner.language.localise import Localiser
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.ports import VisitFiles, Workbooks
from visitplanner.visit.sealed_parts import without_sealed
from visitplanner.visit.workbook.cells import Words
from visitplanner.visit.workbook.tables import tables_of


def export_workbook(
    visit_id: str, *, files: VisitFiles, workbooks: Workbooks, words: Words, localiser: Localiser
) -> bytes:
    """Raises ``VisitIsUnknown``, and ``TextIsTooLong`` for what no spreadsheet program keeps."""
    document = json.loads(files.write(without_sealed(load_visit(visit_id))))
    return workbooks.write(tables_of(document, words, localiser), words, localiser)
