"""The plans offered beside the best one, in a line each."""

from collections.abc import Iterator

from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, NN_, Code
from visitplanner.planning.difference import difference
from visitplanner.use_cases.plan_file import PlannedFile


def alternatives_of(planned: PlannedFile, wanted: int, localiser: Localiser) -> Iterator[str]:
    """What each is worth and in how much it differs; where there are fewer than ``wanted``, how sure that is."""
    if planned.itinerary.status not in ("optimal", "feasible"):
        return
    yield ""
    for number, each in enumerate(planned.alternatives.plans, 2):
        differing = difference(planned.itinerary, each)
        yield localiser.text(
            NN_(
                "%(file)s: value %(value)s, another choice in %(count)s placement.",
                "%(file)s: value %(value)s, another choice in %(count)s placements.",
                file=Code(f"itinerary.{number}.json"),
                value=each.value or 0,
                count=differing,
            )
        )
    if planned.alternatives.exhausted:
        yield localiser.text(N_("It is proven that no further plan is worth enough and differs enough from these."))
    elif len(planned.alternatives.plans) < wanted:
        yield localiser.text(N_("No further plan that is worth enough and differs enough was found in the time given."))
