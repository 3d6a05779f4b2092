"""What a planned file comes to, in a few sentences below its table, and as an exit status."""

from collections.abc import Iterator, Mapping

from visitplanner.language.localise import Localiser
from visitplanner.language.text import N_, Code, Text
from visitplanner.planning import Itinerary, LeftOut, Status

APPLY = "visitplanner fix VISIT ITINERARY NUMBER -o NEW_VISIT"
EXIT_STATUS: Mapping[Status, int] = {"optimal": 0, "feasible": 0, "infeasible": 3, "unknown": 4, "invalid": 2}


def outcome_of(itinerary: Itinerary, localiser: Localiser) -> Iterator[str]:
    """The lines: how good the plan is, what it leaves out and why, and what would help."""
    yield localiser.text(_verdict(itinerary))
    if itinerary.conflict:
        yield localiser.text(N_("These cannot hold together: %(names)s.", names=_codes(itinerary.conflict)))
    if itinerary.conflict_text:
        yield localiser.text(itinerary.conflict_text)
    if itinerary.left_out:
        yield ""
        yield localiser.text(N_("Left out:"))
        yield from (f"  {localiser.text(_why(each))}" for each in itinerary.left_out)
    if itinerary.fixes:
        yield ""
        yield localiser.text(N_("Each of these changes was tried and makes a plan possible:"))
        for number, fix in enumerate(itinerary.fixes, 1):
            yield "  " + localiser.text(N_("%(number)s. %(change)s", number=number, change=fix.text))
        yield localiser.text(N_("Apply one with %(command)s.", command=Code(APPLY)))


def _verdict(itinerary: Itinerary) -> Text:
    match itinerary.status:
        case "optimal":
            return N_("This plan is the best there is; its value is %(value)s.", value=itinerary.value or 0)
        case "feasible" if itinerary.bound is None:
            return N_("This plan keeps every rule; its value is %(value)s.", value=itinerary.value or 0)
        case "feasible":
            return N_(
                "This plan keeps every rule; its value is %(value)s, and none is above %(bound)s.",
                value=itinerary.value or 0,
                bound=itinerary.bound or 0,
            )
        case "infeasible":
            return N_("The required sessions cannot all take place; this is the most of them that can.")
        case "unknown":
            return N_("No plan was found in the time given. Allow more time with --time-limit, or loosen a rule.")
    return N_("This visit cannot be planned as it is. Check its file for faults.")


def _why(left_out: LeftOut) -> Text:
    return N_("%(id)s: %(reason)s", id=Code(left_out.session), reason=left_out.reason)


def _codes(names: tuple[str, ...]) -> tuple[Code, ...]:
    return tuple(map(Code, names))
