"""What is missing before planning makes sense, as a list with a link to where each thing is mended."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import Blueprint, render_template

from visitplanner.entrypoints.web.editing import to_edit
from visitplanner.entrypoints.web.setup import marks_of
from visitplanner.storage.queries.editing import plan_is_older
from visitplanner.visit.entities import Visit
from visitplanner.visit.readiness import readiness as gaps_of
from visitplanner.visit.readiness.without_search import planner_gaps

blueprint = Blueprint("readiness", __name__)


@dataclass(frozen=True)
class Ready:
    """How many things are missing, and how many would be better."""

    must: int
    should: int


@blueprint.get("/visits/<visit_id>/readiness")
def readiness(visit_id: str) -> str:
    visit = to_edit(visit_id).visit
    gaps = gaps_of(visit, datetime.now(UTC).date())
    named = {(gap.entity, gap.id) for gap in gaps if gap.severity == "must"}
    hopeless = [gap for gap in planner_gaps(visit) if (gap.entity, gap.id) not in named]
    return render_template(
        "readiness/readiness.html", visit=visit, gaps=[*hopeless, *gaps], marks=marks_of(gaps), page=None
    )


@blueprint.app_template_global("plan_is_older")
def is_older(visit: Visit) -> bool:
    """Whether the visit was changed after its plan was made."""
    return plan_is_older(visit.header.id)


@blueprint.app_template_global("readiness_of")
def readiness_of(visit: Visit) -> Ready:
    """The list in two numbers, for other pages of the visit."""
    severities = [gap.severity for gap in gaps_of(visit, datetime.now(UTC).date())]
    return Ready(severities.count("must"), severities.count("should"))
