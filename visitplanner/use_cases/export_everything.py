"""Write a visit and its plan as JSON, without what is sealed."""

import json

from visitplanner.planning.known_part import known_part
from visitplanner.storage.itineraries import load_itinerary
from visitplanner.storage.visits import load_visit
from visitplanner.use_cases.ports import ItineraryFiles, VisitFiles
from visitplanner.visit.problem import build_problem
from visitplanner.visit.sealed_parts import without_sealed


def export_everything(visit_id: str, *, files: VisitFiles, itineraries: ItineraryFiles) -> bytes:
    """The visit file and the itinerary file as members of one object. Raises ``VisitIsUnknown``."""
    visit, itinerary = load_visit(visit_id), load_itinerary(visit_id)
    plan = None
    if itinerary is not None:
        problem = build_problem(visit)
        plan = json.loads(itineraries.write(problem, known_part(problem, itinerary)))
    everything = {"visit": json.loads(files.write(without_sealed(visit))), "itinerary": plan}
    return (json.dumps(everything, ensure_ascii=False, indent=2) + "\n").encode()
