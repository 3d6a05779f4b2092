"""The reason for which sessions at a site may be confirmed without clearance."""

from visitplanner.language.text import N_, Text
from visitplanner.use_cases.move_session import LONGEST_REASON
from visitplanner.visit.fit_text import text_fault


def reason_fault(text: str) -> Text | None:
    """Why it cannot be kept as it was typed."""
    reason = text.strip()
    if not reason:
        return N_("Write the reason first. It stays in the record.")
    if len(reason) > LONGEST_REASON:
        return N_("Write at most %(count)s characters.", count=LONGEST_REASON)
    return text_fault(reason)
