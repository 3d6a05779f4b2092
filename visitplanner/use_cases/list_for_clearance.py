"""The list of persons that a site asks for, with exactly what it asks for; that it was handed out is written down."""

import csv
from datetime import datetime
from io import StringIO

from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_
from visitplanner.programme.clearance import clearances_of
from visitplanner.storage.audit import record
from visitplanner.storage.clearances import clearance_states
from visitplanner.storage.database import transaction
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.change_clearance import ClearanceIsNotAsked

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def list_for_clearance(
    visit_id: str, site_id: str, *, with_passports: bool, localiser: Localiser, now: datetime, by: str
) -> str:
    """As CSV. Passports and their countries are in it only where the site asks for them and somebody wants them in.

    Raises ``VisitIsUnknown`` and ``ClearanceIsNotAsked``.
    """
    with transaction():
        visit = load_visit(visit_id)
        found = next(
            (each for each in clearances_of(visit, {}, clearance_states(visit_id)) if each.site == site_id), None
        )
        if found is None:
            raise ClearanceIsNotAsked(site_id)
        passports = with_passports and found.passports
        restricted = {each.id: each.restricted.passport_number for each in visit.delegation.members}
        heads = [N_("Person"), *([N_("Country"), N_("Passport number")] if passports else [])]
        lines = [[localiser.text(each) for each in heads]]
        for person in found.persons:
            asked = [person.country or "", restricted[person.id]] if passports else []
            lines.append([localiser.name(person.role), *asked])
        after = {"site": site_id, "persons": len(found.persons), "with_numbers": passports}
        record(visit_id, actor=by, channel="web", operation="clearance_listed", after=after, now=now)
    stream = StringIO()
    csv.writer(stream).writerows([[_harmless(each) for each in line] for line in lines])
    return stream.getvalue()


def _harmless(text: str) -> str:
    """What a spreadsheet would take for a formula is told to be text."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
